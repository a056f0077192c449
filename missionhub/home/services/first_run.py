"""The first minutes of an installation, without a mail server."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.accounts.models import INVENTED_DOMAIN, User
from missionhub.core.errors import DomainError
from missionhub.home.models import SetupLink
from missionhub.home.services.setup_links import use_setup_link
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.services import start_organization


class NoSuchVisitor(DomainError):
    pass


class VisitorsOwnNothing(DomainError):
    pass


@transaction.atomic
def set_up(
    *,
    link: SetupLink,
    email: str,
    password: str,
    person_name: str,
    organization_fields: Mapping[str, str],
    at: datetime,
) -> Organization:
    """The first administrator and organization; the link and all its siblings are spent with it."""
    use_setup_link(link=link, at=at)
    user = User.objects.create_user(email, password, name=person_name)
    return start_organization(by=user, person_name=person_name, **organization_fields)


def demonstration_visitor(*, role: str) -> User:
    """The demonstration person a visitor becomes. Only people who have no password and live in the demonstration."""
    memberships = (
        Membership.objects.filter(organization__is_demonstration=True, role=role, user__is_active=True)
        .filter(user__email__endswith=INVENTED_DOMAIN)
        .select_related("user")
        .order_by("pk")
    )
    for membership in memberships:
        if not membership.user.has_usable_password():
            return membership.user
    raise NoSuchVisitor(
        _("There is no demonstration organization here. Run `python manage.py seed_demonstration` to make one.")
    )


def is_visitor(user: User) -> bool:
    """A demonstration person, even one somebody gave a password."""
    return user.is_invented


def refuse_visitor(user: User) -> None:
    if is_visitor(user):
        raise VisitorsOwnNothing(
            _("You are looking around as a demonstration person. Sign in with your own account first.")
        )


def has_administrator() -> bool:
    """Whether somebody real runs this installation already."""
    return Membership.objects.filter(role="administrator", organization__is_demonstration=False).exists()
