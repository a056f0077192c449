"""What people mention in one round and in another.

Rounds with names: the rows that their results show. Rounds without names: released figures of the whole alone, since
what is computed from published numbers tells no more than they do (trust 3.1); nobody's answer is ever asked for.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alignment.measures.divergence import FEWEST_PEOPLE
from alignment.models import Release, ReleasedAnswer, ReleasedMatch
from alignment.queries.drift.basis import Basis, Kind, Reason
from alignment.queries.drift.pairs import Pair, newest_pair, promises_of, releases_to_compare
from missions.models import Mission
from surveys.models import AS_RELEASED, ReleasedFigure, Round

Mentions = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class People:
    """One row per person who counts, one place per promise."""

    before: Mentions
    after: Mentions


@dataclass(frozen=True)
class Published:
    """Percentages by promise as they were released, and how many people stand behind them."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    people: tuple[int, int]


def named_basis(mission: Mission) -> Basis:
    releases = [row for row in releases_to_compare(mission, Round.objects.with_names()) if row.edition == AS_RELEASED]
    pair = newest_pair(releases, promises=promises_of)
    if isinstance(pair, Reason):
        return Basis(Kind.VOICE_NAMED, inputs=None, reason=pair)
    people = People(_mentions(pair.before, pair), _mentions(pair.after, pair))
    counts = (len(people.before), len(people.after))
    reason = Reason.FEW_PEOPLE if min(counts) < FEWEST_PEOPLE else _silence([*people.before], [*people.after])
    shares = [[_share(rows, place) for rows in (people.before, people.after)] for place in range(len(pair.promises))]
    return _basis(Kind.VOICE_NAMED, pair, people, shares=shares, counts=counts, reason=reason)


def unnamed_basis(mission: Mission) -> Basis:
    releases = releases_to_compare(mission, Round.objects.without_names())
    figures = _figures(releases)
    pair = newest_pair(
        releases,
        promises=lambda row: {key: text for key, text in promises_of(row).items() if key in figures[row.pk]},
    )
    if isinstance(pair, Reason):
        return Basis(Kind.VOICE_UNNAMED, inputs=None, reason=pair)
    rows = [[figures[side.pk][key] for key in pair.promises] for side in (pair.before, pair.after)]
    before, after = ([float(figure.value["percent"]) for figure in side] for side in rows)
    counts = (rows[0][0].n, rows[1][0].n)
    reason = Reason.NO_MENTION if not any(before) or not any(after) else ""
    shares = [[then.value, now.value] for then, now in zip(*rows, strict=True)]
    published = Published(tuple(before), tuple(after), counts)
    return _basis(Kind.VOICE_UNNAMED, pair, published, shares=shares, counts=counts, reason=reason)


def _mentions(release: Release, pair: Pair) -> Mentions:
    """As released: what people corrected since moves counts on screen, not what was frozen."""
    answers = ReleasedAnswer.objects.filter(release=release, exclusion="").order_by("position").values_list("pk")
    voiced = ReleasedMatch.objects.filter(answer__release=release, is_voiced=True)
    by_answer: dict[int, set[int]] = defaultdict(set)
    for answer, promise in voiced.values_list("answer_id", "promise__promise_id"):
        by_answer[answer].add(promise)
    return tuple(tuple(key in by_answer[answer] for key in pair.promises) for (answer,) in answers)


def _silence(*rounds: Sequence[Sequence[bool]]) -> str:
    return "" if all(any(map(any, people)) for people in rounds) else str(Reason.NO_MENTION)


def _share(rows: Mentions, place: int) -> dict[str, Any]:
    """In the form of a released share."""
    return {"percent": round(100 * sum(row[place] for row in rows) / len(rows)) if rows else None}


def _figures(releases: Sequence[Release]) -> dict[int, dict[int, ReleasedFigure]]:
    """By reading and promise: the published share of the whole. A share that was not published is not there."""
    found: dict[int, dict[int, ReleasedFigure]] = {release.pk: {} for release in releases}
    keys = {(release.round_id, release.edition): release.pk for release in releases}
    figures = ReleasedFigure.objects.filter(
        round__in={release.round_id for release in releases}, node__parent=None, measure=ReleasedFigure.Measure.PROMISE
    )
    for figure in figures.order_by("pk"):
        release = keys.get((figure.round_id, figure.edition))
        if release is not None and figure.item_key.isdigit():
            found[release][int(figure.item_key)] = figure
    return found


def _basis(
    kind: str, pair: Pair, engine: Any, *, shares: list[list[Any]], counts: tuple[int, int], reason: str
) -> Basis:
    sides = (pair.before, pair.after)
    promises = [
        {"text": text, "before": before, "now": now} for text, (before, now) in zip(pair.texts, shares, strict=True)
    ]
    return Basis(
        kind,
        inputs=[[side.fingerprint for side in sides], [side.edition for side in sides], pair.texts, shares, counts],
        engine=engine,
        facts={
            "rounds": [{"title": side.summary.get("title", ""), "n": n}
                       for side, n in zip(sides, counts, strict=True)],
            "promises": promises,
            "left_out": pair.left_out,
            "n": counts,
        },
        reason=reason,
        since=_closed_on(pair.before),
        until=_closed_on(pair.after),
        from_round=pair.before.round,
        to_round=pair.after.round,
        from_version=pair.before.mission_version,
        to_version=pair.after.mission_version,
    )  # fmt: skip


def _closed_on(release: Release) -> Any:
    return release.round.closed_at.date() if release.round.closed_at else None
