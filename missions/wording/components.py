"""Which of the nine parts of a mission statement its words speak of."""

from dataclasses import dataclass
from enum import StrEnum

from missions.wording import lexicon
from missions.wording.lexicon import Lexicon, find
from missions.wording.texts import Span

LISTED = 6  # words shown as the reason for a verdict


class Component(StrEnum):
    BENEFICIARIES = "beneficiaries"
    PROGRAMS = "programs"
    PLACE = "place"
    METHOD = "method"
    SUSTAINABILITY = "sustainability"
    VALUES = "values"
    STRENGTH = "strength"
    STANDING = "standing"
    PEOPLE = "people"


class Answer(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True)
class ComponentReading:
    component: Component
    answer: Answer
    words: tuple[Span, ...]


LEXICONS: dict[Component, Lexicon] = {
    Component.BENEFICIARIES: lexicon.BENEFICIARIES,
    Component.PROGRAMS: lexicon.PROGRAMS,
    Component.PLACE: lexicon.PLACE,
    Component.METHOD: lexicon.METHOD,
    Component.SUSTAINABILITY: lexicon.SUSTAINABILITY,
    Component.VALUES: lexicon.VALUES,
    Component.STRENGTH: lexicon.STRENGTH,
    Component.STANDING: lexicon.STANDING,
    Component.PEOPLE: lexicon.PEOPLE,
}


def read_components(text: str) -> tuple[ComponentReading, ...]:
    """Return, for each of nine parts, whether the words of an English text speak of it, and which words counted.

    The nine are David's (1989, after Pearce & David 1987), reworded for organizations that serve a cause. `yes`: a
    word that names the part; `partly`: only words that hint at it; `no`: neither. Words alone are weak evidence.
    """
    return tuple(_read(component, text) for component in Component)


def _read(component: Component, text: str) -> ComponentReading:
    listed = LEXICONS[component]
    strong = find(listed.strong, text)
    if component is Component.PLACE:
        strong += find(lexicon.PLACE_NAME, text)
    if strong:
        return ComponentReading(component, Answer.YES, _distinct(strong))
    weak = find(listed.weak, text)
    return ComponentReading(component, Answer.PARTLY if weak else Answer.NO, _distinct(weak))


def _distinct(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    first = {span.text.casefold(): span for span in reversed(spans)}
    return tuple(sorted(first.values()))[:LISTED]
