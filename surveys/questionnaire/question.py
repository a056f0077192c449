"""One question, and all of them in order. A question without answers of its own is a mistake, told at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from surveys.questionnaire.words import Words

WORD = re.compile(r"\w+")
SCALE = range(1, 6)  # from "strongly disagree" to "strongly agree"
MAX_TEXT, MAX_STATEMENT = 20_000, 300
MAX_QUESTIONS, MAX_WORDS = 20, 280  # of a survey of one's own; letters of a question
POINTS = 100  # what an allocation shares out


class Kind(StrEnum):
    OPEN = "open"
    STORY = "story"  # an open answer that may be told on
    RATING = "rating"  # each item from 1 to 5
    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKING = "ranking"  # every item, the most important first
    ALLOCATION = "allocation"  # 100 points over the items

    @property
    def is_text(self) -> bool:
        return self in {Kind.OPEN, Kind.STORY}


class Role(StrEnum):
    """What a question is read as; everything else is shown as it was answered."""

    NONE = ""
    WORK = "work"  # scored for the promises it shows
    KNOWS = "knows"  # the mission in own words: the first half of knows × agrees
    AGREES = "agrees"  # the second half, one item
    INDEX = "index"  # the five mission items
    UNAIDED = "unaided"  # what a customer says we are here for
    AIDED = "aided"  # the promises a customer has noticed
    SIGHT = "sight"  # line of sight, scored against the leaders' key
    PROPOSAL = "proposal"  # a statement for a consultation: put before everybody, so it belongs to no team
    VOTE = "vote"  # agree, disagree or pass; one skipped is passed

    @property
    def is_scored_text(self) -> bool:
        return self in {Role.WORK, Role.KNOWS, Role.UNAIDED}


@dataclass(frozen=True)
class Item:
    key: str
    text: Words
    is_right: bool = False  # in the leaders' key of a line-of-sight check


@dataclass(frozen=True)
class Condition:
    """Asked only of those who chose one of these items of an earlier question."""

    question: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    key: str
    kind: Kind
    text: Words
    help: Words = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    items_from: str = ""  # "promises": filled in from the mission when the round opens
    block: str = ""  # answers of one block stay in one row; by default the question is its own block
    section: Words = field(default_factory=dict)
    role: Role = Role.NONE
    is_required: bool = False
    shows_mission: bool = False  # the mission stands above it, so everything unaided comes before
    shown_if: Condition | None = None

    @property
    def in_block(self) -> str:
        return self.block or self.key

    @property
    def longest(self) -> int:
        """Characters of a text."""
        return MAX_STATEMENT if self.role == Role.PROPOSAL else MAX_TEXT

    @property
    def asked_words(self) -> list[Words]:
        """What somebody answers: each statement that is rated, else the question itself."""
        return [item.text for item in self.items] if self.kind == Kind.RATING else [self.text]

    @property
    def item_keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self.items)


@dataclass(frozen=True)
class Questionnaire:
    questions: tuple[Question, ...]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    def question(self, key: str) -> Question:
        """Raises KeyError for a key that is not asked."""
        return self._by_key[key]

    @property
    def _by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    def blocks(self) -> dict[str, tuple[Question, ...]]:
        """Questions by the block they are stored in, in the order they are asked."""
        names = dict.fromkeys(question.in_block for question in self.questions)
        return {name: tuple(one for one in self.questions if one.in_block == name) for name in names}

    def repeats(self, other: "Questionnaire") -> bool:
        """Whether a question of the other is asked again: the same words in some language, whatever the marks."""
        return not self._wordings.isdisjoint(other._wordings)

    @property
    def _wordings(self) -> frozenset[tuple[str, ...]]:
        said = (words for question in self.questions for words in question.asked_words)
        texts = (text for words in said for text in words.values())
        return frozenset(found for text in texts if (found := tuple(WORD.findall(text.casefold()))))

    def of_role(self, role: Role) -> Question | None:
        return next((question for question in self.questions if question.role == role), None)

    @property
    def scored_text(self) -> Question | None:
        """The open question whose answers are read for the promises they show."""
        return self.of_role(Role.WORK) or self.of_role(Role.UNAIDED)

    @property
    def last_unaided(self) -> int:
        """How many questions are answered before any page may show the mission or its promises."""
        shown = (place for place, question in enumerate(self.questions) if question.shows_mission)
        return next(shown, len(self.questions))

    def faults(self) -> list[str]:
        """Everything that would make a round of it fail or mislead, in words for the person who writes it."""
        return [*_repeated(self.questions), *(fault for one in self.questions for fault in self.faults_of(one))]

    def faults_of(self, question: Question) -> Iterator[str]:
        """What would mislead people in one question, where it stands."""
        name = next(iter(question.text.values()), "") or question.key
        if not any(question.text.values()):
            yield "A question has no words yet."
        if any(len(text) > MAX_WORDS for text in question.text.values()):
            yield f"“{name[:40]}…” is longer than {MAX_WORDS} letters: move a part of it to the help below it."
        if question.shown_if and not self._can_follow(question):
            yield f"“{name}” depends on a choice that is not asked before it."
        yield from _faults_of_items(question, name)
        yield from self._faults_of_reading(question, name)

    def _faults_of_reading(self, question: Question, name: str) -> Iterator[str]:
        if question.role.is_scored_text and self.questions.index(question) >= self.last_unaided:
            yield f"“{name}” is read against the mission, so it must be asked before the mission is shown."
        if question.role == Role.WORK and self.of_role(Role.WORK) != question:
            yield f"“{name}” cannot be read against the mission too: one question can."

    def _can_follow(self, question: Question) -> bool:
        condition = question.shown_if
        earlier = self.questions[: self.questions.index(question)]
        asked = next((one for one in earlier if condition and one.key == condition.question), None)
        if condition is None or asked is None or asked.kind not in {Kind.SINGLE, Kind.MULTIPLE}:
            return False
        return bool(condition.items) and set(condition.items) <= set(asked.item_keys)


def _faults_of_items(question: Question, name: str) -> Iterator[str]:
    needs = {Kind.RATING: 1, Kind.SINGLE: 2, Kind.MULTIPLE: 1, Kind.RANKING: 2, Kind.ALLOCATION: 2}.get(question.kind)
    if needs and not question.items_from and len(question.items) < needs:
        yield f"“{name}” needs at least {needs} " + ("item." if needs == 1 else "items.")
    if len(set(question.item_keys)) < len(question.items):
        yield f"“{name}” has the same item twice."
    if not all(any(item.text.values()) for item in question.items):
        yield f"“{name}” has an item without words."


def _repeated(questions: tuple[Question, ...]) -> list[str]:
    keys = [question.key for question in questions]
    if not keys:
        return ["Nothing is asked yet."]
    return [f"Two questions are called “{key}”." for key in sorted(set(keys)) if keys.count(key) > 1]
