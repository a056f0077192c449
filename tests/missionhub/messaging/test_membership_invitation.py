from datetime import timedelta

import pytest
from django.core import mail as outbox
from pytest_django import Settings

from missionhub.messaging.membership_invitation import KIND
from missionhub.messaging.models import Message
from missionhub.messaging.registry import register
from missionhub.messaging.services.planning import plan_due
from missionhub.organizations.models import Membership, MembershipInvitation, Person
from missionhub.organizations.services import invite, revoke_invitation
from tests.factories.messaging import DUE_AT
from tests.factories.organizations import PersonFactory
from tests.missionhub.messaging.conftest import Reminder
from tests.missionhub.messaging.services.test_sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace(administrator: Membership, reminder: Reminder) -> Person:
    register(KIND)
    return PersonFactory(organization=administrator.organization, name="Grace", email="grace@example.org")


def invited(person: Person, by: Membership) -> MembershipInvitation:
    return invite(organization=person.organization, person=person, role="leader", by=by.person, at=DUE_AT)


def test_invitation_is_mailed_once_with_its_link(grace: Person, administrator: Membership, settings: Settings) -> None:
    settings.SITE_URL = "https://mission.example.org"
    invitation = invited(grace, administrator)

    for _ in range(2):
        plan_due(at=DUE_AT)
        send()

    (mail,) = outbox.outbox
    assert (mail.to, mail.subject) == (["grace@example.org"], "Harbor Kitchen invites you to MissionHub")
    assert f"https://mission.example.org/join/{invitation.token}/" in mail.body
    assert f'href="https://mission.example.org/join/{invitation.token}/"' in mail.alternatives[0][0]


def test_invitation_withdrawn_before_the_mail_leaves_is_not_sent(grace: Person, administrator: Membership) -> None:
    invitation = invited(grace, administrator)
    plan_due(at=DUE_AT)
    revoke_invitation(invitation=invitation, at=DUE_AT)

    assert send() == {"cancelled": 1}
    assert outbox.outbox == []


def test_invitation_older_than_a_month_is_left_to_its_link(grace: Person, administrator: Membership) -> None:
    invited(grace, administrator)

    plan_due(at=DUE_AT + timedelta(days=30))

    assert not Message.objects.exists()
