"""Beginning a partnership, alone: nobody else sees anything before they were invited and said yes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from partnerships.models import AlignmentRound, Participant, ParticipantRole, Partnership, Party


class AlreadyTakesPart(DomainError):
    """The organization, or the person for another organization, is in this partnership."""


@transaction.atomic
def start_partnership(
    *, organization: Organization, name: str, purpose: str, by: Person, user: User, at: datetime
) -> Partnership:
    partnership = Partnership.objects.create(
        name=name, purpose=purpose, is_demonstration=organization.is_demonstration, created_at=at
    )
    AlignmentRound.objects.create(partnership=partnership, number=1, created_at=at)
    join(partnership=partnership, organization=organization, person=by, user=user, at=at)
    return partnership


def join(
    *, partnership: Partnership, organization: Organization, person: Person, user: User, at: datetime
) -> Participant:
    """The organization becomes a party, the person its lead. Raises AlreadyTakesPart."""
    if partnership.parties.filter(organization=organization).exists():
        raise AlreadyTakesPart(_("%(name)s is in this partnership already.") % {"name": organization.name})
    if partnership.participants.filter(user=user).exists():
        raise AlreadyTakesPart(
            _("You act for another organization in this partnership. Ask a colleague to accept the invitation.")
        )
    party = Party.objects.create(
        partnership=partnership, organization=organization, name=organization.name, joined_at=at
    )
    return Participant.objects.create(
        partnership=partnership, party=party, user=user, person=person, role=ParticipantRole.LEAD, created_at=at
    )
