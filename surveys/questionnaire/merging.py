"""Two people wrote on one survey: what both changes come to, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.questionnaire.question import Question, Questionnaire

MINE = "mine"


@dataclass(frozen=True)
class Clash:
    """One question that both changed; None where it is not asked."""

    key: str
    base: Question | None
    theirs: Question | None
    yours: Question | None


@dataclass(frozen=True)
class Merge:
    merged: Questionnaire
    clashes: tuple[Clash, ...]


def merge(base: Questionnaire, theirs: Questionnaire, yours: Questionnaire, *, keep: Mapping[str, str]) -> Merge:
    """Three ways. Of a question both changed theirs stands, unless `keep` says `mine` for it."""
    before, there, here = (_by_key(one) for one in (base, theirs, yours))
    result: dict[str, Question] = {}
    clashes = []
    for key in _order(base, theirs, yours):
        was, other, own = before.get(key), there.get(key), here.get(key)
        chosen = other if own == was else own
        if own not in (was, other) and other != was:
            clashes.append(Clash(key, was, other, own))
            chosen = own if keep.get(key) == MINE else other
        if chosen is not None:
            result[key] = chosen
    return Merge(Questionnaire(tuple(result.values())), tuple(clashes))


def _by_key(asked: Questionnaire) -> dict[str, Question]:
    return {question.key: question for question in asked}


def _order(base: Questionnaire, theirs: Questionnaire, yours: Questionnaire) -> list[str]:
    """That of whoever moved something; theirs, where both did. Added questions follow what they followed."""
    first, second = [one.key for one in theirs], [one.key for one in yours]
    common = set(first) & set(second) & {one.key for one in base}
    if [key for key in first if key in common] == [one.key for one in base if one.key in common]:
        first, second = second, first
    order = list(first)
    for place, key in enumerate(second):
        if key not in order:
            above = second[place - 1] if place else ""
            order.insert(order.index(above) + 1 if above in order else 0, key)
    return order
