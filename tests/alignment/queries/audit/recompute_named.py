"""Attributed rounds, from the answers as numbers. Imports nothing of the product."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from statistics import fmean
from typing import Any

from tests.alignment.queries.audit.recompute_export import Expected, Export, Row
from tests.alignment.queries.audit.recompute_statistics import CHI_SQUARE_95, concordance, quantile, student, wilson

PROMISE, MENTION_PERCENTILE = "promise", 95


def _counted(export: Export, round: float) -> list[float]:
    return [row["answer"] for row in export.rows("answers", round=round) if row["left_out"] is None]


def _is_mentioned(export: Export, match: Row) -> bool:
    line = export.one("promises", round=match["round"], promise=match[PROMISE])["line"]
    is_strong = match["strength"] >= line and match["percentile"] >= MENTION_PERCENTILE
    return bool(match["band"] != "none" and is_strong)


def _stands(export: Export, match: Row) -> bool:
    if match["corrected"]:
        return not _is_mentioned(export, match) and match["band"] == "none"
    return _is_mentioned(export, match)


def _matches(export: Export, round: float) -> Iterator[Row]:
    counted = set(_counted(export, round))
    return (row for row in export.rows("matches", round=round) if row["answer"] in counted)


def responded(export: Export, figure: Row) -> Expected:
    asked = export.one("rounds", round=figure["round"])["invited"]
    return {"value": len(export.rows("answers", round=figure["round"])), "n": asked}


def counted(export: Export, figure: Row) -> Expected:
    answers = export.rows("answers", round=figure["round"])
    return {"value": len(_counted(export, figure["round"])), "n": len(answers)}


def shows_mission(export: Export, figure: Row) -> Expected:
    matches = _matches(export, figure["round"])
    showing = {match["answer"] for match in matches if _is_mentioned(export, match)}
    return _share(len(showing), len(_counted(export, figure["round"])))


def _share(count: int, n: int) -> Expected:
    low, high = wilson(count, n)
    return {"count": count, "n": n, "value": count / n, "low": low, "high": high}


def mentioned(export: Export, figure: Row, rule: Callable[[Export, Row], bool] = _is_mentioned) -> Expected:
    of = [match for match in _matches(export, figure["round"]) if match[PROMISE] == figure["of"]]
    return {"value": sum(rule(export, match) for match in of), "n": len(_counted(export, figure["round"]))}


def mentioned_now(export: Export, figure: Row) -> Expected:
    return mentioned(export, figure, _stands)


def promises_mentioned(export: Export, figure: Row) -> Expected:
    heard = {match[PROMISE] for match in _matches(export, figure["round"]) if _stands(export, match)}
    return {"value": len(heard), "n": len(export.rows("promises", round=figure["round"]))}


def theme(export: Export, figure: Row) -> Expected:
    return {"value": len(export.rows("answers", round=figure["round"], theme=figure["of"]))}


class Alike:
    """C, its interval and its chance line, from the cosines of the pairs."""

    def __init__(self, export: Export, round: float) -> None:
        self.answers = _counted(export, round)
        self.n = len(self.answers)
        self.pairs = {frozenset((r["answer"], r["other"])): r["cosine"] for r in export.rows("likeness", round=round)}
        assert len(self.pairs) == self.n * (self.n - 1) / 2
        near = {row["answer"]: row["to_reference"] for row in export.rows("answers", round=round)}
        self.baseline = fmean(near[answer] for answer in self.answers)
        self.draws = [row["mean_cosine"] for row in export.rows("draws", round=round)]
        self.raw = fmean(self.pairs.values())

    def calibrated(self, value: float) -> float:
        return (value - self.baseline) / (1 - self.baseline)

    @property
    def margin(self) -> float:
        without = [fmean(value for pair, value in self.pairs.items() if left not in pair) for left in self.answers]
        middle = fmean(without)
        error = math.sqrt((self.n - 1) / self.n * sum((each - middle) ** 2 for each in without))
        return student(self.n - 1) * error

    @property
    def line(self) -> float:
        return quantile(self.draws, 0.95)

    @property
    def p_value(self) -> float:
        return (1 + sum(draw >= self.raw for draw in self.draws)) / (len(self.draws) + 1)


def alike(export: Export, figure: Row) -> Expected:
    if figure["why_not"]:
        return {}
    found = Alike(export, figure["round"])
    low, high = found.calibrated(found.raw - found.margin), found.calibrated(found.raw + found.margin)
    return {"value": found.calibrated(found.raw), "low": low, "high": high, "n": found.n}


def of_alike(read: Callable[[Alike], Any]) -> Callable[[Export, Row], Expected]:
    return lambda export, figure: {"value": read(Alike(export, figure["round"]))}


def _agreement(export: Export, round: float) -> float | None:
    by_answer: dict[float, dict[float, float]] = defaultdict(dict)
    for match in _matches(export, round):
        by_answer[match["answer"]][match[PROMISE]] = match["strength"]
    return concordance([[row[key] for key in sorted(row)] for row in by_answer.values()])


def same_promises_w(export: Export, figure: Row) -> Expected:
    return {"value": _agreement(export, figure["round"])}


def same_promises(export: Export, figure: Row) -> Expected:
    n, k = len(_counted(export, figure["round"])), len(export.rows("promises", round=figure["round"]))
    found, w = Alike(export, figure["round"]) if n >= 4 else None, _agreement(export, figure["round"])
    is_said = w is not None and n >= 4 and k - 1 in CHI_SQUARE_95 and n * (k - 1) * w > CHI_SQUARE_95[k - 1]
    return {"value": int(is_said and not (found and found.raw > found.line))}


def least_alike(export: Export, figure: Row) -> Expected:
    pair = min(export.rows("likeness", round=figure["round"]), key=lambda row: row["cosine"])
    return {"of": "-".join(f"{one:g}" for one in sorted((pair["answer"], pair["other"])))}


def called_wrong(export: Export, figure: Row) -> Expected:
    judged = [match for match in export.rows("matches", round=figure["round"]) if match["judged"]]
    return _share(sum(bool(match["called_wrong"]) for match in judged), len(judged))


def labels_precision(export: Export, figure: Row, *, is_recall: bool = False) -> Expected:
    labels = export.rows("labels", round=figure["round"])
    reach = [row for row in labels if row["strength"] is not None and row["strength"] >= row["line"]]
    right = sum(bool(row["shows"]) for row in reach)
    return _share(right, sum(bool(row["shows"]) for row in labels) if is_recall else len(reach))
