"""A survey while somebody writes it: what a form sent as questions, and the few ways to rearrange them.

Fields are named after the question they belong to: `text-en-<question>`. Options are written one to a line; an option
that is only worded anew keeps its key, so that what depends on it still does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from surveys.questionnaire.answers import Sent
from surveys.questionnaire.question import MAX_QUESTIONS, Condition, Item, Kind, Question, Questionnaire, Role
from surveys.questionnaire.words import LANGUAGES, Words

CHOICES = frozenset({Kind.SINGLE, Kind.MULTIPLE})  # what a later question may depend on
_KEY = re.compile(r"[a-z][a-z0-9_]{0,30}")
_MEASURED = frozenset({Role.KNOWS, Role.AGREES, Role.INDEX})  # they mean what they measure in these words alone
_MOST_SENT = 3 * MAX_QUESTIONS


class TooManyQuestions(ValueError):
    pass


VERBS = frozenset({"add", "up", "down", "delete", "copy", "restore", "preview", "ask", "save"})


@dataclass(frozen=True)
class Edit:
    """What a button does besides saving: `up:<question>`, `add:<kind>`."""

    verb: str
    key: str = ""  # the question; of an added one, its kind
    new_key: str = ""

    @classmethod
    def read(cls, sent: str, *, new_key: str) -> "Edit":
        verb, _colon, key = sent.partition(":")
        is_known = verb in VERBS and (not key or _KEY.fullmatch(key)) and _KEY.fullmatch(new_key)
        return cls(verb, key, new_key) if is_known else cls("save")

    @property
    def fragment(self) -> str:
        """The place on the page where one goes on."""
        if self.verb in {"add", "copy"}:
            return f"#text-{self.new_key}"
        if self.verb in {"up", "down", "restore"}:
            return f"#question-{self.key}"
        return "#removed" if self.verb == "delete" else ""


@dataclass(frozen=True)
class Removed:
    """A question that was deleted, and behind which it stood."""

    question: Question
    after: str


def edited(asked: Questionnaire, edit: Edit, *, removed: Removed | None = None) -> Questionnaire:
    """Raises TooManyQuestions where there is no room for one more."""
    key, keys = edit.key, {question.key for question in asked}
    if edit.verb == "add" and key in set(Kind) and edit.new_key not in keys:
        return add(asked, new_question(key, key=edit.new_key))
    if edit.verb == "restore" and removed is not None:
        return in_blocks_anew(put_back(asked, removed.question, after=removed.after))
    if key not in keys:
        return asked
    if edit.verb == "copy" and edit.new_key not in keys:
        twin = replace(asked.question(key), key=edit.new_key, role=Role.NONE, block="")
        return in_blocks_anew(put_back(asked, twin, after=key))
    if edit.verb == "delete":
        return in_blocks_anew(remove(asked, key))
    steps = {"up": -1, "down": 1}.get(edit.verb, 0)
    return in_blocks_anew(move(asked, key, steps=steps)) if steps else asked


def new_question(kind: str, *, key: str) -> Question:
    """Raises ValueError for a kind that there is not."""
    return Question(key=key, kind=Kind(kind), text={})


def add(asked: Questionnaire, question: Question) -> Questionnaire:
    """At the end. Raises TooManyQuestions where there is no room."""
    if len(asked) >= MAX_QUESTIONS:
        raise TooManyQuestions
    return Questionnaire((*asked, question))


def move(asked: Questionnaire, key: str, *, steps: int) -> Questionnaire:
    order = [one.key for one in asked]
    if key not in order:
        return asked
    place = order.index(key)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    return Questionnaire(tuple(asked.question(one) for one in order))


def remove(asked: Questionnaire, key: str) -> Questionnaire:
    return Questionnaire(tuple(one for one in asked if one.key != key))


def put_back(asked: Questionnaire, question: Question, *, after: str) -> Questionnaire:
    """Where it stood: behind `after`, or in front where nothing was before it."""
    if len(asked) >= MAX_QUESTIONS:
        raise TooManyQuestions
    order = [one.key for one in asked]
    place = order.index(after) + 1 if after in order else (len(order) if after else 0)
    return Questionnaire((*asked.questions[:place], question, *asked.questions[place:]))


def may_join(asked: Sequence[Question], place: int) -> bool:
    """Whether a question can be kept together with the one above it: no text stands beside its block's values."""
    if place == 0 or asked[place].kind.is_text:
        return False
    above = asked[place - 1]
    return not above.kind.is_text or (above.role == Role.KNOWS and asked[place].role == Role.AGREES)


def is_joined(asked: Sequence[Question], place: int) -> bool:
    return may_join(asked, place) and bool(asked[place].block) and asked[place].block == asked[place - 1].block


