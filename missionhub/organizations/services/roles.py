from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role


class LastAdministrator(DomainError):
    """An organization always keeps one administrator."""


@transaction.atomic
def change_role(*, membership: Membership, role: str) -> None:
    if role != Role.ADMINISTRATOR:
        refuse_last_administrator(membership)
    Membership.objects.filter(pk=membership.pk).update(role=role)


def refuse_last_administrator(membership: Membership) -> None:
    """Raise if the organization would be left without an administrator; call inside a transaction."""
    administrators = Membership.objects.select_for_update().filter(
        organization=membership.organization_id, role=Role.ADMINISTRATOR
    )
    if {row.pk for row in administrators} == {membership.pk}:
        raise LastAdministrator(_("You are the last administrator. Make somebody else one first."))
