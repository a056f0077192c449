"""The newest released round of staff as the overview's map of teams and promises; every figure of it was released."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.queries.staff.facts import facts_of_teams
from alignment.queries.staff.released import Released
from alignment.queries.staff.rounds import RoundRow
from alignment.queries.staff.showing import Showing, showing
from surveys.models import Round


@dataclass(frozen=True)
class StaffMap:
    round: Round
    showing: Showing


def staff_map(rounds: Sequence[RoundRow]) -> StaffMap | None:
    """None where fewer than two teams may be shown side by side."""
    newest = next((row for row in rounds if row.is_of_staff and row.n), None)
    if newest is None:
        return None
    shown = showing(Released(facts_of_teams(newest.round)))
    return StaffMap(newest.round, shown) if shown and shown.rows else None
