from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership, MembershipInvitation, Organization, Person


class InvitationClosed(DomainError):
    """The invitation was used or withdrawn, or does not fit this person."""


@transaction.atomic
def invite(*, organization: Organization, person: Person, role: str, by: Person, at: datetime) -> MembershipInvitation:
    """Offer the person a role; an earlier open offer is withdrawn, so one link works at a time."""
    if Membership.objects.filter(person=person).exists():
        raise InvitationClosed(_("%(name)s has already joined.") % {"name": person.name})
    MembershipInvitation.objects.of(organization).open().filter(person=person).update(revoked_at=at)
    return MembershipInvitation.objects.create(
        organization=organization, person=person, role=role, created_by=by, created_at=at
    )


def revoke_invitation(*, invitation: MembershipInvitation, at: datetime) -> None:
    MembershipInvitation.objects.open().filter(pk=invitation.pk).update(revoked_at=at)


@transaction.atomic
def accept_invitation(*, invitation: MembershipInvitation, by: User, at: datetime) -> Membership:
    """Turn the offer into a membership, once, whoever else holds the link."""
    existing = Membership.objects.filter(organization=invitation.organization, user=by).first()
    if existing:
        raise InvitationClosed(_("You already belong to %(name)s.") % {"name": invitation.organization.name})
    if by.is_invented and not invitation.organization.is_demonstration:
        raise InvitationClosed(
            _("You are looking around as a demonstration person. Sign out, then open the invitation again.")
        )
    claimed = MembershipInvitation.objects.open().filter(pk=invitation.pk).update(accepted_at=at)
    if claimed != 1:
        raise InvitationClosed(_("This invitation was already used or withdrawn. Ask for a new link."))
    Person.objects.filter(pk=invitation.person_id).update(user=by)
    return Membership.objects.create(
        organization=invitation.organization, person=invitation.person, user=by, role=invitation.role
    )
