"""An auditor's own computation: every figure of an export, from the other tables of the export.

Written from the published method alone, in plain Python. It imports nothing of the product; a test holds it to that.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.alignment.queries.audit import recompute_cells as cells
from tests.alignment.queries.audit import recompute_named as named
from tests.alignment.queries.audit import recompute_plan as plan
from tests.alignment.queries.audit.recompute_export import Expected, Export, Row

EXACT, EXPANSION = 1e-6, 1e-4  # the product's t is an expansion, right to the fifth figure


@dataclass
class Audit:
    redone: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    not_redone: dict[str, str] = field(default_factory=dict)
    unexplained: list[str] = field(default_factory=list)


def audit(files: Mapping[str, bytes]) -> Audit:
    export, found = Export(files), Audit()
    for figure in export.rows("figures"):
        name = f"{figure['round']} {figure['figure']} {figure['of']}".strip()
        if figure["why_not"]:
            found.not_redone[f"{figure['figure']} of {export.mode(figure['round'])}"] = figure["why_not"]
        if recipe := RECIPES.get(figure["figure"]):
            found.different += _differences(name, figure, partial(recipe, export, figure))
            found.redone += [] if figure["why_not"] and figure["figure"] == "alike" else [name]
        elif not figure["why_not"]:
            found.unexplained.append(name)
    found.different += cells.contradictions(export)
    return found


def _differences(name: str, figure: Row, compute: Callable[[], Expected]) -> list[str]:
    try:
        said = compute()
    except (ArithmeticError, AssertionError, LookupError, TypeError, ValueError) as error:
        return [f"{name}: these tables give no figure ({error!r})"]
    return [
        f"{name}: {column} is {figure[column]}, computed again {value}"
        for column, value in said.items()
        if not _same(figure[column], value, column)
    ]


def _same(stated: Any, computed: Any, column: str) -> bool:
    if isinstance(stated, float) and isinstance(computed, (int, float)):
        room = EXPANSION if column in {"low", "high"} else EXACT
        return math.isclose(stated, float(computed), rel_tol=room, abs_tol=room)
    return (stated or "") == (computed or "")


RECIPES: dict[str, Callable[[Export, Row], Expected]] = {
    "responded": named.responded,
    "counted": named.counted,
    "shows_mission": named.shows_mission,
    "mentioned": named.mentioned,
    "mentioned_now": named.mentioned_now,
    "promises_mentioned": named.promises_mentioned,
    "theme": named.theme,
    "alike": named.alike,
    "alike_raw": named.of_alike(lambda found: found.raw),
    "alike_baseline": named.of_alike(lambda found: found.baseline),
    "alike_chance_line": named.of_alike(lambda found: found.calibrated(found.line)),
    "alike_p_value": named.of_alike(lambda found: found.p_value),
    "alike_beats_chance": named.of_alike(lambda found: int(found.raw > found.line)),
    "same_promises_w": named.same_promises_w,
    "same_promises": named.same_promises,
    "least_alike": named.least_alike,
    "called_wrong": named.called_wrong,
    "labels_precision": named.labels_precision,
    "labels_recall": lambda export, figure: named.labels_precision(export, figure, is_recall=True),
    "share": cells.share,
    "bounds": cells.bounds,
    "representativity": cells.representativity,
    "line": cells.line,
    "lacks": cells.lacks,
    "heard_most": cells.heard_most,
    "looked_after": plan.looked_after,
    "coverage": plan.coverage,
    "dots": plan.dots,
    "money_gap": plan.gap_of("money_a_year"),
    "hours_gap": plan.gap_of("hours_a_month"),
    "progress": plan.progress,
    "expected": plan.expected,
    "health": plan.health,
    "health_count": plan.health_count,
}
