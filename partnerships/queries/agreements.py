"""What is written down about one pair, and who still has to accept it."""

from dataclasses import dataclass

from partnerships.models import CellAgreement, Goal, Party
from partnerships.queries.picture import Cell


@dataclass(frozen=True)
class StandingAgreement:
    agreement: CellAgreement
    gives: int | None
    receives: int | None
    waits_for_us: bool
    waits_for_them: bool


def standing_agreement(cell: Cell[Goal], *, viewer: Party) -> StandingAgreement | None:
    is_first = cell.ours.pk < cell.theirs.pk
    goal_a, goal_b = (cell.ours, cell.theirs) if is_first else (cell.theirs, cell.ours)
    rows = CellAgreement.objects.concerning(viewer).filter(withdrawn_at__isnull=True)
    row = rows.select_related("proposed_by").filter(goal_a=goal_a, goal_b=goal_b).first()
    if row is None:
        return None
    accepted = set(row.acceptances.values_list("party_id", flat=True))
    gives, receives = (row.a_to_b, row.b_to_a) if is_first else (row.b_to_a, row.a_to_b)
    waits_for_them = cell.theirs.party_id not in accepted
    return StandingAgreement(row, gives, receives, viewer.pk not in accepted, waits_for_them)
