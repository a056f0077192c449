"""A leader's week: from the Monday mail to saved, in at most four taps and one number; then the desk."""

from datetime import timedelta
from random import Random

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from missionhub.messaging.models import Message
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from missionhub.organizations.models import Membership, Person
from missions.models import Outcome
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory
from tests.missions.journeys.conftest import Hand
from tests.missions.plans import weekly

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def overdue_outcome(person: Person, title: str = "Families fed") -> Outcome:
    today = timezone.now().date()
    person.email = "lena@example.org"
    person.save()
    Person.objects.update(created_at=timezone.now() - timedelta(weeks=20))
    outcome = weekly(lead=person, title=title, start_on=today - timedelta(weeks=12), last_on=None)
    CheckInFactory(outcome=outcome, on=today - timedelta(weeks=2), value=40, confidence="medium", made_by=person)
    return outcome


def monday_mail() -> str:
    at = timezone.now().replace(hour=12)
    plan_due(at=at)
    Message.objects.exclude(kind="missions.week").delete()
    send_due(clock=lambda: at, jitter=Random(7))
    (mail,) = outbox.outbox
    html: str = mail.alternatives[0][0]
    return html


def sign_in(hand: Hand, membership: Membership, settings: object, address: str) -> None:
    client = Client()
    client.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    hand.page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def test_from_the_monday_mail_to_saved_in_four_taps_and_one_number(hand: Hand, leader: Membership) -> None:
    outcome = overdue_outcome(leader.person)
    hand.page.set_content(monday_mail())
    hand.assert_accessible()

    hand.tap(hand.page.get_by_role("link", name="Check in"))
    hand.page.wait_for_url("**/w/")
    hand.assert_accessible()
    hand.tap(hand.page.get_by_label("Value now"))
    hand.type_number("44")
    hand.tap(hand.page.get_by_role("button", name="Save"))
    hand.page.get_by_text("1 check-in was saved.").wait_for()
    hand.page.get_by_text("That is all for this week.").wait_for()
    hand.assert_accessible()

    newest = outcome.check_ins.newest_first()[0]
    print(f"{hand.taps} taps, {len(hand.numbers)} number")
    assert (hand.taps, hand.numbers) == (3, ["44"])
    assert (int(newest.value), newest.confidence, newest.made_by) == (44, "medium", leader.person)


def test_all_that_is_due_is_saved_from_the_keyboard(
    hand: Hand, leader: Membership, settings: object, live_server: object
) -> None:
    first, second = overdue_outcome(leader.person, "Families fed"), overdue_outcome(leader.person, "Food rescued")
    sign_in(hand, leader, settings, live_server.url)
    hand.page.goto(f"{live_server.url}/o/harbor-kitchen/me/")
    hand.assert_accessible()

    hand.page.get_by_label("Value now").nth(1).focus()
    hand.type_number("41")
    hand.page.keyboard.press("Enter")
    hand.page.get_by_text("1 check-in was saved.").wait_for()
    hand.page.get_by_label("Nothing has changed").check()
    hand.page.get_by_role("button", name="Save").click()
    hand.page.get_by_text("No check-in is due this week").wait_for()
    hand.assert_accessible()

    assert [int(outcome.check_ins.newest_first()[0].value) for outcome in (first, second)] == [40, 41]


def test_leader_reads_what_others_checked_in_and_sees_where_work_leads(
    hand: Hand, leader: Membership, settings: object, live_server: object
) -> None:
    writer = PersonFactory(organization=leader.organization, name="Max")
    outcome = weekly(lead=writer, reviewer=leader.person)
    CheckInFactory(outcome=outcome, on=timezone.now().date(), made_by=writer, note="Rain all week.")
    sign_in(hand, leader, settings, live_server.url)
    hand.page.goto(f"{live_server.url}/o/harbor-kitchen/me/")
    hand.page.get_by_text("Rain all week.").wait_for()

    hand.page.get_by_role("button", name="Seen").click()
    hand.page.get_by_text("Seen. Whoever wrote it can tell.").wait_for()
    for tab, question in (("My line of sight", "Where does my work lead?"), ("My mail", "What should we write to you")):
        hand.page.get_by_role("link", name=tab).click()
        hand.page.get_by_role("heading", name=question).wait_for()
        hand.assert_accessible()

    assert outcome.check_ins.newest_first()[0].acknowledged_by == leader.person


def test_typing_survives_a_reload(hand: Hand, leader: Membership, settings: object, live_server: object) -> None:
    overdue_outcome(leader.person)
    sign_in(hand, leader, settings, live_server.url)
    hand.page.goto(f"{live_server.url}/o/harbor-kitchen/me/")
    hand.page.get_by_text("Add a note, or another day").click()
    hand.page.get_by_label("Note").fill("Typed for minutes.")
    hand.page.get_by_text("We will reach it").click()

    hand.page.reload()
    hand.page.get_by_text("What you typed before is back.").wait_for()

    assert hand.page.get_by_label("Note").input_value() == "Typed for minutes."
    assert hand.page.get_by_label("We will reach it").is_checked()
