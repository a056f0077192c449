from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.core import mail as outbox
from django.test import Client

from missionhub.messaging.models import Message
from missionhub.messaging.services import sending
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from missionhub.organizations.models import Membership, Organization, Person
from missions.models import WeekLink
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, StoryFactory
from tests.missions.plans import MONDAY, overdue, weekly

pytestmark = pytest.mark.django_db


def round_at(at: datetime = MONDAY) -> Counter[str]:
    """One sweep over the Monday mail alone: plan, then send."""
    plan_week(at)
    return send_due(clock=lambda: at, jitter=Random(7))


def plan_week(at: datetime = MONDAY) -> None:
    plan_due(at=at)
    Message.objects.exclude(kind="missions.week").delete()


def rows() -> list[tuple[str, str, str]]:
    return sorted(Message.objects.values_list("kind", "period_key", "state"))


def test_monday_mail_brings_what_is_due_with_a_link_that_opens_it(rosa: Person) -> None:
    weekly(lead=rosa, title="Families fed")
    overdue(lead=rosa, title="Food rescued")

    round_at()

    (mail,) = outbox.outbox
    link = WeekLink.objects.get()
    assert mail.subject == "Harbor Kitchen: 2 check-ins for you this week"
    assert mail.to == ["rosa@example.org"]
    for text in ("Families fed", "Food rescued", "Overdue since 8 November", "last time 40 families", link.token):
        assert text in mail.body
        assert text in mail.alternatives[0][0]
    assert link.expires_at == MONDAY + timedelta(days=7)


def test_monday_mail_comes_once_a_week_whatever_runs_twice(rosa: Person) -> None:
    overdue(lead=rosa)

    for at in (MONDAY, MONDAY, MONDAY + timedelta(days=2), MONDAY + timedelta(days=6, hours=20)):
        plan_due(at=at)
    send_due(clock=lambda: MONDAY + timedelta(days=2), jitter=Random(7))

    assert [row for row in rows() if row[0] == "missions.week"] == [("missions.week", "2026-W47", "sent")]


def test_laptop_closed_since_last_monday_reminds_once(rosa: Person) -> None:
    overdue(lead=rosa)

    round_at(MONDAY + timedelta(days=18, hours=4))

    assert [row for row in rows() if row[0] == "missions.week"] == [("missions.week", "2026-W49", "sent")]


def test_monday_mail_waits_for_seven_by_the_reader_s_clock(rosa: Person) -> None:
    overdue(lead=rosa)
    Person.objects.update(time_zone="America/New_York")

    plan_due(at=datetime(2026, 11, 16, 11, 59, tzinfo=UTC))
    early = rows()
    plan_due(at=datetime(2026, 11, 16, 12, 0, tzinfo=UTC))

    assert ("missions.week", "2026-W46", "due") in early
    assert ("missions.week", "2026-W47", "due") in rows()


def test_who_owes_nothing_hears_what_moved_and_one_story_without_a_door(
    rosa: Person, member: Membership, organization: Organization
) -> None:
    Membership.objects.filter(pk=member.pk).update(person=rosa)
    outcome = weekly(lead=PersonFactory(organization=organization), title="Meals", target=500)
    CheckInFactory(outcome=outcome, on=MONDAY.date() - timedelta(days=1), value=55)
    StoryFactory(organization=organization, state="shown", told_at=MONDAY - timedelta(days=1), text="Supper for ten.")
    StoryFactory(organization=organization, told_at=MONDAY - timedelta(days=1), text="Nobody has read this.")

    round_at()

    (mail,) = outbox.outbox
    assert mail.subject == "Harbor Kitchen: what moved this week"
    assert "Meals: 40 families → 55 families (target 500 families)" in mail.body
    assert "Supper for ten." in mail.body
    assert "Nobody has read this." not in mail.body
    assert not WeekLink.objects.exists()


def test_monday_without_anything_to_say_stays_silent(rosa: Person, member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(person=rosa)

    round_at()

    assert outbox.outbox == []
    assert rows() == [("missions.week", "2026-W47", "cancelled")]


def test_nothing_leaves_once_the_check_in_was_made(rosa: Person) -> None:
    outcome = weekly(lead=rosa)
    plan_week()
    CheckInFactory(outcome=outcome, on=MONDAY.date(), value=40)  # nothing moved either

    assert send_due(clock=lambda: MONDAY, jitter=Random(7)) == {"cancelled": 1}
    assert not WeekLink.objects.exists()


def test_check_in_made_while_the_sender_holds_the_row_still_stops_the_mail(
    rosa: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = weekly(lead=rosa)
    plan_week()

    def meanwhile(point: str) -> None:
        if point == "messaging.claimed":
            CheckInFactory(outcome=outcome, on=MONDAY.date(), value=40)

    monkeypatch.setattr(sending, "crash", meanwhile)

    assert send_due(clock=lambda: MONDAY, jitter=Random(7)) == {"cancelled": 1}


def test_alarm_without_the_check_in_the_same_row_is_sent(rosa: Person) -> None:
    weekly(lead=rosa)
    plan_week()

    assert send_due(clock=lambda: MONDAY, jitter=Random(7)) == {"sent": 1}


def test_demonstrations_are_written_nothing(rosa: Person, organization: Organization) -> None:
    overdue(lead=rosa)
    organization.is_demonstration = True
    organization.save()

    assert plan_due(at=MONDAY) == 0


def test_mail_is_written_in_the_reader_s_language(rosa: Person) -> None:
    overdue(lead=rosa)
    Person.objects.update(language="de")

    round_at()

    assert 'lang="de"' in outbox.outbox[0].alternatives[0][0]


def test_link_of_the_mail_leads_to_the_due_check_ins(rosa: Person) -> None:
    overdue(lead=rosa)
    Person.objects.update(created_at=MONDAY.replace(month=1))
    now = datetime.now(UTC)
    round_at(now.replace(hour=12))

    (mail,) = outbox.outbox
    door = next(word for word in mail.body.split() if "/w/" in word)
    page = Client().get("/w/" + door.partition("/w/")[2], follow=True)

    assert page.status_code == 200
    assert len(page.context["cards"]) == 1
