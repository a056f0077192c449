"""From an instrument to what one round asks: the organization's name and its promises put in, then frozen."""

from collections.abc import Sequence
from dataclasses import replace

from surveys.questionnaire.question import Item, Kind, Question, Questionnaire
from surveys.questionnaire.words import Words

NONE_OF_THESE = Item("none", {"en": "None of these", "de": "Nichts davon"})
_FEWEST = {Kind.RANKING: 2}  # promises: one alone has no order


def fill_in(questionnaire: Questionnaire, *, organization: str, promises: Sequence[tuple[str, str]]) -> Questionnaire:
    """Put `organization` where `{organization}` stands, and promises (key, text) where a question takes its items.

    A question about promises of a mission that has none is left out.
    """
    filled = (_fill(question, organization=organization, promises=promises) for question in questionnaire)
    return Questionnaire(tuple(question for question in filled if question is not None))


def _fill(question: Question, *, organization: str, promises: Sequence[tuple[str, str]]) -> Question | None:
    items = tuple(replace(item, text=_named(item.text, organization)) for item in question.items)
    if question.items_from == "promises":
        if len(promises) < _FEWEST.get(question.kind, 1):
            return None
        items = tuple(Item(key, {"en": text}) for key, text in promises)
        items = items if question.kind == Kind.RANKING else (*items, NONE_OF_THESE)
    return replace(
        question,
        items=items,
        items_from="",
        text=_named(question.text, organization),
        help=_named(question.help, organization),
    )


def _named(words: Words, organization: str) -> Words:
    return {language: text.replace("{organization}", organization) for language, text in words.items()}
