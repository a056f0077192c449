"""The figures of one block of answers, by the kind of its questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from alignment.measures.agreement import agreement
from alignment.measures.priorities import kendalls_w
from alignment.measures.reliability import cronbachs_alpha
from surveys.disclosure import (
    SMALL,
    CodedScore,
    coded_agreement,
    coded_deviation,
    coded_distribution,
    coded_score,
    coded_share,
)
from surveys.figures.counting import Figure, Rules, share_figures
from surveys.figures.votes import vote_figures
from surveys.questionnaire import SCALE, Kind, Question, Role

AGREES_FROM = 4  # of 5: "agree" and "strongly agree"
Rows = list[tuple[int, Any]]


@dataclass(frozen=True)
class Answered:
    """One row of a block after the mix: the team it may be counted in, and its answers by question key."""

    node: int
    values: Mapping[str, Any]


def block_figures(rules: Rules, questions: Sequence[Question], rows: Sequence[Answered]) -> Iterator[Figure]:
    """Everything that may be shown of one block. Texts have none here: they are scored and quoted elsewhere."""
    values = [question for question in questions if not question.kind.is_text]
    votes = [question for question in values if question.role == Role.VOTE]
    if votes:
        yield from vote_figures(rules, [question.key for question in votes], [(row.node, row.values) for row in rows])
        return
    knows = next((question for question in questions if question.role == Role.KNOWS), None)
    agrees = next((question for question in values if question.role == Role.AGREES), None)
    if knows and agrees:
        rows, crossed = _crossed(rules.asked_of(knows).asked_of(agrees), knows, agrees, rows)
        yield from crossed
    for question in values:
        yield from _MEASURES[question.kind](rules.asked_of(question), question, _of(question, rows))


def _of(question: Question, rows: Sequence[Answered]) -> Rows:
    return [(row.node, row.values[question.key]) for row in rows if question.key in row.values]


def _crossed(
    rules: Rules, knows: Question, agrees: Question, rows: Sequence[Answered]
) -> tuple[Sequence[Answered], list[Figure]]:
    """Knows × agrees on the rows that have both, and those rows alone for whatever else the block shows.

    One more figure on the other rows would tell by difference what the few of them said. Where too few have both,
    nothing is crossed and everybody counts for the rest.
    """
    whole = [row for row in rows if knows.key in row.values and agrees.key in row.values]
    pairs = [(row.node, _quadrant(row, knows, agrees)) for row in whole]
    figures = []
    for node, quadrants in rules.by_node(pairs, rules.minimums.distributions):
        shares = coded_distribution([quadrants.count(name) for name in QUADRANTS])
        value = {name: share.as_json() for name, share in zip(QUADRANTS, shares, strict=True)}
        figures.append(Figure(node, "knows_agrees", agrees.key, "", len(quadrants), value))
    return (whole, figures) if figures else (rows, [])


QUADRANTS = ("knows_and_agrees", "only_knows", "only_agrees", "neither")


def _quadrant(row: Answered, knows: Question, agrees: Question) -> str:
    knows_it = bool(row.values[knows.key])
    agrees_with_it = min(row.values[agrees.key].values()) >= AGREES_FROM
    return QUADRANTS[2 * (not knows_it) + (not agrees_with_it)]


def _ratings(rules: Rules, question: Question, rows: Rows) -> Iterator[Figure]:
    """An index counts complete rows only, and its items on the same ones (trust rule 6)."""
    if question.role == Role.INDEX:
        rows = [(node, value) for node, value in rows if set(value) >= set(question.item_keys)]
        yield from _index(rules, question, rows)
    for key in question.item_keys:
        answered = [(node, value[key]) for node, value in rows if key in value]
        yield from _item(rules, question.key, key, answered)


def _item(rules: Rules, question: str, item: str, rows: Rows) -> Iterator[Figure]:
    for node, ratings in rules.by_node(rows, rules.minimums.scores):
        score = coded_score(_of_hundred(fmean(ratings)), len(ratings))
        yield Figure(node, "mean", question, item, len(ratings), score.as_json())
    for node, ratings in rules.by_node(rows, rules.minimums.distributions):
        shares = coded_distribution([ratings.count(step) for step in SCALE])
        yield Figure(node, "spread", question, item, len(ratings), {"shares": [share.as_json() for share in shares]})
        yield _agreement(node, question, item, [[rating] for rating in ratings])


def _index(rules: Rules, question: Question, rows: Rows) -> Iterator[Figure]:
    lines = [(node, [value[key] for key in question.item_keys]) for node, value in rows]
    for node, people in rules.by_node(lines, rules.minimums.scores):
        score = coded_score(_of_hundred(fmean(fmean(person) for person in people)), len(people))
        yield Figure(node, "index", question.key, "", len(people), score.as_json())
    for node, people in rules.by_node(lines, rules.minimums.distributions):
        yield _agreement(node, question.key, "", people)
        alpha = cronbachs_alpha(people) if _is_large_whole(rules, node, people) else None
        if alpha is not None:
            yield Figure(node, "reliability", question.key, "", len(people), {"alpha": round(alpha.alpha, 2)})


def _is_large_whole(rules: Rules, node: int, people: Sequence[Any]) -> bool:
    """Figures that cannot be coded: of fewer people, α undefined (or W all but 1) would say that all answered alike."""
    return node == rules.tree.root and len(people) >= SMALL


def _agreement(node: int, question: str, item: str, people: Sequence[Sequence[int]]) -> Figure:
    """r*_wg and AD in steps of .1, and a word only where chance is beaten."""
    found = agreement(people)
    n = len(people)
    value: dict[str, Any] = {"word": "", "r_star": None, "deviation": None}
    if found is not None and found.r_star is not None and found.ad is not None:
        value = {
            "word": str(found.word or ""),
            "r_star": coded_agreement(found.r_star, n).as_json(),
            "deviation": coded_deviation(found.ad, n).as_json(),
        }
    return Figure(node, "agreement", question, item, n, value)


def _choices(rules: Rules, question: Question, rows: Rows) -> Iterator[Figure]:
    for key in question.item_keys:
        chosen = [(node, key in keys) for node, keys in rows]
        yield from share_figures(rules, chosen, measure="chosen", question=question.key, item=key)
    right = {item.key for item in question.items if item.is_right}
    if right:
        known = [(node, set(keys) == right) for node, keys in rows]
        yield from share_figures(rules, known, measure="sight", question=question.key)


def _ranking(rules: Rules, question: Question, rows: Rows) -> Iterator[Figure]:
    """100: everybody puts it first; 0: everybody puts it last."""
    last = len(question.items) - 1
    for key in question.item_keys:
        places = [(node, order.index(key)) for node, order in rows]
        for node, found in rules.by_node(places, rules.minimums.distributions):
            score = _place(found, last)
            yield Figure(node, "place", question.key, key, len(found), score.as_json())
    orders = [(node, [order.index(key) for key in question.item_keys]) for node, order in rows]
    for node, ranks in rules.by_node(orders, rules.minimums.distributions):
        alike = kendalls_w(ranks) if _is_large_whole(rules, node, ranks) else None
        if alike is not None:
            yield Figure(node, "agreement", question.key, "", len(ranks), coded_agreement(alike, len(ranks)).as_json())


def _place(found: Sequence[int], last: int) -> CodedScore:
    """Of two items one is put first or is not: that is a share."""
    if last > 1:
        return coded_score(100 * (1 - fmean(found) / last), len(found))
    share = coded_share(len(found) - sum(found), len(found))
    return CodedScore(share.percent, at_least=share.at_least, at_most=share.at_most)


def _points(rules: Rules, question: Question, rows: Rows) -> Iterator[Figure]:
    for key in question.item_keys:
        for node, points in rules.by_node([(node, value[key]) for node, value in rows], rules.minimums.scores):
            score = coded_score(fmean(points), len(points))
            yield Figure(node, "mean", question.key, key, len(points), score.as_json())


def _of_hundred(mean: float) -> float:
    """A mean of 1 to 5 as 0 to 100."""
    return (mean - SCALE[0]) / (SCALE[-1] - SCALE[0]) * 100


_MEASURES = {
    Kind.RATING: _ratings,
    Kind.SINGLE: _choices,
    Kind.MULTIPLE: _choices,
    Kind.RANKING: _ranking,
    Kind.ALLOCATION: _points,
}
