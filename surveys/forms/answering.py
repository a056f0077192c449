"""A round's questions as the answering page shows them: first what is asked unaided, then what shows the mission.

Nothing is kept between the two parts on the server; the second page carries the first one's answers with it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils.datastructures import MultiValueDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveys.models import Round
from surveys.questionnaire import (
    MAX_TEXT,
    SCALE,
    AnswerErrors,
    Condition,
    Kind,
    Question,
    Questionnaire,
    Response,
    Role,
    Sent,
    read_response,
    say,
)

ANSWERS = ("q-", "quote-")  # how the fields of answers begin; the rest of a form is about sending it


@dataclass(frozen=True)
class AskedItem:
    """One choice, or one line to rate, rank or give points to."""

    key: str
    text: str
    name: str
    chosen: str = ""  # what was sent for it

    @property
    def scale(self) -> list[tuple[int, bool, str]]:
        """Each step, whether it was chosen, and what it means."""
        words = (_("Not at all"), _("A little"), _("Partly"), _("Mostly"), _("Fully"))
        return [(step, self.chosen == str(step), said) for step, said in zip(SCALE, words, strict=True)]


@dataclass(frozen=True)
class AskedQuestion:
    key: str
    kind: Kind
    text: str
    help: str
    items: Sequence[AskedItem]
    name: str
    number: int
    total: int
    value: str = ""
    error: str = ""
    is_required: bool = False
    mission: str = ""  # to be read with this question
    may_be_quoted: bool = False
    is_quotable: bool = False
    shown_if: Condition | None = None
    role: Role = Role.NONE
    longest: int = MAX_TEXT
    section: str = ""

    @property
    def is_vote(self) -> bool:
        return self.role == Role.VOTE

    @property
    def is_statement(self) -> bool:
        """One sentence, not a text."""
        return self.role == Role.PROPOSAL

    @property
    def is_text(self) -> bool:
        return self.kind.is_text

    @property
    def is_one_tap(self) -> bool:
        """A single tap answers it."""
        return self.is_vote or (self.kind == Kind.RATING and len(self.items) == 1)

    @property
    def share_before(self) -> float:
        return (self.number - 1) / self.total

    @property
    def places(self) -> range:
        """The places a ranking gives away."""
        return range(1, len(self.items) + 1)


@dataclass
class AnswerSheet:
    """What one device has sent so far, read against the frozen questions. `response` is set once all of it is right."""

    round: Round
    sent: Sent = field(default_factory=dict)
    language: str = "en"
    order: str = ""  # draws the order of votes: the same at each visit of one person, and stored nowhere
    part: int = 1
    response: Response | None = None
    errors: dict[str, str] = field(default_factory=dict)
    submission_id: str = ""
    at: str = ""  # the question in view, where only the language was changed
    is_shared: bool = False  # the device; it keeps no draft
    is_kiosk: bool = False  # one person after the other answers here

    @classmethod
    def bound(cls, round: Round, data: MultiValueDict, *, language: str, order: str = "") -> "AnswerSheet":
        sheet = cls.typed(round, data, language=language, order=order)
        sheet.at = ""
        sheet._read()
        return sheet

    @classmethod
    def typed(cls, round: Round, data: MultiValueDict, *, language: str, order: str = "") -> "AnswerSheet":
        """As the page stands, with nothing judged yet."""
        sent = {name: data.getlist(name) for name in data if name.startswith(ANSWERS)}
        return cls(
            round=round,
            sent=sent,
            language=language,
            order=order,
            part=2 if data.get("part") == "2" else 1,
            submission_id=data.get("submission_id", "")[:64],
            at=data.get("at", "")[:3],
            is_shared="shared" in data or "kiosk" in data,
            is_kiosk="kiosk" in data,
        )

    def __post_init__(self) -> None:
        self.submission_id = self.submission_id or uuid4().hex
        self.asked = in_own_order(self.round.questionnaire, self.order)

    def _read(self) -> None:
        wanted = self.asked if self.is_last else Questionnaire(self.asked.questions[: self.asked.last_unaided])
        try:
            response = read_response(wanted, self.sent, language=self.language)
        except AnswerErrors as wrong:
            self.errors = {
                key: _words_for(code, self._typed(key), self.asked.question(key).longest)
                for key, code in wrong.by_question.items()
            }
            if set(self.errors) & {one.key for one in self.asked.questions[: self.asked.last_unaided]}:
                self.part = 1  # the mistake stands on the first page
        else:
            self.response = response if self.is_last else None

    @property
    def is_last(self) -> bool:
        """Whether sending this part sends everything."""
        return self.part == 2 or self.asked.last_unaided in {0, len(self.asked)}

    @property
    def shows_mission(self) -> bool:
        return self.part == 2 or self.asked.last_unaided == 0

    def go_on(self) -> bool:
        """Turn to the second part if the first is right; whether there is one to turn to."""
        if self.errors or self.is_last:
            return False
        self.part = 2
        return True

    @property
    def questions(self) -> list[AskedQuestion]:
        """What this part asks."""
        cut = self.asked.last_unaided if self.asked.last_unaided else len(self.asked)
        here = self.asked.questions[cut:] if self.part == 2 else self.asked.questions[:cut]
        first = cut + 1 if self.part == 2 else 1
        return [self._shown(question, number) for number, question in enumerate(here, start=first)]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Answers of the other part, to travel along as hidden fields."""
        here = {question.key for question in self.questions}
        return [
            (name, value)
            for name, values in self.sent.items()
            if _question_of(name, self.asked) not in here
            for value in values
        ]

    @property
    def is_single(self) -> bool:
        return len(self.asked) == 1

    @property
    def has_first_screen(self) -> bool:
        """Who sees what is read on a screen of its own, unless there is one question with a name beside it."""
        return not (self.is_single and self.round.is_attributed)

    @property
    def total(self) -> int:
        return len(self.asked)

    @property
    def texts(self) -> list[str]:
        """Everything that was written, for a page that must give it back."""
        return [
            self._typed(question.key) for question in self.asked if question.kind.is_text and self._typed(question.key)
        ]

    def _typed(self, key: str) -> str:
        return _first(self.sent, f"q-{key}")

    def _shown(self, question: Question, number: int) -> AskedQuestion:
        name = f"q-{question.key}"
        is_confidential = not self.round.is_attributed
        return AskedQuestion(
            key=question.key,
            kind=question.kind,
            text=say(question.text, self.language),
            help=say(question.help, self.language),
            items=[self._item(question, item.key, say(item.text, self.language)) for item in question.items],
            name=name,
            number=number,
            total=self.total,
            value=_first(self.sent, name),
            error=self.errors.get(question.key, ""),
            is_required=question.is_required,
            mission=self.round.mission_text if question.shows_mission and number == self.asked.last_unaided + 1 else "",
            may_be_quoted=is_confidential and question.kind.is_text and not question.block,
            is_quotable=f"quote-{question.key}" in self.sent,
            shown_if=question.shown_if,
            role=question.role,
            longest=question.longest,
            section=say(question.section, self.language),
        )

    def _item(self, question: Question, key: str, text: str) -> AskedItem:
        if question.kind in {Kind.SINGLE, Kind.MULTIPLE}:
            name = f"q-{question.key}"
            return AskedItem(key, text, name, key if key in self.sent.get(name, ()) else "")
        name = f"q-{question.key}-{key}"
        return AskedItem(key, text, name, _first(self.sent, name))


