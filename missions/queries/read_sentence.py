"""A sentence read into the fields of an outcome, to be confirmed: what was read where, and what must be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from missions.queries.amounts import number
from missions.wording.outcome import read_outcome
from missions.wording.reading import Found, Question, Reading

LONGEST = 500
PARTS: Mapping[str, str | LazyText] = {  # of two that share words, the first is marked
    "target": gettext_lazy("target"),
    "low": gettext_lazy("band, from"),
    "high": gettext_lazy("band, to"),
    "baseline": gettext_lazy("start"),
    "change": gettext_lazy("change"),
    "due": gettext_lazy("due"),
    "start": gettext_lazy("starts"),
    "direction": gettext_lazy("which way"),
    "measure": gettext_lazy("what is counted"),
    "unit": gettext_lazy("unit"),
}
FIGURES = ("baseline", "target", "band_low", "band_high", "due_on")
ASKED: Mapping[Question, str | LazyText] = {
    Question.WHAT: gettext_lazy("What is counted?"),
    Question.WHICH_WAY: gettext_lazy("Shall it rise, fall, or stay within a band?"),
    Question.FROM_WHAT: gettext_lazy("From what? Say where it stands at the start."),
    Question.HOW_FAR: gettext_lazy("How far? No target was found."),
    Question.HOW_WIDE: gettext_lazy("Between which edges shall it stay? One number is no band."),
    Question.BY_WHEN: gettext_lazy("By when?"),
    Question.WHICH_DAY: gettext_lazy("Which day is meant? It could be read in more than one way."),
    Question.WHICH_NUMBER: gettext_lazy("Which of the numbers is the target?"),
    Question.POINTS_OR_PERCENT: gettext_lazy(
        "Percent of where it stands, or percentage points? Write the target itself."
    ),
    Question.NOT_A_NUMBER: gettext_lazy("A target that is still to be determined is not a number. Leave it empty."),
}


@dataclass(frozen=True)
class Stretch:
    """Words of the sentence; `part` says what was read from them."""

    words: str
    part: str | LazyText = ""


@dataclass(frozen=True)
class ReadSentence:
    text: str
    stretches: list[Stretch]
    questions: list[str | LazyText]
    initial: dict[str, Any]


def unsaid(reading: ReadSentence | None, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the sentence says and the fields do not; nothing where it carries no figure that they lack."""
    lacking = {
        name: value for name, value in (reading.initial if reading else {}).items() if typed.get(name) in (None, "")
    }
    return lacking if any(name in lacking for name in FIGURES) else {}


def read_sentence(text: str, *, today: date) -> ReadSentence | None:
    """Nothing of an empty text."""
    reading = read_outcome(text[:LONGEST], today=today)
    if not reading.text:
        return None
    return ReadSentence(reading.text, _stretches(reading), _questions(reading), _initial(reading))


def _initial(reading: Reading) -> dict[str, Any]:
    said = {
        "title": reading.text.rstrip(".")[:300],
        "measure": reading.measure and reading.measure.value[:200],
        "unit": reading.unit and reading.unit.value[:40],
        "direction": reading.direction and reading.direction.value.value,
        "baseline": reading.baseline and reading.baseline.value,
        "target": reading.target and reading.target.value,
        "band_low": reading.low and reading.low.value,
        "band_high": reading.high and reading.high.value,
        "start_on": reading.start and reading.start.value,
        "due_on": reading.due and reading.due.value,
    }
    return {name: value for name, value in said.items() if value is not None}


def _questions(reading: Reading) -> list[str | LazyText]:
    return [
        _from_what(reading) if question is Question.FROM_WHAT else ASKED[question] for question in reading.questions
    ]


def _from_what(reading: Reading) -> str | LazyText:
    """“by 20%” is no target before one knows of what."""
    if reading.change is None:
        return ASKED[Question.FROM_WHAT]
    change = reading.change.value
    size = f"{number(change.by)}%" if change.is_relative else number(change.by)
    return _("By %(change)s, from what? Say where it stands at the start, and write the target that follows.") % {
        "change": size
    }


def _stretches(reading: Reading) -> list[Stretch]:
    """The whole sentence, cut where something was read."""
    marked: list[tuple[Found[Any], str | LazyText]] = []
    for name, label in PARTS.items():
        found = getattr(reading, name)
        if found and all(found.end <= other.start or found.start >= other.end for other, _label in marked):
            marked.append((found, label))
    cut, done = [], 0
    for found, label in sorted(marked, key=lambda pair: pair[0].start):
        cut += [Stretch(reading.text[done : found.start]), Stretch(reading.text[found.start : found.end], label)]
        done = found.end
    return [stretch for stretch in [*cut, Stretch(reading.text[done:])] if stretch.words]
