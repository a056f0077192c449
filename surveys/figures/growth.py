"""How many people each figure of an always-open survey counts, so that two releases can be held side by side."""

from collections.abc import Iterable, Mapping, Sequence

from surveys.figures.questions import Answered
from surveys.questionnaire import Kind, Question, Role

Counts = Mapping[int, int]


def counted(asked: Iterable[tuple[Question, Sequence[Answered]]]) -> Counts:
    """By the number of a figure's people, how many they are: one number for each question or item that can be skipped
    by itself."""
    counts = [count for question, rows in asked for count in _counts_of(question, rows)]
    return dict(enumerate(counts))


def _counts_of(question: Question, rows: Sequence[Answered]) -> list[int]:
    given = [row.values[question.key] for row in rows if question.key in row.values]
    if question.role == Role.INDEX:  # its items are shown of the same complete rows
        return [sum(set(value) >= set(question.item_keys) for value in given)]
    if question.kind in {Kind.RATING, Kind.ALLOCATION}:
        return [sum(key in value for value in given) for key in question.item_keys]
    return [len(given)]
