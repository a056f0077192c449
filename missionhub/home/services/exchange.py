"""An organization leaves with everything it wrote, and comes back whole."""

from datetime import datetime
from typing import IO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.home.exchange.reading import Restoring, Whole, about_fields
from missionhub.home.exchange.writing import write_organization
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Role
from missionhub.organizations.services import start_organization


class ExportRefused(DomainError):
    """The files of an export do not fit together."""


def export_organization(*, organization: Organization, to: IO[bytes]) -> None:
    """One consistent picture: everything is read in one transaction."""
    with transaction.atomic():
        write_organization(organization=organization, to=to)


@transaction.atomic
def restore_organization(*, whole: Whole, name: str, by: User | None) -> Organization:
    """A new organization with new ids; whoever brings it in is its administrator, as themselves if among its people."""
    organization = start_organization(name=name or whole.about.get("name", ""), by=None, **about_fields(whole))
    restoring = Restoring(whole=whole, organization=organization)
    try:
        with transaction.atomic():
            restoring.restore()
    except IntegrityError as error:
        raise ExportRefused(
            _("Two lines of these files contradict each other. Export the organization again.")
        ) from error
    if whole.problems:
        raise ExportRefused(str(whole.problems[0]))
    if by is not None:
        _admit(organization, by)
    return organization


def _admit(organization: Organization, user: User) -> None:
    known = Person.objects.of(organization).filter(email__iexact=user.email).order_by("pk").first()
    person = known or Person.objects.create(organization=organization, name=user.name or user.email, email=user.email)
    Person.objects.filter(pk=person.pk).update(user=user)
    Membership.objects.create(organization=organization, person=person, user=user, role=Role.ADMINISTRATOR)


def file_name(organization: Organization, *, at: datetime) -> str:
    return f"{organization.slug}-{at:%Y-%m-%d}.zip"
