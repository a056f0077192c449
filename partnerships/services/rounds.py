"""Looking again: a new round begins with the goals as they stood; the old one stays as it was."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import AlignmentRound, Goal, Partnership

KEPT = (
    "party_id",
    "position",
    "text",
    "importance",
    "kind",
    "approach",
    "horizon",
    "outcome_id",
    "outcome_version",
)


class RoundRuns(DomainError):
    """One is not finished yet."""


@transaction.atomic
def begin_round(*, partnership: Partnership, at: datetime) -> AlignmentRound:
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = AlignmentRound.objects.filter(partnership=partnership).newest_first()[0]
    if not last.is_revealed:
        raise RoundRuns(
            _("Round %(number)s is not finished. Hand in, or wait for the others.") % {"number": last.number}
        )
    following = AlignmentRound.objects.create(partnership=partnership, number=last.number + 1, created_at=at)
    standing = Goal.objects.filter(round=last, party__in=partnership.parties.here()).order_by("pk")
    Goal.objects.bulk_create(Goal(round=following, **row) for row in standing.values(*KEPT))
    return following
