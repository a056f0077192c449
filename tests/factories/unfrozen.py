"""A database without the triggers that freeze a round: for alarm twins, and for rows that the product cannot make."""

from collections.abc import Iterator
from contextlib import contextmanager

from surveys import frozen


@contextmanager
def unfrozen() -> Iterator[None]:
    frozen.let_tables_change(using="default")
    try:
        yield
    finally:
        frozen.freeze_tables(using="default")
