"""An invitation is offered by one side and accepted by the other; nobody accepts for somebody else."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.services import start_organization
from partnerships.models import Participant, PartyInvitation
from partnerships.services.starting import AlreadyTakesPart, join


class InvitationClosed(DomainError):
    """Used, withdrawn, over, or made by a party that has left."""


class GoalsMissing(DomainError):
    """Nobody is invited to an empty room."""


@transaction.atomic
def invite_party(*, by: Participant, organization_name: str, at: datetime) -> PartyInvitation:
    """A link for one organization. The inviting party names its goals first, so its guest finds something to judge."""
    if not by.party.goals.exists():
        raise GoalsMissing(_("Write your own goals first: whoever you invite rates theirs against yours."))
    local_day = by.party.organization.today(at=at) if by.party.organization else at.date()
    return PartyInvitation.objects.create(
        partnership=by.partnership,
        by_party=by.party,
        by=by,
        organization_name=organization_name,
        last_on=local_day + timedelta(days=PartyInvitation.LASTS),
        created_at=at,
    )


def revoke_party_invitation(*, invitation: PartyInvitation, at: datetime) -> None:
    PartyInvitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True).update(revoked_at=at)


def find_party_invitation(*, token: str, at: datetime) -> PartyInvitation:
    """Raises InvitationClosed, in the same words for what is over and what never was."""
    identifier = identify(token)
    if identifier and is_valid(purpose=PartyInvitation.PURPOSE, token=token, identifier=identifier):
        rows = PartyInvitation.objects.open(on=at.date())  # a party that leaves withdraws its own
        if invitation := rows.select_related("partnership", "by_party", "by__person").filter(pk=identifier).first():
            return invitation
    raise InvitationClosed(_("This link opens nothing: it was used, withdrawn, or is over. Ask for a new one."))


@transaction.atomic
def accept_for(
    *, invitation: PartyInvitation, organization: Organization, person: Person, user: User, at: datetime
) -> Participant:
    """The other side's yes, once, whoever else holds the link."""
    if organization.is_demonstration != invitation.partnership.is_demonstration:
        raise AlreadyTakesPart(
            _("The demonstration and real organizations stay apart. Start a partnership of your own to try it.")
        )
    open_ones = PartyInvitation.objects.open(on=at.date()).filter(pk=invitation.pk)
    if open_ones.update(accepted_at=at) != 1:
        raise InvitationClosed(_("This invitation was used or withdrawn a moment ago. Ask for a new link."))
    return join(partnership=invitation.partnership, organization=organization, person=person, user=user, at=at)


@transaction.atomic
def accept_with_light_account(
    *,
    invitation: PartyInvitation,
    organization_name: str,
    person_name: str,
    email: str,
    password: str,
    at: datetime,
) -> Participant:
    """An account and an organization of one's own, as whole as any, with nothing set up yet."""
    user = User.objects.create_user(email, password, name=person_name)
    organization = start_organization(
        name=organization_name, by=user, person_name=person_name, kind=Organization.Kind.OTHER
    )
    person = Membership.objects.select_related("person").get(organization=organization, user=user).person
    return accept_for(invitation=invitation, organization=organization, person=person, user=user, at=at)
