"""Looking again: a new round offers each side its goals as they stood; the old one stays as it was."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import AlignmentRound, Participant, Partnership


class RoundRuns(DomainError):
    """One is not finished yet."""


@transaction.atomic
def begin_round(*, reason: str, by: Participant, at: datetime) -> AlignmentRound:
    """Each side names its goals anew, so that nothing of theirs is carried on, or reworded, unseen."""
    Partnership.objects.select_for_update().get(pk=by.partnership_id)
    last = AlignmentRound.objects.filter(partnership=by.partnership_id).newest_first()[0]
    if not last.is_revealed:
        raise RoundRuns(
            _("Round %(number)s is not finished. Hand in, or wait for the others.") % {"number": last.number}
        )
    return AlignmentRound.objects.create(
        partnership=by.partnership, number=last.number + 1, reason=reason, begun_by=by.party, created_at=at
    )
