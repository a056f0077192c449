"""A questionnaire as JSON and back: what stands in the database and in an export."""

from collections.abc import Mapping
from typing import Any

from surveys.questionnaire.question import Condition, Item, Kind, Question, Questionnaire, Role


class NotAQuestionnaire(ValueError):
    """The stored value is not what `as_json` writes."""


def as_json(questionnaire: Questionnaire) -> dict[str, Any]:
    return {"questions": [_question_json(question) for question in questionnaire]}


def from_json(value: Any) -> Questionnaire:
    """Raises NotAQuestionnaire with the place that cannot be read."""
    try:
        return Questionnaire(tuple(_question(entry) for entry in value["questions"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAQuestionnaire(f"This is not a questionnaire: {error}") from error


def _question_json(question: Question) -> dict[str, Any]:
    """Only what differs from the defaults, so that a reader sees what is meant."""
    full: dict[str, Any] = {
        "key": question.key,
        "kind": str(question.kind),
        "text": dict(question.text),
        "help": dict(question.help),
        "items": [_item_json(item) for item in question.items],
        "items_from": question.items_from,
        "block": question.block,
        "section": dict(question.section),
        "role": str(question.role),
        "is_required": question.is_required,
        "shows_mission": question.shows_mission,
        "shown_if": _condition_json(question.shown_if),
    }
    return {name: value for name, value in full.items() if value}


def _item_json(item: Item) -> dict[str, Any]:
    return {"key": item.key, "text": dict(item.text)} | ({"is_right": True} if item.is_right else {})


def _condition_json(condition: Condition | None) -> dict[str, Any] | None:
    return {"question": condition.question, "items": list(condition.items)} if condition else None


def _question(entry: Mapping[str, Any]) -> Question:
    condition = entry.get("shown_if")
    return Question(
        key=str(entry["key"]),
        kind=Kind(entry["kind"]),
        text=_words(entry.get("text")),
        help=_words(entry.get("help")),
        items=tuple(
            Item(str(item["key"]), _words(item.get("text")), bool(item.get("is_right")))
            for item in entry.get("items", ())
        ),
        items_from=str(entry.get("items_from", "")),
        block=str(entry.get("block", "")),
        section=_words(entry.get("section")),
        role=Role(entry.get("role", "")),
        is_required=bool(entry.get("is_required")),
        shows_mission=bool(entry.get("shows_mission")),
        shown_if=Condition(str(condition["question"]), tuple(map(str, condition["items"]))) if condition else None,
    )


def _words(value: Any) -> dict[str, str]:
    return {str(language): str(text) for language, text in (value or {}).items()}
