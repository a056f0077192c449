"""The newest released round of staff as the overview's map of teams and promises; every figure of it was released."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.queries.staff import staff_facts
from alignment.queries.staff.released import Released
from alignment.queries.staff.rounds import RoundRow
from alignment.queries.staff.showing import Showing, showing
from missionhub.organizations.models import Organization
from surveys.models import Round


@dataclass(frozen=True)
class StaffMap:
    round: Round
    showing: Showing


def staff_map(organization: Organization, rounds: Sequence[RoundRow]) -> StaffMap | None:
    """None where fewer than two teams may be shown side by side."""
    newest = next((row for row in rounds if row.is_of_staff and row.n), None)
    if newest is None:
        return None
    round = Round.objects.of(organization).released().select_related("organization").get(pk=newest.id)
    shown = showing(Released(staff_facts(round)))
    return StaffMap(round, shown) if shown and shown.rows else None
