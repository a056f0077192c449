"""Red lines: never averaged away (formula 3)."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from partnerships.compatibility.matrix import Cell, Matrix
from partnerships.compatibility.matrix_input import Acceptance, Breach, Effect
from partnerships.compatibility.scale import LOWEST, Direction, Party, View
from partnerships.compatibility.tally import ONE

PARTIES = len(Party)
NOBODY: frozenset[Party] = frozenset()
DIRECTIONS = (Direction.A_TO_B, Direction.B_TO_A)


class Source(StrEnum):
    POSITION = "position"
    AGREED = "agreed"
    NON_NEGOTIABLE = "non_negotiable"


POSITION_OF_A = (Source.POSITION, Party.A)
POSITION_OF_B = (Source.POSITION, Party.B)
AGREED = (Source.AGREED, None)


class RedLine(NamedTuple):
    """One reason to stop. `about` is an `Effect`, or the key of what is not negotiable; `party` None: agreed."""

    source: Source
    party: Party | None
    about: object
    accepted_by: frozenset[Party]

    @property
    def is_open(self) -> bool:
        """Until both parties expressly accept it; a party that re-rates takes its line away."""
        return len(self.accepted_by) < PARTIES


def find_red_lines(
    matrix: Matrix, *, breaches: Iterable[Breach] = (), acceptances: Collection[Acceptance] = ()
) -> tuple[RedLine, ...]:
    """Every position of -3, every agreed -3 and every breach of what is not negotiable, accepted ones included.

    One party's position suffices, also where the other has not rated. An own view looks at nothing of the other party.
    """
    if matrix.view is View.OWN:
        breaches = [breach for breach in breaches if breach.party == matrix.party]
        acceptances = [acceptance for acceptance in acceptances if acceptance.party == matrix.party]
    accepted: dict[object, set[Party]] = {}
    for party, about in acceptances:
        accepted.setdefault(about, set()).add(party)
    columns = matrix.columns
    said = zip(columns.a_says, columns.b_says, columns.agreed, matrix.cells, strict=True)
    lowest = [cell for a, b, agreed, cell in said if LOWEST in a or LOWEST in b or LOWEST in agreed]
    found = [line for cell in lowest for line in _of_cell(cell)]
    found += [(Source.NON_NEGOTIABLE, party, key) for party, key in breaches]
    if not accepted:
        return tuple([RedLine(*line, NOBODY) for line in found])
    return tuple([RedLine(*line, frozenset(accepted.get(line[2], NOBODY))) for line in found])


def lone_red_flags(matrix: Matrix) -> tuple[Effect, ...]:
    """Effects some rater of this party sees as -3 while its position is milder: for the party itself, never the other.

    Raises ValueError for a view that is not one party's own.
    """
    if matrix.party is None:
        raise ValueError(f"matrix must be one party's own view; got {matrix.view!r}")
    first = 0 if matrix.party is Party.A else 2
    flagged = [
        (cell, cell.tallies[first : first + 2])
        for cell, tallies in zip(matrix.cells, matrix.columns.tallies, strict=True)
        if (tallies[first] | tallies[first + 1]) % ONE[LOWEST + 1]
    ]
    return tuple(
        Effect(*cell.pair, direction)
        for cell, tallies in flagged
        for direction, tally, value in zip(DIRECTIONS, tallies, (cell.a_to_b, cell.b_to_a), strict=True)
        if tally % ONE[LOWEST + 1] and value != LOWEST
    )


def _of_cell(cell: Cell) -> list[tuple[Source, Party | None, object]]:
    lines: list[tuple[Source, Party | None, object]] = []
    for direction, by_a, by_b, agreed in zip(DIRECTIONS, cell.a_says, cell.b_says, cell.agreed, strict=True):
        if LOWEST not in (by_a, by_b, agreed):
            continue
        about = Effect(cell.goal_a, cell.goal_b, direction)
        if by_a == LOWEST:
            lines.append((*POSITION_OF_A, about))
        if by_b == LOWEST:
            lines.append((*POSITION_OF_B, about))
        if agreed == LOWEST:
            lines.append((*AGREED, about))
    return lines
