"""What the texts of a round without names show, per team: shares alone, never a text's own reading."""

from collections.abc import Iterator
from typing import Any

from alignment.scoring import AnswerReading, RoundReading
from alignment.services.material import Material
from surveys.figures import Figure, Rules, share_figures
from surveys.models import ReleasedFigure

Measure = ReleasedFigure.Measure
READ = {"mission", "task"}


def text_figures(*, rules: Rules, material: Material, reading: RoundReading, question: str) -> Iterator[Figure]:
    """The share of people whose text shows the mission, and each promise of it, for every team that may show one.

    Two people who write the same are two people here; a copy of the mission and what cannot be read say nothing.
    """
    nodes = {entry.key: entry.node for entry in material.entries}
    counted = [
        (node, answer)
        for answer in reading.answers
        if answer.kind in READ and (node := nodes[answer.answer]) is not None
    ]
    shows = [(node, answer.kind == "mission") for node, answer in counted]
    yield from share_figures(rules, shows, measure=Measure.SHOWS_MISSION, question=question)
    for promise in material.promises:
        voiced = [(node, _voices(answer, promise.key)) for node, answer in counted]
        yield from share_figures(rules, voiced, measure=Measure.PROMISE, question=question, item=promise.key)


def coded_consensus(*, rules: Rules, reading: RoundReading) -> dict[str, Any]:
    """How alike the texts of the whole round are, in steps of .1; an agreement needs as many as a distribution."""
    if len(reading.counted) < rules.minimums.distributions:
        return {}
    figures: dict[str, Any] = {}
    if reading.promise_agreement is not None:
        figures["promise_agreement"] = round(reading.promise_agreement, 1)
    if alike := reading.consensus:
        names = ("value", "low", "high", "raw", "baseline", "chance_line")
        figures |= {f"consensus_{name}": round(getattr(alike, name), 1) for name in names}
        figures |= {"consensus_p_value": round(alike.p_value, 2), "consensus_beats_chance": alike.beats_chance}
    return figures


def _voices(answer: AnswerReading, promise: str) -> bool:
    return any(match.voiced for match in answer.matches if match.promise == promise)
