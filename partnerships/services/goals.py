"""What each party wants, named before anybody rates; from then on it stands as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
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
    thread: UUID | None = None


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
    threads = _threads(goals, earlier=Goal.objects.filter(party=party, round__number__lt=held.number))
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
            thread=thread,
        )
        for position, (words, thread) in enumerate(zip(goals, threads, strict=True), start=1)
    )
    open_when_all_have_named(held, at=at)


def open_when_all_have_named(round: AlignmentRound, *, at: datetime) -> None:
    """Rating needs two sides with goals; whoever is here and has none yet is waited for."""
    here = set(round.partnership.parties.here().values_list("pk", flat=True))
    with_goals = set(Goal.objects.filter(round=round).values_list("party_id", flat=True))
    if len(here) >= 2 and here <= with_goals:
        AlignmentRound.objects.filter(pk=round.pk, opened_at__isnull=True).update(opened_at=at)


def _threads(goals: Sequence[GoalWords], *, earlier: QuerySet[Goal]) -> list[UUID]:
    """Which goal of an earlier round each carries on: the one it was opened from, else one in the same words."""
    rows = list(earlier.order_by("round__number", "position"))
    known, by_words = {row.thread for row in rows}, {row.text: row.thread for row in rows}
    threads: list[UUID] = []
    for words in goals:
        thread = words.thread if words.thread in known else by_words.get(words.text)
        threads.append(thread if thread and thread not in threads else uuid4())
    return threads
