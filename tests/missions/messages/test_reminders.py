from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.core import mail as outbox
from pytest_django import DjangoAssertNumQueries

from missionhub.messaging.models import Message
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from missionhub.organizations.models import Person
from missions.messages import reminders
from missions.models import Pause, Responsibility, RoleHolder
from missions.queries.debtors import debtors
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, KeyRoleFactory
from tests.missions.plans import ON, overdue, weekly

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)


def planned(at: datetime) -> list[tuple[str, str]]:
    plan_due(at=at)
    rows = Message.objects.filter(kind__startswith="missions.check_in").order_by("kind", "period_key")
    return list(rows.values_list("kind", "period_key"))


def send(at: datetime) -> dict[str, int]:
    return dict(send_due(clock=lambda: at, jitter=Random(7)))


def only_reminders() -> None:
    Message.objects.exclude(kind__startswith="missions.check_in").delete()


def test_due_reminder_comes_on_its_day_with_all_that_is_due(rosa: Person) -> None:
    weekly(lead=rosa, title="Families fed")
    weekly(lead=rosa, title="Food rescued")

    before = planned(SUNDAY - timedelta(days=1))
    on_the_day = planned(SUNDAY)
    only_reminders()
    sent = send(SUNDAY)

    assert (before, on_the_day) == ([], [("missions.check_in_due", "2026-11-22")])
    assert sent == {"sent": 1}
    assert outbox.outbox[0].subject == "2 check-ins are due today"
    assert "Families fed" in outbox.outbox[0].body
    assert "/w/" in outbox.outbox[0].body


def test_due_reminder_of_yesterday_is_dropped(rosa: Person) -> None:
    weekly(lead=rosa)
    planned(SUNDAY)
    only_reminders()

    assert send(SUNDAY + timedelta(days=1)) == {"cancelled": 1}


def test_overdue_reminder_comes_on_thursdays(rosa: Person) -> None:
    weekly(lead=rosa, last_on=date(2026, 11, 4), title="Food rescued")

    rows = planned(THURSDAY)
    only_reminders()
    sent = send(THURSDAY)

    assert rows == [("missions.check_in_overdue", "2026-W47")]
    assert sent == {"sent": 1}
    assert outbox.outbox[0].subject == "Still without a check-in: Food rescued"


def test_overdue_reminders_stop_after_three_weeks(rosa: Person) -> None:
    weekly(lead=rosa, last_on=date(2026, 10, 14))

    assert planned(THURSDAY) == []


def test_nobody_gets_more_than_two_reminders_in_seven_days(rosa: Person) -> None:
    weekly(lead=rosa)
    for number in range(2):
        Message.objects.create(
            organization=rosa.organization,
            person=rosa,
            kind=reminders.OVERDUE_NAME,
            subject_key="check-ins",
            period_key=f"earlier-{number}",
            not_before=SUNDAY - timedelta(days=1),
            state="sent",
        )
    planned(SUNDAY)
    only_reminders()

    assert send(SUNDAY) == {"cancelled": 1}


def test_alarm_after_one_reminder_the_second_leaves(rosa: Person) -> None:
    weekly(lead=rosa)
    planned(SUNDAY)
    only_reminders()

    assert send(SUNDAY) == {"sent": 1}


def test_reminder_is_dropped_when_the_check_in_was_made(rosa: Person) -> None:
    outcome = weekly(lead=rosa)
    planned(SUNDAY)
    only_reminders()
    CheckInFactory(outcome=outcome, on=SUNDAY.date())

    assert send(SUNDAY) == {"cancelled": 1}


def test_debtors_are_leads_and_without_one_the_holders_of_the_accountable_role(rosa: Person) -> None:
    holder, other = (PersonFactory(organization=rosa.organization) for _ in range(2))
    gone = PersonFactory(organization=rosa.organization, left_on=ON)
    for lead, held_by in ((rosa, other), (gone, holder)):
        role = KeyRoleFactory(organization=rosa.organization)
        Responsibility.objects.create(outcome=overdue(lead=lead), role=role, kind="accountable")
        RoleHolder.objects.create(role=role, person=held_by)
    weekly(lead=PersonFactory(organization=rosa.organization), last_on=ON)

    assert debtors(at=THURSDAY, wanted=lambda owed, on: True) == {rosa.pk, holder.pk}


def test_debtors_have_none_in_a_pause(rosa: Person) -> None:
    weekly(lead=rosa, last_on=date(2026, 11, 4))
    Pause.objects.create(
        organization=rosa.organization, name="Off", starts_on=date(2026, 11, 9), ends_on=date(2026, 11, 30)
    )

    assert debtors(at=THURSDAY, wanted=lambda owed, on: True) == set()


@pytest.mark.parametrize("rows", [1, 3])
def test_debtors_ask_a_fixed_number_of_questions(
    rosa: Person, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        overdue(lead=PersonFactory())
        overdue(lead=None, organization=rosa.organization)

    with django_assert_num_queries(3):
        debtors(at=THURSDAY, wanted=lambda owed, on: True)
