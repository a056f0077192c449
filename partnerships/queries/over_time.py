"""One partnership round by round: what each said, what moved since the one before, how one pair was seen in each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from partnerships import compatibility as engine
from partnerships.models import AlignmentRound, Goal, Party
from partnerships.queries.picture import Cell, Picture, picture_of
from partnerships.queries.verdict_card import VerdictCard, verdict_card

MOST_MOVED = 5


class RoundState(StrEnum):
    OPEN = "open"
    REVEALED = "revealed"
    AGREED = "agreed"
    AGREED_TO_DIFFER = "agreed_to_differ"
    STALE = "stale"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Moved:
    """One pair that changed. Of a pair asked in one of the two rounds only, the other's effects are None."""

    ours: Goal
    theirs: Goal
    before: tuple[float | None, float | None]
    after: tuple[float | None, float | None]
    is_better: bool
    is_in_both: bool


@dataclass(frozen=True)
class DriftWords:
    """In hundredths with a sign, later less earlier. `others` is what comes from pairs that weigh otherwise now.

    Between the figures as they are shown, rounded: whoever takes one from the other finds what stands here.
    """

    help: str
    harm: str
    net: str
    moved: list[Moved]
    n_moved: int
    others: str
    n_before: int
    n: int
    is_better: bool
    is_worse: bool


@dataclass(frozen=True)
class RoundRow:
    """`card` is None until the reveal; `drift` where there is no figure in this round or the one before."""

    round: AlignmentRound
    state: RoundState
    card: VerdictCard | None
    drift: DriftWords | None
    before: int | None


@dataclass(frozen=True)
class CellThen:
    round: AlignmentRound
    cell: Cell[Goal]


def rounds_with(we: Party, they: Party, *, changed: bool) -> list[RoundRow]:
    """Newest first. `changed`: something has happened since the newest reveal, as far as we may know."""
    rounds = list(
        AlignmentRound.objects.filter(partnership=we.partnership_id).newest_first().select_related("begun_by")
    )
    pictures = {one.number: picture_of(one, we=we, they=they) for one in rounds if one.is_revealed}
    shown = [number for number, picture in pictures.items() if picture.cells]
    drifts = {later: _drift(pictures[earlier], pictures[later]) for later, earlier in pairwise(shown)}
    before = dict(pairwise(shown))
    newest = next(iter(pictures), None)
    return [
        RoundRow(
            round=one,
            state=_state(one, pictures.get(one.number), newest=newest, changed=changed),
            card=verdict_card(pictures[one.number]) if one.number in shown else None,
            drift=drifts.get(one.number),
            before=before.get(one.number),
        )
        for one in rounds
    ]


def history_of(cell: Cell[Goal], *, we: Party) -> list[CellThen]:
    """The same two goals in every round that was revealed, oldest first, whatever they were called."""
    they = cell.theirs.party
    threads = (cell.ours.thread, cell.theirs.thread)
    then = []
    for one in AlignmentRound.objects.filter(partnership=we.partnership_id).revealed().order_by("number"):
        for found in picture_of(one, we=we, they=they).cells.values():
            if (found.ours.thread, found.theirs.thread) == threads:
                then.append(CellThen(one, found))
    return then


def _state(one: AlignmentRound, picture: Picture | None, *, newest: int | None, changed: bool) -> RoundState:
    if picture is None:
        return RoundState.OPEN
    if one.number != newest:
        return RoundState.SUPERSEDED
    if changed:
        return RoundState.STALE
    if not picture.is_settled:
        return RoundState.REVEALED
    return RoundState.AGREED_TO_DIFFER if picture.accepts_red_line or picture.to_differ else RoundState.AGREED


def _drift(before: Picture, after: Picture) -> DriftWords | None:
    was, now = before.assessment.synergy, after.assessment.synergy
    found = engine.measure_drift(_by_thread(before), _by_thread(after), synergy_before=was, synergy=now)
    if found is None or was is None or now is None:
        return None
    more_help, more_harm = _between(was.synergy, now.synergy), _between(was.tension, now.tension)
    net, others = more_help - more_harm, round(100 * found.others)
    return DriftWords(
        help=signed(more_help),
        harm=signed(more_harm),
        net=signed(net),
        moved=[_moved(cell, before, after) for cell in found.cells[:MOST_MOVED]],
        n_moved=len(found.cells),
        others=signed(others) if others else "",
        n_before=found.n_before,
        n=found.n,
        is_better=net > 0,
        is_worse=net < 0,
    )


def _by_thread(picture: Picture) -> engine.Matrix:
    """Goals named by what they carry on, so that two rounds can be laid beside each other."""
    thread = {key: goal.thread for key, goal in picture.goals.items()}
    matrix = picture.assessment.matrix
    goals_a, goals_b = (
        tuple(replace(goal, key=thread[goal.key]) for goal in goals)  # type: ignore[index]  # keys are our ids
        for goals in (matrix.goals_a, matrix.goals_b)
    )
    return replace(matrix, goals_a=goals_a, goals_b=goals_b)


def _moved(cell: engine.CellDrift, before: Picture, after: Picture) -> Moved:
    """In the later words of the two goals, where they have any."""
    earlier, later = (_goals_by_thread(picture) for picture in (before, after))
    ours, theirs = ({**earlier, **later}[thread] for thread in cell.pair)
    is_in_both = all(thread in earlier and thread in later for thread in cell.pair)
    return Moved(ours, theirs, cell.before, cell.after, cell.net > 0, is_in_both)


def _goals_by_thread(picture: Picture) -> dict[object, Goal]:
    return {goal.thread: goal for goal in picture.goals.values()}


def _between(before: float, after: float) -> int:
    return round(100 * after) - round(100 * before)


def signed(figure: int) -> str:
    return f"{figure:+}".replace("-", "−") if figure else "0"


def ever_beside(we: Party, rounds: Sequence[AlignmentRound]) -> list[Party]:
    """The other parties that named goals in one of these rounds, also those that have left."""
    others = Party.objects.filter(partnership=we.partnership_id, goals__round__in=rounds).exclude(pk=we.pk)
    return list(others.distinct().in_order())
