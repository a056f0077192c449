"""What the findings of a shared paper may rest on: the plan, and released figures of enough people."""

from dataclasses import replace

from alignment.measures.findings import PromiseState, RoundState
from alignment.queries.board.tiles import FEWEST_SHARED
from alignment.queries.finding_names import LEADERS
from alignment.queries.findings import Looked


def told_outside(seen: Looked) -> Looked:
    """Without what readers read in answers, without words of theirs, and without leaders fewer than a score needs."""
    return replace(
        seen,
        promises=tuple(_promise(one) for one in seen.promises),
        states=tuple(_round(one) for one in seen.states if one.key != LEADERS or _are_enough(one)),
    )


def _promise(one: PromiseState) -> PromiseState:
    if one.asked < FEWEST_SHARED:
        return replace(one, not_kept=0, mentioned=0, asked=0)
    return replace(one, not_kept=0)


def _are_enough(one: RoundState) -> bool:
    counted = one.shows or one.alike
    return counted is not None and counted.n >= FEWEST_SHARED


def _round(one: RoundState) -> RoundState:
    return replace(one, themes=())
