"""The demonstration, seeded once for the tests of a module: seconds each time, and each test leaves it as it found it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import transaction

from missionhub.home.services.demonstration import seed_demonstration
from missionhub.organizations.models import Organization


@contextmanager
def made_once(blocker: Any, make: Callable[[], Any]) -> Iterator[Any]:
    """Made inside a transaction that ends with the module; a test's own transaction lies inside and is undone."""
    block = transaction.atomic()
    block._from_testcase = True  # as Django's own test case marks its: durable blocks may lie inside
    with blocker.unblock(), block:
        yield make()
        transaction.set_rollback(True)


@contextmanager
def demonstration(blocker: Any, **options: Any) -> Iterator[Organization]:
    with made_once(blocker, partial(seed_demonstration, **options)) as organization:
        yield organization
