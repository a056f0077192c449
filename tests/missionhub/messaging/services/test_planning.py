from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from missionhub.messaging import registry
from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due, MessageKind
from missionhub.messaging.services import planning
from missionhub.messaging.services.planning import plan_due
from tests.factories.messaging import DUE_AT
from tests.factories.organizations import PersonFactory
from tests.missionhub.messaging.conftest import Reminder

pytestmark = pytest.mark.django_db


def _all_of_them(rows: list[Message], *, kind: MessageKind) -> list[Message]:
    return rows


def rows() -> list[tuple[str, str, str]]:
    return sorted(Message.objects.values_list("subject_key", "period_key", "state"))


def test_plan_due_records_each_mail_once_however_often_it_runs(reminder: Reminder) -> None:
    person = PersonFactory(email="ada@example.org")
    reminder.rows = [Due(person, "outcome-1", "2026-W47", DUE_AT), Due(person, "outcome-2", "2026-W47", DUE_AT)]

    counts = [plan_due(at=DUE_AT), plan_due(at=DUE_AT)]

    assert counts == [2, 0]
    assert rows() == [("outcome-1", "2026-W47", "due"), ("outcome-2", "2026-W47", "due")]


def test_plan_due_survives_another_planner_between_its_look_and_its_insert(
    reminder: Reminder, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminder.rows = [Due(PersonFactory(email="ada@example.org"), "outcome-1", "2026-W47", DUE_AT)]
    plan_due(at=DUE_AT)
    monkeypatch.setattr(planning, "_without_known", _all_of_them)

    plan_due(at=DUE_AT)

    assert rows() == [("outcome-1", "2026-W47", "due")]


def test_plan_due_sends_the_newest_period_and_records_older_ones_as_missed(reminder: Reminder) -> None:
    person = PersonFactory(email="ada@example.org")
    reminder.rows = [
        Due(person, "outcome-1", "2026-W45", DUE_AT - timedelta(weeks=2)),
        Due(person, "outcome-1", "2026-W47", DUE_AT),
        Due(person, "outcome-1", "2026-W46", DUE_AT - timedelta(weeks=1)),
    ]

    plan_due(at=DUE_AT)

    assert rows() == [
        ("outcome-1", "2026-W45", "missed"),
        ("outcome-1", "2026-W46", "missed"),
        ("outcome-1", "2026-W47", "due"),
    ]


def test_plan_due_keeps_the_periods_of_one_subject_in_one_batch(
    reminder: Reminder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BATCH", 1)
    person = PersonFactory(email="ada@example.org")
    reminder.rows = [
        Due(person, "outcome-1", "2026-W46", DUE_AT - timedelta(weeks=1)),
        Due(person, "outcome-1", "2026-W47", DUE_AT),
        Due(person, "outcome-2", "2026-W47", DUE_AT),
    ]

    plan_due(at=DUE_AT)

    assert rows() == [
        ("outcome-1", "2026-W46", "missed"),
        ("outcome-1", "2026-W47", "due"),
        ("outcome-2", "2026-W47", "due"),
    ]


def test_plan_due_leaves_out_people_without_an_address_and_people_who_left(reminder: Reminder) -> None:
    reminder.rows = [
        Due(PersonFactory(email=""), "outcome-1", "2026-W47", DUE_AT),
        Due(PersonFactory(email="gone@example.org", left_on=DUE_AT.date()), "outcome-2", "2026-W47", DUE_AT),
        Due(PersonFactory(email="ada@example.org"), "outcome-3", "2026-W47", DUE_AT),
    ]

    plan_due(at=DUE_AT)

    assert rows() == [("outcome-3", "2026-W47", "due")]


def test_plan_due_never_writes_to_the_people_of_a_demonstration(reminder: Reminder) -> None:
    invented = PersonFactory(email="invented@example.org", organization__is_demonstration=True)
    real = PersonFactory(email="ada@example.org")
    reminder.rows = [Due(invented, "outcome-1", "2026-W47", DUE_AT), Due(real, "outcome-2", "2026-W47", DUE_AT)]

    plan_due(at=DUE_AT)

    assert rows() == [("outcome-2", "2026-W47", "due")]


def test_plan_due_plans_nothing_while_mail_is_off(reminder: Reminder, settings: Settings) -> None:
    settings.MAIL_ENABLED = False
    reminder.rows = [Due(PersonFactory(email="ada@example.org"), "outcome-1", "2026-W47", DUE_AT)]

    assert plan_due(at=DUE_AT) == 0
    assert rows() == []


@pytest.mark.parametrize("people", [1, 3])
def test_plan_due_asks_once_and_writes_once_per_batch(
    reminder: Reminder, django_assert_num_queries: DjangoAssertNumQueries, people: int
) -> None:
    reminder.rows = [Due(PersonFactory(email=f"p{n}@example.org"), "x", "2026-W47", DUE_AT) for n in range(people)]

    with django_assert_num_queries(3):  # demonstrations, look, insert
        plan_due(at=DUE_AT)
    with django_assert_num_queries(2):
        plan_due(at=DUE_AT)


def test_plan_due_survives_a_kind_that_fails(reminder: Reminder, caplog: pytest.LogCaptureFixture) -> None:
    def broken(at: datetime) -> Iterator[Due]:
        raise ZeroDivisionError("a fault in a kind")

    reminder.rows = [Due(PersonFactory(email="ada@example.org"), "outcome-1", "2026-W47", DUE_AT)]
    registry.register(MessageKind(name="aaa.broken", due=broken, still_due=reminder.still_due, render=reminder.render))

    assert plan_due(at=DUE_AT) == 1
    assert "aaa.broken could not be planned" in caplog.text
