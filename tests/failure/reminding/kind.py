"""A kind of mail that everybody is owed, always."""

from collections.abc import Iterator
from datetime import UTC, datetime

from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due, Letter
from missionhub.organizations.models import Person

DUE_AT = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def everybody(at: datetime) -> Iterator[Due]:
    for person in Person.objects.order_by("pk"):
        yield Due(person, "outcome", "2026-W47", DUE_AT)


def always(message: Message, at: datetime) -> bool:
    return True


def letter(message: Message, at: datetime) -> Letter:
    return Letter("tests/reminder", {})
