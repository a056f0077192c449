"""Who acts for one's own party. Nobody chooses the other side's people."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership
from partnerships.models import Participant, ParticipantRole


class CannotTakePart(DomainError):
    """Acts for another party, or would leave the party without a lead."""


@transaction.atomic
def let_take_part(*, membership: Membership, role: str, by: Participant, at: datetime) -> Participant:
    there = Participant.objects.filter(partnership=by.partnership, user=membership.user).first()
    if there is not None and there.party_id != by.party_id:
        raise CannotTakePart(
            _("%(name)s acts for another organization in this partnership.") % {"name": membership.person.name}
        )
    participant, _is_new = Participant.objects.update_or_create(
        partnership=by.partnership,
        user=membership.user,
        defaults={"role": role, "ended_at": None},
        create_defaults={"party": by.party, "person": membership.person, "role": role, "created_at": at},
    )
    _refuse_no_lead(by)
    return participant


@transaction.atomic
def end_part(*, participant: Participant, by: Participant, at: datetime) -> None:
    """From now on they enter no more; what they rated is their party's and stays."""
    Participant.objects.active().filter(pk=participant.pk, party=by.party).update(ended_at=at)
    _refuse_no_lead(by)


def _refuse_no_lead(by: Participant) -> None:
    if not Participant.objects.active().filter(party=by.party, role=ParticipantRole.LEAD).exists():
        raise CannotTakePart(_("Somebody has to lead for your side. Choose another lead first."))
