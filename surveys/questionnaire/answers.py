"""From what a form sent to one person's response, or to what is missing, question by question.

Fields are named `q-<question>` for texts and choices, `q-<question>-<item>` where each item takes a number (a place in
a ranking, points, a rating), and `quote-<question>` for the yes to being quoted.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from surveys.questionnaire.question import POINTS, SCALE, Kind, Question, Questionnaire

Sent = Mapping[str, Sequence[str]]  # field name -> everything sent under it
Errors = dict[str, str]  # question key -> what is wrong: one of the codes below

REQUIRED, TOO_LONG, NULL, NOT_OFFERED = "required", "too_long", "null", "not_offered"
EVERY_ITEM, SUM = "every_item", "sum"


class AnswerErrors(ValueError):
    """Some answers cannot be taken; `by_question` says which and why, as codes."""

    def __init__(self, by_question: Errors) -> None:
        super().__init__(", ".join(f"{key}: {code}" for key, code in by_question.items()))
        self.by_question = by_question


@dataclass(frozen=True)
class Response:
    """One person's answers by question key; a question that was skipped or not reached is absent.

    Values: text · {item: 1…5} · [item] of a choice · [item, …] of several, or in order of rank · {item: points}.
    """

    answers: Mapping[str, Any]
    quotable: frozenset[str] = frozenset()
    digest: str = ""
    language: str = "en"


def read_response(questionnaire: Questionnaire, sent: Sent, *, language: str = "en") -> Response:
    """Raises AnswerErrors naming every question whose answer cannot be taken."""
    answers: dict[str, Any] = {}
    errors: Errors = {}
    for question in questionnaire:
        if not is_shown(question, answers):
            continue
        try:
            value = _READERS[question.kind](question, sent)
        except _Refused as refused:
            errors[question.key] = str(refused)
            continue
        if value:
            answers[question.key] = value
        elif question.is_required:
            errors[question.key] = REQUIRED
    if errors:
        raise AnswerErrors(errors)
    quotable = frozenset(key for key in answers if f"quote-{key}" in sent and questionnaire.question(key).kind.is_text)
    return Response(answers, quotable, digest_of(sent), language)


def is_shown(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the answers so far lead to this question."""
    condition = question.shown_if
    return condition is None or bool(set(condition.items) & set(answers.get(condition.question, ())))


def digest_of(sent: Sent) -> str:
    """Hexadecimal SHA-256 over the sent answers, `name=value` each, sorted, joined by NUL: a device can redo it."""
    parts = sorted(
        f"{name}={_one_kind_of_line_end(value)}"
        for name, values in sent.items()
        if name.startswith(("q-", "quote-"))
        for value in values
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class _Refused(ValueError):
    pass


def _text(question: Question, sent: Sent) -> str:
    text = _one_kind_of_line_end(_first(sent, f"q-{question.key}"))
    if len(text) > question.longest:
        raise _Refused(TOO_LONG)
    if "\0" in text:
        raise _Refused(NULL)
    return text if text.strip() else ""


def _choices(question: Question, sent: Sent) -> list[str]:
    chosen = [key for key in sent.get(f"q-{question.key}", ()) if key]
    if not set(chosen) <= set(question.item_keys) or (question.kind == Kind.SINGLE and len(set(chosen)) > 1):
        raise _Refused(NOT_OFFERED)
    return [key for key in question.item_keys if key in chosen]


def _ratings(question: Question, sent: Sent) -> dict[str, int]:
    numbers = _numbers(question, sent)
    if not set(numbers.values()) <= set(SCALE):
        raise _Refused(NOT_OFFERED)
    if question.is_required and len(numbers) < len(question.items):
        raise _Refused(EVERY_ITEM if numbers else REQUIRED)
    return numbers


def _ranking(question: Question, sent: Sent) -> list[str]:
    places = _numbers(question, sent)
    if not places:
        return []
    if sorted(places.values()) != list(range(1, len(question.items) + 1)):
        raise _Refused(EVERY_ITEM)
    return sorted(places, key=lambda key: places[key])


def _points(question: Question, sent: Sent) -> dict[str, int]:
    points = _numbers(question, sent)
    if any(value < 0 for value in points.values()):
        raise _Refused(NOT_OFFERED)
    if points and sum(points.values()) != POINTS:
        raise _Refused(SUM)
    return {key: points.get(key, 0) for key in question.item_keys} if points else {}


def _numbers(question: Question, sent: Sent) -> dict[str, int]:
    written = {key: _first(sent, f"q-{question.key}-{key}").strip() for key in question.item_keys}
    try:
        return {key: int(value) for key, value in written.items() if value}
    except ValueError as error:
        raise _Refused(NOT_OFFERED) from error


def _first(sent: Sent, name: str) -> str:
    values = sent.get(name, ())
    return values[0] if values else ""


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n")


_READERS = {
    Kind.OPEN: _text,
    Kind.STORY: _text,
    Kind.RATING: _ratings,
    Kind.SINGLE: _choices,
    Kind.MULTIPLE: _choices,
    Kind.RANKING: _ranking,
    Kind.ALLOCATION: _points,
}
