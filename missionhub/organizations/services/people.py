from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership, MembershipInvitation, Organization, Person, Team
from missionhub.organizations.services.roles import refuse_last_administrator


class TeamExists(DomainError):
    """A team of that name stands at this place of the tree."""


@transaction.atomic
def add_person(*, organization: Organization, name: str, **fields: object) -> Person:
    return Person.objects.create(organization=organization, name=name, **fields)


def edit_person(*, person: Person, **fields: object) -> Person:
    for field, value in fields.items():
        setattr(person, field, value)
    person.save(update_fields=[*fields, "updated_at"])
    return person


@transaction.atomic
def remove_person(*, person: Person, at: datetime) -> None:
    """The person leaves: access ends at once, the name stays where it was written."""
    membership = Membership.objects.filter(person=person).first()
    if membership:
        refuse_last_administrator(membership)
        membership.delete()
    MembershipInvitation.objects.open().filter(person=person).update(revoked_at=at)
    person.left_on, person.user = at.date(), None
    person.save(update_fields=["left_on", "user", "updated_at"])


def add_team(*, organization: Organization, name: str, parent: Team | None = None) -> Team:
    if Team.objects.of(organization).filter(name=name, parent=parent).exists():
        raise TeamExists(_("There is already a team called %(name)s here.") % {"name": name})
    try:
        return Team.objects.create(organization=organization, name=name, parent=parent)
    except IntegrityError as error:
        raise TeamExists(_("There is already a team called %(name)s here.") % {"name": name}) from error