def in_own_order(asked: Questionnaire, order: str) -> Questionnaire:
    """Statements to vote on in an order of each person's own, so that none is first for everybody."""
    if not order or asked.of_role(Role.VOTE) is None:
        return asked
    drawn = sorted(asked, key=lambda question: hashlib.sha256(f"{order}:{question.key}".encode()).digest())
    return Questionnaire(tuple(drawn))


def _question_of(name: str, asked: Questionnaire) -> str:
    """Which question a field belongs to; empty for one that nobody asks."""
    for prefix in ANSWERS:
        rest = name.removeprefix(prefix)
        if rest != name:
            fitting = (one.key for one in asked if rest == one.key or rest.startswith(f"{one.key}-"))
            return next(fitting, "")
    return ""


def _first(sent: Sent, name: str) -> str:
    values: Sequence[Any] = sent.get(name, ())
    return str(values[0]) if values else ""


def _words_for(code: str, typed: str, longest: int) -> str:
    if code == "too_long":
        excess = len(typed.replace("\r\n", "\n")) - longest
        message = ngettext(
            "Please shorten it by %(excess)d character; at most %(most)s can be sent. Everything you wrote is here.",
            "Please shorten it by %(excess)d characters; at most %(most)s can be sent. Everything you wrote is here.",
            excess,
        )
        return message % {"excess": excess, "most": number_format(longest, force_grouping=True)}
    return {
        "required": _("Write a sentence or two before you send it."),
        "null": _("Null characters are not allowed. Please write the text again without them."),
        "every_item": _("Please give each line an answer of its own."),
        "sum": _("The points must add up to 100."),
    }.get(code, _("Please choose again; this answer was not on offer."))
