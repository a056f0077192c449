"""What each party wants, named before anybody rates; from then on it stands as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missions.models import Outcome
from partnerships.models import AlignmentRound, Goal, Party


class GoalsStand(DomainError):
    """The round is open: somebody may have rated them already."""


class GoalsNeeded(DomainError):
    """None at all, or more than anybody rates with care."""


@dataclass(frozen=True)
class GoalWords:
    text: str
    importance: int = 5
    kind: str = Goal.Kind.SOCIAL
    approach: str = ""
    horizon: str = ""
    outcome: Outcome | None = None


@transaction.atomic
def name_goals(*, round: AlignmentRound, party: Party, goals: Sequence[GoalWords], at: datetime) -> None:
    """These are the party's goals of this round. The round opens as the last party has named its own."""
    held = AlignmentRound.objects.select_for_update().get(pk=round.pk)
    if held.opened_at is not None:
        raise GoalsStand(
            _("Everybody has named their goals, and rating has begun. What you change now belongs in the next round.")
        )
    if not 1 <= len(goals) <= Goal.MOST:
        raise GoalsNeeded(_("Name at least one goal, and %(most)s at most.") % {"most": Goal.MOST})
    Goal.objects.filter(round=held, party=party).delete()
    Goal.objects.bulk_create(
        Goal(
            round=held,
            party=party,
            position=position,
            text=words.text,
            importance=words.importance,
            kind=words.kind,
            approach=words.approach,
            horizon=words.horizon,
            outcome=words.outcome,
            outcome_version=words.outcome.lock_version if words.outcome else None,
        )
        for position, words in enumerate(goals, start=1)
    )
    open_when_all_have_named(held, at=at)


def open_when_all_have_named(round: AlignmentRound, *, at: datetime) -> None:
    """Rating needs two sides with goals; whoever is here and has none yet is waited for."""
    here = set(round.partnership.parties.here().values_list("pk", flat=True))
    with_goals = set(Goal.objects.filter(round=round).values_list("party_id", flat=True))
    if len(here) >= 2 and here <= with_goals:
        AlignmentRound.objects.filter(pk=round.pk, opened_at__isnull=True).update(opened_at=at)
