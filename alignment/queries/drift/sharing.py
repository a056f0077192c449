"""Money, or time, of each promise against the weight it had and has."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from alignment.measures.shares import shares
from alignment.queries.drift.basis import Basis, Kind, Reason
from alignment.queries.drift.doing import HOURS, MONEY, Doing, doing_facts, doings, why_not
from alignment.queries.drift.past import on_record
from alignment.queries.drift.spent import Spent
from missions.models import Mission, Promise
from missions.queries import active_promises
from missions.queries.resources import ELSEWHERE, NOTHING, Key


@dataclass(frozen=True)
class Sharing:
    """Amounts and weights place by place; the last two places, without a promise of the mission, weigh nothing."""

    before: tuple[float, ...]
    now: tuple[float, ...]
    weights_before: tuple[int, ...]
    weights: tuple[int, ...]
    n: int
    n_before: int


def sharing_basis(mission: Mission, kind: str, rows: Sequence[Spent], *, on: date, then: date) -> Basis:
    unit = MONEY if kind == Kind.MONEY else HOURS
    found, promises = doings(rows, unit), list(active_promises(mission))
    sharing = _sharing(found, promises, _weights_by(mission, promises, then))
    return Basis(
        kind,
        inputs=[[promise.text for promise in promises], *vars(sharing).values()],
        engine=sharing,
        facts=doing_facts(found, unit=unit) | {"rows": _shown(promises, sharing)},
        reason=why_not(found) or ("" if promises else Reason.NO_PROMISES),
        since=then,
        until=on,
    )


def _sharing(found: Sequence[Doing], promises: Sequence[Promise], weights_before: Sequence[int]) -> Sharing:
    places: list[Key] = [*(promise.pk for promise in promises), ELSEWHERE, NOTHING]
    before = _spread([(each, each.before) for each in found], places)
    now = _spread([(each, each.now) for each in found], places)
    return Sharing(
        before=tuple(before[place] for place in places),
        now=tuple(now[place] for place in places),
        weights_before=(*weights_before, 0, 0),
        weights=(*(promise.weight for promise in promises), 0, 0),
        n=sum(bool(each.now) for each in found),
        n_before=sum(bool(each.before) for each in found),
    )


def _spread(amounts: Sequence[tuple[Doing, float | None]], places: Sequence[Key]) -> Mapping[Key, float]:
    """Over the promises by their weights, as they are tied today; without one it serves nothing."""
    summed: dict[Key, float] = defaultdict(float)
    for each, amount in amounts:
        whole = sum(share.weight for share in each.row.promises)
        if not whole:
            summed[NOTHING] += amount or 0
        for share in each.row.promises:
            place: Key = share.promise.pk if share.promise.pk in places else ELSEWHERE
            summed[place] += (amount or 0) * share.weight / whole
    return summed


def _weights_by(mission: Mission, promises: Sequence[Promise], then: date) -> list[int]:
    """As somebody had saved them by then; of a promise written since, today's weight."""
    moment = datetime.combine(then, time.max, tzinfo=UTC)
    was = on_record(Promise, organization=mission.organization, ids=[each.pk for each in promises], by=moment)
    return [was.get(each.pk, {}).get("weight") or each.weight for each in promises]


def _shown(promises: Sequence[Promise], sharing: Sharing) -> list[dict[str, Any]]:
    """Shares, 0 to 1, as a reader wants them; None where nothing is named at that time."""
    texts = [*(promise.text for promise in promises), ELSEWHERE, NOTHING]
    columns = [sharing.weights, sharing.before, sharing.now]
    stated, before, now = (shares(column) or (None,) * len(texts) for column in columns)
    rows = [
        {"text": text, "stated": stated[place], "before": before[place], "now": now[place]}
        for place, text in enumerate(texts)
    ]
    return [row for row in rows if row["stated"] or row["before"] or row["now"]]
