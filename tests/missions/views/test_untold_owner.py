"""Whoever names an owner is told when nobody tells that owner, and gets the link to hand over."""

import pytest
from django.urls import reverse

from missionhub.organizations.models import MembershipInvitation
from missionhub.organizations.permissions import Role
from missions.models import Outcome
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.factories.plans import CheckInFactory, OutcomeFactory
from tests.missions.views.nouns import url

pytestmark = pytest.mark.django_db
SAID = "Nobody tells Daniel for you"


@pytest.fixture
def daniel(organization):
    return PersonFactory(organization=organization, name="Daniel", email="daniel@example.org")


@pytest.fixture
def row(organization, daniel) -> Outcome:
    return OutcomeFactory(organization=organization, lead=daniel)


def shown(client, row) -> str:
    return client.get(url("outcome", row.pk)).content.decode()


def test_invitation_is_made_beside_the_outcome_and_handed_over(row, daniel, administrator, client_of, settings):
    settings.MAIL_ENABLED = False
    client = client_of(administrator)

    before = shown(client, row)
    address = reverse("organizations:person-invitation", args=["harbor-kitchen", daniel.pk])
    back = client.post(address, {"next": row.get_absolute_url()})
    client.post(address, {"next": row.get_absolute_url()})

    assert f"{SAID}: mail is off" in before
    assert "/join/" not in before
    assert back.url == row.get_absolute_url()
    invitation = MembershipInvitation.objects.get(person=daniel)  # asked again, the first one stands
    assert invitation.role == Role.MEMBER
    assert f'value="{settings.SITE_URL}/join/{invitation.token}/"' in shown(client, row)


def test_invitation_can_be_that_of_a_leader_and_of_nothing_more(row, daniel, administrator, client_of, settings):
    settings.MAIL_ENABLED = False
    address = reverse("organizations:person-invitation", args=["harbor-kitchen", daniel.pk])
    other = PersonFactory(organization=daniel.organization)

    client_of(administrator).post(address, {"role": "leader"})
    client_of(administrator).post(address.replace(str(daniel.pk), str(other.pk)), {"role": "administrator"})

    asked = {invitation.person: invitation.role for invitation in MembershipInvitation.objects.all()}
    assert asked == {daniel: Role.LEADER, other: Role.MEMBER}


def test_invitation_link_is_not_for_who_may_not_invite(row, daniel, administrator, leader, client_of, settings):
    settings.MAIL_ENABLED = False
    client_of(administrator).post(reverse("organizations:person-invitation", args=["harbor-kitchen", daniel.pk]))

    said = shown(client_of(leader), row)

    assert SAID in said
    assert "/join/" not in said
    assert "ask an administrator" in said


def test_owner_with_an_account_gets_the_address_of_the_outcome(row, daniel, leader, client_of, settings):
    settings.MAIL_ENABLED = False
    user = MembershipFactory(organization=row.organization, person=daniel).user
    daniel.user = user
    daniel.save()

    assert f'value="{settings.SITE_URL}{row.get_absolute_url()}"' in shown(client_of(leader), row)


@pytest.mark.parametrize("case", ["mail is on", "mine", "checked in", "only a reader"])
def test_nobody_is_asked_to_tell_who_is_told_or_knows(case, row, leader, member, client_of, settings):
    settings.MAIL_ENABLED = case == "mail is on"
    if case == "mine":
        Outcome.objects.update(lead=leader.person)
    if case == "checked in":
        CheckInFactory(outcome=row)

    assert "Nobody tells" not in shown(client_of(member if case == "only a reader" else leader), row)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_invitation_leads_to_no_other_site(elsewhere, daniel, administrator, client_of):
    address = reverse("organizations:person-invitation", args=["harbor-kitchen", daniel.pk])

    answer = client_of(administrator).post(address, {"next": elsewhere})

    assert answer.url == reverse("organizations:person-list", args=["harbor-kitchen"])


def test_strangers_people_are_not_invited(administrator, client_of):
    address = reverse("organizations:person-invitation", args=["harbor-kitchen", PersonFactory().pk])

    assert client_of(administrator).post(address).status_code == 404
