from datetime import UTC, datetime

import pytest
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from missionhub.organizations.services import (
    InvitationClosed,
    LastAdministrator,
    accept_invitation,
    change_role,
    invite,
    remove_person,
)
from tests.factories.organizations import PersonFactory, UserFactory

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def an_invitation(administrator, role=Role.LEADER):
    person = PersonFactory(organization=administrator.organization, name="Nia Newcomer")
    return invite(organization=administrator.organization, person=person, role=role, by=administrator.person, at=NOW)


def test_invitation_gives_the_role_once(administrator):
    invitation, joiner, other = an_invitation(administrator), UserFactory(), UserFactory()

    membership = accept_invitation(invitation=invitation, by=joiner, at=NOW)

    assert (membership.role, membership.person.name) == (Role.LEADER, "Nia Newcomer")
    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=invitation, by=other, at=NOW)
    assert not Membership.objects.filter(user=other).exists()


def test_person_of_the_demonstration_joins_no_real_organization(administrator):
    invitation, visitor = an_invitation(administrator), UserFactory(email="leilani@riverbend.example")

    with pytest.raises(InvitationClosed, match="Sign out"):
        accept_invitation(invitation=invitation, by=visitor, at=NOW)

    assert accept_invitation(invitation=invitation, by=UserFactory(), at=NOW).role == Role.LEADER


def test_second_invitation_withdraws_the_first(administrator):
    first = an_invitation(administrator)
    invite(
        organization=administrator.organization, person=first.person, role=Role.MEMBER, by=administrator.person, at=NOW
    )

    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=first, by=UserFactory(), at=NOW)


def test_link_works_for_a_new_account_and_dies_with_revocation(administrator, client_of, client):
    invitation = an_invitation(administrator)
    url = reverse("organizations:invitation", args=[invitation.token])
    before = client.get(url)

    client_of(administrator).post(
        reverse("organizations:invitation-revocation", args=["harbor-kitchen", invitation.pk])
    )

    assert (before.status_code, client.get(url).status_code) == (200, 404)
    assert "Nia Newcomer" in before.content.decode()


def test_forged_link_is_not_found(administrator, client):
    invitation = an_invitation(administrator)
    forged = invitation.token[:-4] + ("AAAA" if not invitation.token.endswith("AAAA") else "BBBB")

    assert client.get(reverse("organizations:invitation", args=[forged])).status_code == 404


def test_administrator_invites_from_the_page_and_sees_the_link(administrator, client_of):
    page = client_of(administrator).post(
        reverse("organizations:invitation-new", args=["harbor-kitchen"]),
        {"name": "Sol Staff", "email": "", "title": "", "team": "", "role": "member"},
        follow=True,
    )

    assert "/join/" in page.content.decode()
    assert "Sol Staff" in page.content.decode()


def test_last_administrator_stays(administrator):
    with pytest.raises(LastAdministrator):
        change_role(membership=administrator, role=Role.MEMBER)
    with pytest.raises(LastAdministrator):
        remove_person(person=administrator.person, at=NOW)

    administrator.refresh_from_db()
    assert administrator.role == Role.ADMINISTRATOR


def test_leaving_ends_access_and_keeps_the_name(administrator, leader, client_of):
    signed_in = client_of(leader)

    remove_person(person=leader.person, at=NOW)

    assert signed_in.get(reverse("organizations:person-list", args=["harbor-kitchen"])).status_code == 404
    leader.person.refresh_from_db()
    assert (leader.person.name, leader.person.user) == ("Lena Leader", None)