def read_draft(sent: Sent, base: Questionnaire) -> Questionnaire:
    """What was typed on top of `base`, however unfinished. Fields that were not sent stay as they were."""
    before = {question.key: question for question in base}
    keys = [key for key in dict.fromkeys(_first(sent, "questions").split()) if _KEY.fullmatch(key)][:_MOST_SENT]
    read: list[Question] = []
    for key in keys:
        old = before.get(key) or _unknown(sent, key)
        if old is not None:
            read.append(_question(sent, old, earlier=read) if f"text-en-{key}" in sent else old)
    together = {key for key in keys if _ticked(sent, f"together-{key}")}
    return Questionnaire(tuple(_in_blocks(read, together)))


def in_blocks_anew(asked: Questionnaire) -> Questionnaire:
    """After moving: who is not beside the rest of a block any more stands alone."""
    together = {one.key for place, one in enumerate(asked) if is_joined(asked.questions, place)}
    return Questionnaire(tuple(_in_blocks(list(asked), together)))


def _unknown(sent: Sent, key: str) -> Question | None:
    try:
        return new_question(_first(sent, f"kind-{key}"), key=key)
    except ValueError:
        return None


def _question(sent: Sent, old: Question, *, earlier: Sequence[Question]) -> Question:
    key = old.key
    read = replace(
        old,
        text=_words(sent, "text", key, old.text),
        help=_words(sent, "help", key, old.help),
        section=_words(sent, "section", key, old.section),
        items=_items(sent, old),
        is_required=_ticked(sent, f"required-{key}"),
        shows_mission=_ticked(sent, f"mission-{key}"),
        shown_if=_condition(sent, old, earlier),
    )
    return replace(read, role=_role(sent, old, read))


def _role(sent: Sent, old: Question, read: Question) -> Role:
    if old.role in _MEASURED:
        same = (old.text, old.items) == (read.text, read.items)
        return old.role if same else Role.NONE
    if read.kind != Kind.OPEN:
        return old.role
    if not _ticked(sent, f"read-{read.key}"):
        return Role.NONE
    return old.role if old.role.is_scored_text else Role.WORK


def _items(sent: Sent, old: Question) -> tuple[Item, ...]:
    if f"items-en-{old.key}" not in sent or old.items_from:
        return old.items
    columns = [_clean(_first(sent, f"items-{language}-{old.key}")).split("\n") for language in LANGUAGES]
    lines = [
        {language: line.strip() for language, line in zip(LANGUAGES, row, strict=True) if line.strip()}
        for row in zip_longest(*columns, fillvalue="")
    ]
    return tuple(_with_keys([line for line in lines if line], old.items))


def _with_keys(lines: Sequence[Words], old: Sequence[Item]) -> Iterator[Item]:
    by_words = {item.text.get("en", ""): item for item in old}
    known = [by_words.pop(line.get("en", ""), None) for line in lines]
    left = [item for item in old if item not in known]
    fresh = max((int(item.key[1:]) for item in old if re.fullmatch(r"i\d+", item.key)), default=0)
    for place, line in enumerate(lines):
        only_reworded = len(lines) == len(old) and old[place] in left
        item = known[place] or (old[place] if only_reworded else None)
        if item is None:
            fresh += 1
        yield replace(item or Item(f"i{fresh}", {}), text=line)


def _condition(sent: Sent, old: Question, earlier: Sequence[Question]) -> Condition | None:
    """The choices ticked of one earlier question; where two have ticks, the nearer one counts."""
    ticked = set(sent.get(f"if-{old.key}", ()))
    for question in reversed(earlier):
        chosen = tuple(key for key in question.item_keys if f"{question.key}:{key}" in ticked)
        if question.kind in CHOICES and chosen:
            return Condition(question.key, chosen)
    lost = old.shown_if is not None and not any(
        one.key == old.shown_if.question and set(old.shown_if.items) & set(one.item_keys) for one in earlier
    )
    return old.shown_if if lost and not _ticked(sent, f"everybody-{old.key}") else None


def _in_blocks(questions: list[Question], together: set[str]) -> list[Question]:
    """A block is a run of questions each of which is kept together with the one above it."""
    found: list[Question] = []
    for question in questions:
        found.append(replace(question, block=""))
        place = len(found) - 1
        if question.key in together and may_join(found, place):
            above = found[place - 1]
            name = above.block or f"with_{above.key}"
            found[place - 1], found[place] = replace(above, block=name), replace(question, block=name)
    return found


def _words(sent: Sent, name: str, key: str, old: Words) -> Words:
    kept = {language: text for language, text in old.items() if language not in LANGUAGES}
    for language in LANGUAGES:
        field = f"{name}-{language}-{key}"
        text = _clean(_first(sent, field)).strip() if field in sent else old.get(language, "")
        if text:
            kept[language] = text
    return kept


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "")


def _ticked(sent: Sent, name: str) -> bool:
    return bool(_first(sent, name))


def _first(sent: Sent, name: str) -> str:
    values = sent.get(name, ())
    return values[0] if values else ""
