"""Two parties' goals beside each other, as one may see them: its own ratings before the reveal, then everybody's.

The figures come from `partnerships.compatibility`, with whoever looks as its party A. Looked at from the other side
only the two directions change places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from partnerships import compatibility as engine
from partnerships.models import AlignmentRound, CellAgreement, CellRating, FirstLook, FirstLookGoal, Goal, Party

AnyGoal = TypeVar("AnyGoal", Goal, FirstLookGoal)

Spreads = tuple[tuple[int, int] | None, tuple[int, int] | None]
"""The lowest and highest anybody of one side said, there and back; None below three raters."""
NO_SPREAD: Spreads = (None, None)
WIDE_GAP = 2
RED = min(engine.EFFECTS)


@dataclass(frozen=True)
class Said:
    """A reason somebody gave; whose it is, only by party."""

    party: Party
    text: str


@dataclass(frozen=True)
class Cell(Generic[AnyGoal]):
    """One pair as a page shows it. Effects are None where nobody has rated."""

    ours: AnyGoal
    theirs: AnyGoal
    gives: float | None
    receives: float | None
    we_say: tuple[int | None, int | None]
    they_say: tuple[int | None, int | None]
    is_agreed: bool
    is_stale: bool = False
    our_spread: Spreads = NO_SPREAD
    their_spread: Spreads = NO_SPREAD
    is_to_differ: bool = False

    @property
    def is_negative(self) -> bool:
        """One side sees harm, or harm is agreed."""
        said = (*self.we_say, *self.they_say, self.gives, self.receives)
        return any(value is not None and value < 0 for value in said)

    @property
    def is_red(self) -> bool:
        """Somebody says, or both agreed, that the one makes the other impossible."""
        return RED in (*self.we_say, *self.they_say, self.gives, self.receives)

    @property
    def is_wide(self) -> bool:
        """Both have rated, and see it two steps apart or more."""
        both = zip(self.we_say, self.they_say, strict=True)
        return any(a is not None and b is not None and abs(a - b) >= WIDE_GAP for a, b in both)


@dataclass(frozen=True)
class Seen(Generic[AnyGoal]):
    """Goals of two sides and what is said of them, the most important first on both sides."""

    they: Party | FirstLook
    ours: Sequence[AnyGoal]
    theirs: Sequence[AnyGoal]
    assessment: engine.Assessment
    seen_by_us: engine.Assessment
    seen_by_them: engine.Assessment | None

    @property
    def differing(self) -> frozenset[tuple[int, int]]:
        """Pairs, our goal and theirs, in which both have agreed to differ."""
        return frozenset()

    @property
    def marked(self) -> frozenset[int]:
        """Goals that have changed since they were rated."""
        return frozenset()

    @cached_property
    def goals(self) -> dict[int, AnyGoal]:
        return {goal.pk: goal for goal in (*self.ours, *self.theirs)}

    @cached_property
    def cells(self) -> dict[tuple[int, int], Cell[AnyGoal]]:
        return {cell.pair: self._cell(cell) for cell in self.assessment.matrix.cells}

    @property
    def rows(self) -> list[tuple[AnyGoal, list[Cell[AnyGoal]]]]:
        return [(our, [self.cells[our.pk, their.pk] for their in self.theirs]) for our in self.ours]

    def _cell(self, cell: engine.Cell) -> Cell[AnyGoal]:
        ours, theirs = self.goals[cell.goal_a], self.goals[cell.goal_b]  # type: ignore[index]  # keys are our ids
        is_agreed = None not in cell.agreed
        our_there, our_back, their_there, their_back = cell.spreads
        return Cell(
            ours,
            theirs,
            cell.a_to_b,
            cell.b_to_a,
            cell.a_says,
            cell.b_says,
            is_agreed,
            is_stale=not self.marked.isdisjoint((ours.pk, theirs.pk)),
            our_spread=(our_there, our_back),
            their_spread=(their_there, their_back),
            is_to_differ=(ours.pk, theirs.pk) in self.differing,
        )


@dataclass(frozen=True)
class Picture(Seen[Goal]):
    they: Party
    round: AlignmentRound
    we: Party
    accepts_red_line: bool = False
    stale: frozenset[int] = frozenset()
    to_differ: frozenset[tuple[int, int]] = frozenset()

    @property
    def is_settled(self) -> bool:
        """Each pair that is rated is agreed, or agreed to differ in."""
        rated = [cell for cell in self.cells.values() if None not in (cell.gives, cell.receives)]
        return bool(rated) and all(cell.is_agreed or cell.is_to_differ for cell in rated)

    @property
    def differing(self) -> frozenset[tuple[int, int]]:
        return self.to_differ

    @property
    def marked(self) -> frozenset[int]:
        return self.stale


def picture_of(round: AlignmentRound, *, we: Party, they: Party) -> Picture:
    """Four queries. Nothing unrevealed of the other party is read, so nothing can depend on it."""
    goals = Goal.objects.filter(round=round, party__in=(we, they)).select_related("party")
    by_weight = list(goals.order_by("-importance", "position", "pk"))
    ours = [goal for goal in by_weight if goal.party_id == we.pk]
    theirs = [goal for goal in by_weight if goal.party_id == they.pk]
    seen = CellRating.objects.seen_by(we).filter(goal_a__in=by_weight, goal_b__in=by_weight)
    our_ids = {goal.pk for goal in ours}
    ratings = [_rating(row, we, our_ids) for row in seen.select_related("rater").order_by("pk")]
    sides = {"goals_a": for_engine(ours), "goals_b": for_engine(theirs)}
    own = engine.assess_own(party=engine.Party.A, ratings=ratings, **sides)  # type: ignore[arg-type]
    if not round.is_revealed:
        return Picture(they, ours, theirs, own, own, None, round, we)
    other = engine.assess_own(party=engine.Party.B, ratings=ratings, **sides)  # type: ignore[arg-type]
    in_force = agreements_of(round, our_ids=our_ids, their_ids={goal.pk for goal in theirs})
    joint = engine.assess_joint(
        ratings=ratings,
        agreements=[_agreement(row, our_ids) for row in in_force],
        acceptances=[yes for row in in_force if row.accepts_red_line for yes in _acceptances(row, our_ids)],
        **sides,  # type: ignore[arg-type]
    )
    accepts_red_line = any(row.accepts_red_line for row in in_force)
    to_differ = frozenset(_seen_from_us(row, our_ids)[:2] for row in in_force if row.agrees_to_differ)
    return Picture(they, ours, theirs, joint, own, other, round, we, accepts_red_line, to_differ=to_differ)


def agreements_of(round: AlignmentRound, *, our_ids: set[int], their_ids: set[int]) -> list[CellAgreement]:
    """In force between these two."""
    both = our_ids | their_ids
    rows = CellAgreement.objects.filter(round=round, withdrawn_at__isnull=True, in_force_at__isnull=False)
    return list(rows.filter(goal_a__in=both, goal_b__in=both).order_by("pk"))


def reasons_given(cell: Cell[Goal], *, viewer: Party) -> list[Said]:
    """What was written beside the ratings of this pair, as far as the viewer may read it."""
    first, second = sorted((cell.ours.pk, cell.theirs.pk))
    rows = CellRating.objects.seen_by(viewer).filter(goal_a=first, goal_b=second).exclude(note="")
    return [Said(row.rater.party, row.note) for row in rows.select_related("rater__party").order_by("pk")]


def for_engine(goals: Iterable[Goal | FirstLookGoal]) -> list[engine.Goal]:
    return [engine.Goal(goal.pk, goal.importance, goal.approach, goal.horizon) for goal in goals]


def _rating(row: CellRating, we: Party, our_ids: set[int]) -> engine.Rating:
    by = engine.Party.A if row.rater.party_id == we.pk else engine.Party.B
    return engine.Rating(by, row.rater_id, *_seen_from_us(row, our_ids))


def _agreement(row: CellAgreement, our_ids: set[int]) -> engine.Agreement:
    return engine.Agreement(*_seen_from_us(row, our_ids))


def _acceptances(row: CellAgreement, our_ids: set[int]) -> list[engine.Acceptance]:
    """An agreement in force was accepted by both."""
    goal_a, goal_b, _gives, _receives = _seen_from_us(row, our_ids)
    return [
        engine.Acceptance(party, engine.Effect(goal_a, goal_b, direction))
        for party in engine.Party
        for direction in engine.Direction
    ]


def _seen_from_us(row: CellRating | CellAgreement, our_ids: set[int]) -> tuple[int, int, int | None, int | None]:
    """Our goal, theirs, what ours does to theirs, what theirs does to ours."""
    if row.goal_a_id in our_ids:
        return row.goal_a_id, row.goal_b_id, row.a_to_b, row.b_to_a
    return row.goal_b_id, row.goal_a_id, row.b_to_a, row.a_to_b
