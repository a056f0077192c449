"""The one door of tenancy: pages and REST both enter an organization here, and nowhere else."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from missionhub.accounts.models import User
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Permission


class SignInNeeded(Exception):
    """Nobody is signed in."""


class NotFoundHere(Exception):
    """No such organization, or not yours: the caller cannot tell which."""


class NotAllowed(Exception):
    """A member without the permission."""


@dataclass(frozen=True)
class Entry:
    organization: Organization
    membership: Membership
    person: Person


def enter(*, user: User | AnonymousUser, organization_slug: str, permission: Permission) -> Entry:
    """Let a member with the permission in; otherwise raise what the caller turns into sign-in, 404 or 403."""
    if not user.is_authenticated or not user.is_active:
        raise SignInNeeded
    membership = (
        Membership.objects.select_related("organization", "person")
        .filter(user=user, organization__slug=organization_slug, person__left_on__isnull=True)
        .first()
    )
    if membership is None:
        raise NotFoundHere
    if not membership.may(permission):
        raise NotAllowed
    membership.person.organization = membership.organization
    return Entry(membership.organization, membership, membership.person)
