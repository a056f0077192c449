"""What moved between two rounds, and which cells moved it (formula 18)."""

from dataclasses import dataclass

from partnerships.compatibility.matrix import Cell, Matrix
from partnerships.compatibility.scale import FORMULA_VERSION, HIGHEST, Pair, View, nine
from partnerships.compatibility.synergy import Synergy

Effects = tuple[float | None, float | None]
NOTHING: Effects = (None, None)


@dataclass(frozen=True, slots=True)
class CellDrift:
    """One pair that was rated, weighed or asked otherwise, and its part of the change of net and of tension."""

    pair: Pair
    before: Effects
    after: Effects
    net: float
    tension: float


@dataclass(frozen=True, slots=True)
class Drift:
    """Later less earlier. `cells` moved it, most first; `others` is what the rest of the change of net comes from:

    pairs left as they were weigh more or less when others come or go. Over `n` rated pairs later, `n_before` earlier;
    `view_before`, `view` say what each rests on.
    """

    net: float
    synergy: float
    tension: float
    cells: tuple[CellDrift, ...]
    others: float
    n_before: int
    n: int
    view_before: View
    view: View
    formula_version: str = FORMULA_VERSION


def measure_drift(
    before: Matrix, after: Matrix, *, synergy_before: Synergy | None, synergy: Synergy | None
) -> Drift | None:
    """Return ΔN, ΔS and ΔT between two rounds with the cells that caused them; None while a round has no number.

    A cell's part is w(x+y) / 6Σw later less earlier, for tension likewise of what is below 0; the parts of all cells
    sum to the change.
    """
    if synergy_before is None or synergy is None:
        return None
    parts_before, parts = _parts(before), _parts(after)
    cells = []
    for pair in dict.fromkeys([*parts_before, *parts]):
        weight_before, was, net_before, tension_before = parts_before.get(pair, (0, NOTHING, 0.0, 0.0))
        weight, now, net, tension = parts.get(pair, (0, NOTHING, 0.0, 0.0))
        if (weight_before, was) != (weight, now):
            cells.append(CellDrift(pair, was, now, net - net_before, tension - tension_before))
    cells.sort(key=lambda cell: (-nine(abs(cell.net)), -nine(abs(cell.tension))))
    net = synergy.net - synergy_before.net
    return Drift(
        net=net,
        synergy=synergy.synergy - synergy_before.synergy,
        tension=synergy.tension - synergy_before.tension,
        cells=tuple(cells),
        others=net - sum(cell.net for cell in cells),
        n_before=synergy_before.n,
        n=synergy.n,
        view_before=before.view,
        view=after.view,
    )


def _parts(matrix: Matrix) -> dict[Pair, tuple[int, Effects, float, float]]:
    most = 2 * HIGHEST * sum(cell.weight for cell in matrix.cells if cell.is_rated)
    return {cell.pair: _part(cell, most) for cell in matrix.cells}


def _part(cell: Cell, most: int) -> tuple[int, Effects, float, float]:
    x, y = cell.a_to_b, cell.b_to_a
    if x is None or y is None:
        return cell.weight, (x, y), 0.0, 0.0
    return cell.weight, (x, y), cell.weight * (x + y) / most, -cell.weight * (min(x, 0) + min(y, 0)) / most
