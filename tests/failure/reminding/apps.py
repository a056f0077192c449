from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

from missionhub.messaging.registry import Due, Letter, MessageKind, register

if TYPE_CHECKING:
    from missionhub.messaging.models import Message

DUE_AT = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


class RemindingConfig(AppConfig):
    name = "tests.failure.reminding"

    def ready(self) -> None:
        register(
            MessageKind(
                name="tests.reminder",
                due=everybody,
                still_due=always,
                render=letter,
            )
        )


def always(message: "Message", at: datetime) -> bool:
    return True


def letter(message: "Message", at: datetime) -> Letter:
    return Letter("tests/reminder", {})


def everybody(at: datetime) -> Iterator[Due]:
    from missionhub.organizations.models import Person

    for person in Person.objects.order_by("pk"):
        yield Due(person, "outcome", "2026-W47", DUE_AT)
