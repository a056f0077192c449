from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Role
from missionhub.organizations.time_zones import UTC, is_time_zone


class SlugTaken(DomainError):
    """Another organization has this address."""


class UnknownTimeZone(DomainError):
    """No such place in the list of time zones."""


def free_slug(name: str) -> str:
    """The first unused address made of the name."""
    stem = slugify(name.replace("_", "-"))[:70] or "organization"
    slug, number = stem, 1
    while Organization.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


@transaction.atomic
def start_organization(
    *, name: str, by: User | None, person_name: str = "", slug: str = "", **fields: object
) -> Organization:
    """Create the tenant; whoever starts it is its first administrator."""
    zone = str(fields.get("time_zone", UTC))
    if not is_time_zone(zone):
        raise UnknownTimeZone(_("We do not know the time zone “%(zone)s”. Choose the nearest city.") % {"zone": zone})
    try:
        with transaction.atomic():
            organization = Organization.objects.create(name=name, slug=slug or free_slug(name), **fields)
    except IntegrityError as error:
        raise SlugTaken(_("Another organization has this address. Choose another name.")) from error
    if by is not None:
        person = Person.objects.create(
            organization=organization, name=person_name or by.name or by.email, email=by.email, user=by
        )
        Membership.objects.create(organization=organization, person=person, user=by, role=Role.ADMINISTRATOR)
    return organization
