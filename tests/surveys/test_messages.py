from datetime import timedelta
from random import Random

import pytest
from django.core import mail
from django.utils import timezone

from missionhub.messaging.models import Message
from missionhub.messaging.registry import kind_named
from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from surveys import messages
from surveys.queries import invitation_url
from surveys.services import close_round, open_leaders_round
from tests.factories.organizations import PersonFactory
from tests.factories.surveys import STATEMENT, answer, mission_with_text
from tests.surveys.views.messages_of import english_in


@pytest.fixture
def round(leader):
    organization = leader.organization
    people = [
        PersonFactory(organization=organization, name="Ana Ruiz", email="ana@example.org"),
        PersonFactory(organization=organization, name="Bo Chen"),
    ]
    now = timezone.now()
    mission = mission_with_text(organization=organization)
    return open_leaders_round(
        mission=mission, people=people, closes_at=now + timedelta(days=7), by=leader.person, at=now
    )


def due_names(at=None) -> list[str]:
    return sorted(due.person.name for due in messages.due(at or timezone.now()))


def test_kind_is_registered():
    assert kind_named("surveys.invitation") is messages.KIND


def test_everybody_who_has_not_answered_is_due(round):
    assert due_names() == ["Ana Ruiz", "Bo Chen"]

    answer(round)

    assert due_names() == ["Bo Chen"]


def test_nobody_is_due_after_the_round_ended(round, leader):
    assert due_names(timezone.now() + timedelta(days=8)) == []

    close_round(round=round, by=leader.person, at=timezone.now())

    assert due_names() == []


def test_mail_switched_on_late_does_not_write_to_the_long_since_asked(round):
    round.closes_at = None
    round.save(update_fields=["closes_at"])

    assert due_names(timezone.now() + timedelta(days=31)) == []


def test_still_due_until_answered(round):
    invitation = round.invitations.get(roster_entry__name="Ana Ruiz")
    message = Message(subject_key=str(invitation.pk))
    before = messages.still_due(message, timezone.now())

    answer(round)

    assert (before, messages.still_due(message, timezone.now())) == (True, False)


def test_mail_is_german_for_whoever_reads_german(round):
    PersonFactory._meta.model.objects.filter(name="Ana Ruiz").update(language="de")
    plan_due(at=timezone.now())
    send_due(clock=timezone.now, jitter=Random(7))

    (sent,) = [message for message in mail.outbox if message.to == ["ana@example.org"]]
    assert sent.subject == "Harbor Kitchen hat eine Frage an Sie"
    assert english_in(sent.subject + sent.body + sent.alternatives[0][0]) == []
    assert round.told["de"] in sent.body


def test_mail_says_who_asks_and_what_and_never_the_mission(round, leader, settings):
    settings.SITE_URL = "https://missionhub.example.org"
    plan_due(at=timezone.now())
    send_due(clock=timezone.now, jitter=Random(7))

    (sent,) = [message for message in mail.outbox if message.to == ["ana@example.org"]]
    whole = sent.subject + sent.body + str(sent.alternatives)
    link = invitation_url(round.invitations.get(roster_entry__name="Ana Ruiz"))
    assert sent.subject == "Harbor Kitchen asks you one question"
    assert "Lena Leader asks you" in sent.body and "What do you get paid to do?" in sent.body
    assert link.startswith("https://missionhub.example.org/a/") and link in sent.body
    assert round.disclosure_text in sent.body
    assert STATEMENT not in whole
