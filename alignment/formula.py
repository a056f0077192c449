"""The version of how figures are put together from what the engines say; docs/method.md states the same one."""

FORMULA_VERSION = "2.3"
SEED = 0
