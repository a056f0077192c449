"""What was said of the bids of a call, as one person may see it: one's own before the reveal, then everybody's.

Gates first. What is counted and what people judge stand apart; a mission that a bid cancels is told in words, and no
sum is shown beside it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from missionhub.organizations.models import Person
from partnerships.compatibility import procurement as engine
from partnerships.compatibility.scale import LOWEST
from partnerships.models import Bid, BidEffect, BidScore, Call, CallMission, Criterion, Gate
from partnerships.queries.sentences import hundredths

Key = tuple[int, int]
"""A bid, then a criterion or a mission."""


@dataclass(frozen=True)
class Figure:
    """One criterion of one bid. `said` is empty where the figure is counted, `share` where nothing is known."""

    criterion: Criterion
    said: engine.Said | None
    share: float | None

    @property
    def points(self) -> str:
        """Of the weight of the criterion."""
        return "–" if self.share is None else str(round(self.criterion.weight * self.share))


@dataclass(frozen=True)
class Cancelled:
    """`by_all` where the middle of all scorers says so; otherwise somebody does."""

    mission: CallMission
    by_all: bool


@dataclass(frozen=True)
class BidRow:
    bid: Bid
    gates: list[tuple[Gate, bool | None]]
    figures: list[Figure]
    cells: list[tuple[CallMission, engine.Said]]
    contribution: engine.MissionContribution
    cancelled: list[Cancelled]
    score: engine.BidScore
    reasons: list[tuple[str, str]]

    @property
    def fails(self) -> list[Gate]:
        return [gate for gate, is_passed in self.gates if not is_passed]

    @property
    def counted(self) -> str:
        return hundredths(self.score.quantitative) if self._is_whole(Criterion.Kind.PRICE) else ""

    @property
    def judged(self) -> str:
        """Nothing while one of its parts is missing: a part left out would read as a zero."""
        judged = (Criterion.Kind.MISSION, *Criterion.SCORED)
        return hundredths(self.score.qualitative) if self._is_whole(*judged) else ""

    @property
    def together(self) -> str:
        """Nothing while a mission is cancelled, or something is not scored: no sum makes up for it."""
        return "" if self.contribution.cancelling else hundredths(self.score.score)

    @property
    def serves(self) -> str:
        return hundredths(self.contribution.value)

    def _is_whole(self, *kinds: str) -> bool:
        return all(one.share is not None for one in self.figures if one.criterion.kind in kinds)


@dataclass(frozen=True)
class CallResult:
    call: Call
    criteria: list[Criterion]
    missions: list[CallMission]
    gates: list[Gate]
    rows: list[BidRow]

    @property
    def passing(self) -> list[BidRow]:
        return [row for row in self.rows if not row.fails]

    @property
    def failing(self) -> list[BidRow]:
        return [row for row in self.rows if row.fails]

    @property
    def with_cancelled(self) -> list[BidRow]:
        return [row for row in self.passing if row.cancelled]

    @property
    def matrix(self) -> list[tuple[CallMission, list[engine.Said]]]:
        """Missions by suppliers, the most important first."""
        return [(mission, [row.cells[n][1] for row in self.passing]) for n, mission in enumerate(self.missions)]

    @property
    def table(self) -> list[tuple[Criterion, list[Figure]]]:
        return [(one, [row.figures[n] for row in self.passing]) for n, one in enumerate(self.criteria)]

    @property
    def counted_weight(self) -> int:
        return sum(one.weight for one in self.criteria if one.kind == Criterion.Kind.PRICE)

    @property
    def judged_weight(self) -> int:
        return sum(one.weight for one in self.criteria) - self.counted_weight

    @property
    def has_figures(self) -> bool:
        return any(row.score.qualitative or row.contribution.n or row.reasons for row in self.rows)


@dataclass(frozen=True)
class _Heard:
    """All that the rows are made of, read once."""

    criteria: list[Criterion]
    missions: list[CallMission]
    gates: list[Gate]
    points: Mapping[Key, list[int | None]]
    effects: Mapping[Key, list[int | None]]
    prices: Mapping[object, float]
    reasons: Mapping[int, list[tuple[str, str]]]


def result_of(call: Call, *, viewer: Person) -> CallResult:
    """Seven queries, whatever the number of bids. Nothing unrevealed of others is read."""
    bids = list(Bid.objects.filter(call=call).by_name().prefetch_related("gate_answers"))
    gates = list(call.gates.order_by("position"))
    scores = list(BidScore.objects.seen_by(viewer).filter(bid__call=call).select_related("criterion").order_by("pk"))
    effects = list(BidEffect.objects.seen_by(viewer).filter(bid__call=call).select_related("mission").order_by("pk"))
    passing = [bid for bid in bids if all(is_passed for _gate, is_passed in _answered(bid, gates))]
    reasons: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for bid, about, note in (
        *((one.bid_id, one.criterion.text, one.note) for one in scores),
        *((one.bid_id, one.mission.text, one.note) for one in effects),
    ):
        if note:
            reasons[bid].append((about, note))
    heard = _Heard(
        criteria=list(call.criteria.order_by("position")),
        missions=list(call.missions.order_by("-importance", "position")),
        gates=gates,
        points=_by_key((row.bid_id, row.criterion_id, row.points) for row in scores),
        effects=_by_key((row.bid_id, row.mission_id, row.effect) for row in effects),
        prices=engine.score_prices({bid.pk: float(bid.price) for bid in passing}),
        reasons=reasons,
    )
    return CallResult(call, heard.criteria, heard.missions, gates, [_row(bid, heard) for bid in bids])


def _row(bid: Bid, heard: _Heard) -> BidRow:
    felt = {mission.pk: heard.effects.get((bid.pk, mission.pk), []) for mission in heard.missions}
    cells = [(mission, engine.gather(felt[mission.pk])) for mission in heard.missions]
    contribution = engine.measure_contribution(
        {mission.pk: said.median for mission, said in cells},
        {mission.pk: mission.importance for mission in heard.missions},
    )
    figures = [_figure(one, bid, heard, contribution) for one in heard.criteria]
    answered = _answered(bid, heard.gates)
    return BidRow(
        bid=bid,
        gates=answered,
        figures=figures,
        cells=cells,
        contribution=contribution,
        cancelled=[Cancelled(mission, said.median == LOWEST) for mission, said in cells if LOWEST in felt[mission.pk]],
        score=_score(bid, figures, answered),
        reasons=sorted(heard.reasons.get(bid.pk, [])),
    )


def _figure(criterion: Criterion, bid: Bid, heard: _Heard, contribution: engine.MissionContribution) -> Figure:
    if criterion.kind == Criterion.Kind.PRICE:
        return Figure(criterion, None, heard.prices.get(bid.pk))
    if criterion.kind == Criterion.Kind.MISSION:
        return Figure(criterion, None, contribution.as_score)
    said = engine.gather(heard.points.get((bid.pk, criterion.pk), []))
    return Figure(criterion, said, None if said.median is None else said.median / Criterion.HIGHEST)


def _score(bid: Bid, figures: list[Figure], answered: list[tuple[Gate, bool | None]]) -> engine.BidScore:
    criteria = [
        engine.Criterion(
            key=one.criterion.pk,
            kind=engine.Kind(one.criterion.kind),
            weight=one.criterion.weight / 100,
            most=1,
            is_quantitative=one.criterion.kind == Criterion.Kind.PRICE,
        )
        for one in figures
    ]
    scores: dict[Hashable, float] = {one.criterion.pk: one.share for one in figures if one.share is not None}
    gates: dict[Hashable, bool] = {gate.pk: bool(is_passed) for gate, is_passed in answered}
    return engine.score_bids(criteria, [engine.Bid(bid.pk, scores, gates)], gates=list(gates))[0]


def _answered(bid: Bid, gates: list[Gate]) -> list[tuple[Gate, bool | None]]:
    """None where nobody has answered, which is not passed."""
    answers = {answer.gate_id: answer.is_passed for answer in bid.gate_answers.all()}
    return [(gate, answers.get(gate.pk)) for gate in gates]


def _by_key(rows: Iterable[tuple[int, int, int | None]]) -> dict[Key, list[int | None]]:
    found: dict[Key, list[int | None]] = defaultdict(list)
    for bid, about, value in rows:
        found[bid, about].append(value)
    return found
