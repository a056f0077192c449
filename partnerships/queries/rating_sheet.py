"""What one rater judges: each of the own goals against each of everybody else's."""

from dataclasses import dataclass
from typing import Any

from partnerships.models import AlignmentRound, CellRating, Goal, Participant


@dataclass(frozen=True)
class Judgement:
    """Of one pair, in the order of their ids; None is "not rated", which is not zero."""

    goal_a: int
    goal_b: int
    a_to_b: int | None
    b_to_a: int | None
    note: str = ""


class OnSheet:
    """One of ours and one of theirs, with names for what is asked of them."""

    ours: Any
    theirs: Any
    gives: int | None
    receives: int | None
    note: str

    @property
    def is_done(self) -> bool:
        return self.gives is not None and self.receives is not None

    @property
    def name(self) -> str:
        return f"{self.ours.pk}-{self.theirs.pk}"

    @property
    def gives_name(self) -> str:
        return f"gives-{self.name}"

    @property
    def receives_name(self) -> str:
        return f"receives-{self.name}"

    @property
    def note_name(self) -> str:
        return f"note-{self.name}"


@dataclass(frozen=True)
class Pair(OnSheet):
    """`gives` is what ours does to theirs, `receives` what theirs does to ours."""

    ours: Goal
    theirs: Goal
    gives: int | None = None
    receives: int | None = None
    note: str = ""

    def judged(self, *, gives: int | None, receives: int | None, note: str) -> Judgement:
        if self.ours.pk < self.theirs.pk:
            return Judgement(self.ours.pk, self.theirs.pk, gives, receives, note)
        return Judgement(self.theirs.pk, self.ours.pk, receives, gives, note)


def pairs_to_rate(round: AlignmentRound, rater: Participant) -> list[Pair]:
    """In the order of the rater's goals, then of theirs; with what this rater has said so far. Two queries."""
    goals = list(Goal.objects.filter(round=round).select_related("party").order_by("party_id", "position", "pk"))
    said = {(row.goal_a_id, row.goal_b_id): row for row in CellRating.objects.filter(rater=rater, goal_a__round=round)}
    ours = [goal for goal in goals if goal.party_id == rater.party_id]
    theirs = [goal for goal in goals if goal.party_id != rater.party_id]
    return [_pair(our, their, said) for our in ours for their in theirs]


def _pair(ours: Goal, theirs: Goal, said: dict[tuple[int, int], CellRating]) -> Pair:
    is_first = ours.pk < theirs.pk
    row = said.get((ours.pk, theirs.pk) if is_first else (theirs.pk, ours.pk))
    if row is None:
        return Pair(ours, theirs)
    gives, receives = (row.a_to_b, row.b_to_a) if is_first else (row.b_to_a, row.a_to_b)
    return Pair(ours, theirs, gives, receives, row.note)
