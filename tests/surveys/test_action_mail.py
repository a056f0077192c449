from datetime import timedelta
from random import Random

import pytest
from django.core import mail
from django.utils import timezone

from missionhub.messaging.models import Message
from missionhub.messaging.registry import kind_named
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from surveys import action_mail
from surveys.models import Action, Round
from surveys.services import agree_action, change_action, close_round, finish_action
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.factories.surveys import open_round

RESULT = "Nobody mentions the promise to train people"


@pytest.fixture
def ana(organization):
    return PersonFactory(organization=organization, name="Ana Ruiz", email="ana@example.org")


@pytest.fixture
def bo(organization):
    return PersonFactory(organization=organization, name="Bo Chen", email="bo@example.org")


@pytest.fixture
def action(leader, ana) -> Action:
    round = open_round(by=leader.person)
    Round.objects.filter(pk=round.pk).update(title=RESULT)
    close_round(round=round, by=leader.person, at=timezone.now())
    round.refresh_from_db()
    return agree_action(
        round=round,
        text="Ask the trainees what they need",
        person=ana,
        due_on=timezone.now().date() + timedelta(days=30),
        by=leader.person,
        at=timezone.now(),
    )


def change(action: Action, **changes) -> None:
    action.refresh_from_db()
    kept = {name: getattr(action, name) for name in ("text", "person", "due_on", "lock_version")}
    change_action(action=action, **kept | changes, at=timezone.now())


def plan() -> list[Message]:
    plan_due(at=timezone.now())
    return list(Message.objects.filter(kind="surveys.action").order_by("not_before", "pk"))


def send() -> list[str]:
    """To whom the mails about actions went."""
    send_due(clock=timezone.now, jitter=Random(7))
    return [letter.to[0] for letter in mail.outbox if "trainees" in letter.subject]


def test_kind_is_registered():
    assert kind_named("surveys.action") is action_mail.KIND


def test_owner_without_account_gets_one_mail_with_the_link(action, organization, leader):
    plan()
    plan()
    sent, again = send(), send()

    assert (sent, again) == (["ana@example.org"], ["ana@example.org"])
    (letter,) = [one for one in mail.outbox if one.to == ["ana@example.org"]]
    assert f"/d/{action.token}/" in letter.body and "Ask the trainees what they need" in letter.body
    assert leader.person.name in letter.body and organization.name in letter.body


def test_mail_reveals_nothing_but_the_action(action):
    plan()
    send()

    (letter,) = [one for one in mail.outbox if one.to == ["ana@example.org"]]
    assert not any(RESULT in text for text in (letter.body, letter.subject, letter.alternatives[0].content))
    assert action.round.title == RESULT  # what could have leaked is there


def test_german_reader_gets_german(action, ana):
    ana.language = "de"
    ana.save()
    plan()
    send()

    (letter,) = [one for one in mail.outbox if one.to == ["ana@example.org"]]
    assert "hat aufgeschrieben, dass Sie dies tun" in letter.body and "wrote down" not in letter.body


def test_edits_send_nothing_more(action):
    plan()
    send()

    change(action, text="Ask the trainees again", due_on=action.due_on + timedelta(days=9))

    assert (len(plan()), send()) == (1, ["ana@example.org"])


def test_mail_is_withdrawn_when_the_owner_changes_before_it_leaves(action, bo):
    plan()
    change(action, person=bo)
    rows = plan()

    assert send() == ["bo@example.org"]
    states = {row.person.name: row.state for row in Message.objects.filter(pk__in=[row.pk for row in rows])}
    assert states == {"Ana Ruiz": Message.State.CANCELLED, "Bo Chen": Message.State.SENT}


def test_mail_taken_back_by_mistake_is_sent_after_all(action, ana, bo):
    plan()
    change(action, person=bo)
    send_due(clock=timezone.now, jitter=Random(7))  # withdraws Ana's
    change(action, person=ana)
    plan()

    assert send() == ["ana@example.org"]


def test_done_action_is_not_mailed(action, leader):
    plan()
    finish_action(action=action, by=leader.person, at=timezone.now())

    assert send() == []


@pytest.mark.parametrize("is_planned", [True, False])
def test_owner_with_an_account_gets_no_such_mail(action, ana, is_planned: bool):
    if is_planned:
        plan()
    MembershipFactory(organization=ana.organization, person=ana)
    plan()

    assert send() == []


def test_long_since_given_action_is_not_mailed_when_mail_is_switched_on_late(action):
    due = [one.person.name for one in action_mail.due(timezone.now())]

    assert (due, list(action_mail.due(timezone.now() + timedelta(days=31)))) == (["Ana Ruiz"], [])


def test_owner_without_address_and_demonstrations_are_not_written_to(action, ana, organization):
    organization.is_demonstration = True
    organization.save()
    assert plan() == []
    organization.is_demonstration = False
    organization.save()
    ana.email = ""
    ana.save()
    assert plan() == []
