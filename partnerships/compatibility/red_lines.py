"""Red lines: never averaged away (formula 3)."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from partnerships.compatibility.matrix import Matrix
from partnerships.compatibility.matrix_input import Acceptance, Breach, Effect, made
from partnerships.compatibility.scale import LOWEST, Party, View
from partnerships.compatibility.tally import STEP

PARTIES = len(Party)
NOBODY: frozenset[Party] = frozenset()


class Source(StrEnum):
    POSITION = "position"
    AGREED = "agreed"
    NON_NEGOTIABLE = "non_negotiable"


SAYING = ((Source.POSITION, Party.A), (Source.POSITION, Party.B), (Source.AGREED, None))


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
    lowest = np.stack([*matrix.positions, matrix.agreed], axis=-1).reshape(-1, len(SAYING)) == STEP[LOWEST]
    keys, saying = (found.tolist() for found in lowest.nonzero())
    found = [(*SAYING[who], matrix.effects[key]) for key, who in zip(keys, saying, strict=True)]
    found += [(Source.NON_NEGOTIABLE, party, key) for party, key in breaches]
    if not accepted:
        return tuple(made(RedLine, [(*line, NOBODY) for line in found]))
    return tuple(made(RedLine, [(*line, frozenset(accepted.get(line[2], NOBODY))) for line in found]))


def lone_red_flags(matrix: Matrix) -> tuple[Effect, ...]:
    """Effects some rater of this party sees as -3 while its position is milder: for the party itself, never the other.

    Raises ValueError for a view that is not one party's own.
    """
    if matrix.party is None:
        raise ValueError(f"matrix must be one party's own view; got {matrix.view!r}")
    chosen = matrix.chosen[STEP[LOWEST], [*Party].index(matrix.party)]
    return matrix.effects_where((chosen > 0) & (matrix.figures != LOWEST))
