"""Outcomes and activities against the words of the mission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alignment.queries.drift.basis import Basis, Kind, Reason
from alignment.queries.drift.doing import Doing, common_unit, doing_facts, doings, why_not
from alignment.queries.drift.spent import Spent
from alignment.scoring import PromiseText
from missions.models import Mission
from missions.queries import engine_promises


@dataclass(frozen=True)
class Programme:
    promises: tuple[PromiseText, ...]
    doings: tuple[Doing, ...]


def programme_basis(mission: Mission, rows: Sequence[Spent], *, on: date, then: date) -> Basis:
    unit = common_unit(rows)
    found, promises = doings(rows, unit), tuple(engine_promises(mission))
    named = [[each.row.text, each.before, each.now, each.row.is_known_then] for each in found]
    return Basis(
        Kind.PROGRAMME,
        inputs=[unit, sorted(named, key=str), [[each.text, *each.cues] for each in promises]],
        engine=Programme(promises, found),
        facts=doing_facts(found, unit=unit),
        reason=why_not(found) or ("" if promises else Reason.NO_PROMISES),
        since=then,
        until=on,
    )
