"""The product's own settings, with a doorbell that lacks its protection."""

from missionhub.settings import *  # noqa: F403 - the settings plus what follows

INSTALLED_APPS += ["tests.failure.bare_bell"]  # noqa: F405 - from settings
