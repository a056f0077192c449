import pytest
from django.contrib.auth.models import AnonymousUser

from missionhub.organizations.access import NotAllowed, NotFoundHere, SignInNeeded, enter
from missionhub.organizations.permissions import PERMISSIONS, Permission, Role
from tests.factories.organizations import MembershipFactory


def test_member_with_the_permission_enters(leader):
    entry = enter(user=leader.user, organization_slug="harbor-kitchen", permission=Permission.MISSION_EDIT)

    assert (entry.organization, entry.membership, entry.person) == (leader.organization, leader, leader.person)


def test_member_without_the_permission_is_refused(member):
    with pytest.raises(NotAllowed):
        enter(user=member.user, organization_slug="harbor-kitchen", permission=Permission.MISSION_EDIT)


def test_stranger_cannot_tell_ours_from_nothing(organization):
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)

    for slug in (organization.slug, "no-such-place"):
        with pytest.raises(NotFoundHere):
            enter(user=stranger.user, organization_slug=slug, permission=Permission.OVERVIEW_VIEW)


def test_nobody_must_sign_in(organization):
    with pytest.raises(SignInNeeded):
        enter(user=AnonymousUser(), organization_slug=organization.slug, permission=Permission.OVERVIEW_VIEW)


def test_deactivated_account_is_out_at_once(administrator):
    administrator.user.is_active = False

    with pytest.raises(SignInNeeded):
        enter(user=administrator.user, organization_slug="harbor-kitchen", permission=Permission.OVERVIEW_VIEW)


def test_superuser_has_no_back_door(organization):
    stranger = MembershipFactory(user__is_superuser=True, user__is_staff=True)

    with pytest.raises(NotFoundHere):
        enter(user=stranger.user, organization_slug=organization.slug, permission=Permission.OVERVIEW_VIEW)


def test_roles_grow_from_member_to_administrator():
    assert (
        PERMISSIONS[Role.MEMBER] < PERMISSIONS[Role.LEADER] < PERMISSIONS[Role.ADMINISTRATOR] == frozenset(Permission)
    )
