"""A kind of mail for tests: rows the test lists are due, templates are those of the failure tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django import Settings

from missionhub.messaging import registry
from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due, Letter, MessageKind
from tests.failure.smtp_sink import SmtpSink

TEMPLATES = Path(__file__).parents[2] / "failure" / "templates"


@dataclass
class Reminder:
    rows: list[Due] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    poisoned: set[str] = field(default_factory=set)

    def due(self, at: datetime) -> list[Due]:
        return [row for row in self.rows if row.not_before <= at]

    def still_due(self, message: Message, at: datetime) -> bool:
        return message.subject_key not in self.answered

    def render(self, message: Message, at: datetime) -> Letter:
        if message.subject_key in self.poisoned:
            raise ZeroDivisionError("a fault in a kind")
        return Letter("tests/reminder", {})


@pytest.fixture
def reminder(settings: Settings) -> Iterator[Reminder]:
    """Mail that somebody sends in person, so to speak."""
    yield from only_kind(settings, is_regular=False)


@pytest.fixture
def regular(settings: Settings) -> Iterator[Reminder]:
    """The same, but regular: it may be declined and keeps quiet hours."""
    yield from only_kind(settings, is_regular=True)


def only_kind(settings: Settings, *, is_regular: bool) -> Iterator[Reminder]:
    written = Reminder()
    base = settings.TEMPLATES[0]
    kind = MessageKind(
        name="tests.reminder",
        due=written.due,
        still_due=written.still_due,
        render=written.render,
        title="Reminder",
        is_regular=is_regular,
    )
    others = registry.registered_kinds()
    for other in others:
        registry.unregister(other.name)
    registry.register(kind)
    with override_settings(TEMPLATES=[{**base, "DIRS": [*base["DIRS"], TEMPLATES]}]):
        yield written
    for registered in registry.registered_kinds():
        registry.unregister(registered.name)
    for other in others:
        registry.register(other)


@pytest.fixture
def sink(settings: Settings) -> Iterator[SmtpSink]:
    with SmtpSink() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
