"""The statement check in words for people: each piece of advice with its reason and the words that counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from missions.models import Mission, StatementDismissal
from missions.wording.components import Answer, Component, ComponentReading
from missions.wording.statement import Advice, Check, StatementReading, read_statement
from missions.wording.texts import Span

Text = str | Lazy
LISTED = 12

ADVICE: dict[Check, tuple[Text, Text]] = {
    Check.SHORT: (
        _("It is very short"),
        _("%(words)s words. A reader learns little from fewer than %(limit)s. Add for whom, what is done, and where."),
    ),
    Check.LONG: (
        _("It is long to remember"),
        _(
            "%(words)s words. People retell up to about %(limit)s. Keep for whom, what and where, and move the rest "
            "to your values or your vision."
        ),
    ),
    Check.LONG_SENTENCE: (
        _("One sentence is very long"),
        _(
            "%(words)s words in one sentence; beyond %(limit)s readers lose the thread. Put a full stop where it says "
            "“and”, and begin anew."
        ),
    ),
    Check.HARD_TO_READ: (
        _("The words are hard to read"),
        _(
            "Flesch reading ease %(ease)s, from long words and long sentences. Newspapers have 60 to 70, a journal of "
            "law about 30, and yours is below %(limit)s. Replace the longest words by shorter ones, and cut the "
            "longest sentence in two."
        ),
    ),
    Check.NO_ACTION: (
        _("It says no verb of action"),
        _(
            "We found no word like feed, teach or protect, and statements that say what is done go with better "
            "results. Begin a sentence with “We” and what you do."
        ),
    ),
    Check.ABSTRACT: (
        _("More ideas than things"),
        _(
            "%(abstract)s words one cannot point at, %(concrete)s one can, and concreteness goes with better results. "
            "For each of the words below, say instead whom one would meet, what one would see, or where."
        ),
    ),
    Check.JARGON: (
        _("Words that many use and few feel"),
        _("Tell a neighbor the same in one breath, and write down the words you used instead of these."),
    ),
    Check.RIVAL: (
        _("Could a rival sign this sentence?"),
        _(
            "We found no place, number or name in it, so others could sign it as it stands. Add what only you could "
            "say: where, for whom exactly, or how you do it."
        ),
    ),
}
COMPONENTS: dict[Component, tuple[Text, Text]] = {
    Component.BENEFICIARIES: (_("Whom it serves"), _("Who is better off?")),
    Component.PROGRAMS: (_("What is done"), _("Which programs, goods or services?")),
    Component.PLACE: (_("Place"), _("Where?")),
    Component.METHOD: (_("Method"), _("How, and by which means?")),
    Component.SUSTAINABILITY: (_("What keeps it going"), _("Where does the money come from, and for how long?")),
    Component.VALUES: (_("Values"), _("What do you hold to on the way?")),
    Component.STRENGTH: (_("Distinctive strength"), _("What can you do that others cannot?")),
    Component.STANDING: (_("Standing in the community"), _("What are you to neighbors, partners and the public?")),
    Component.PEOPLE: (_("People"), _("Who does the work?")),
}
ANSWERS: dict[Answer, tuple[Text, str]] = {
    Answer.YES: (_("Yes"), "good"),
    Answer.PARTLY: (_("Partly"), "watch"),
    Answer.NO: (_("Not in the words"), ""),
}


@dataclass(frozen=True)
class AdviceRow:
    code: str
    title: Text
    reason: Text
    words: tuple[Span, ...]


@dataclass(frozen=True)
class ComponentRow:
    label: Text
    question: Text
    answer: Text
    tone: str
    words: tuple[Span, ...]


@dataclass(frozen=True)
class StatementCheck:
    reading: StatementReading
    advice: tuple[AdviceRow, ...]
    put_aside: tuple[AdviceRow, ...]
    components: tuple[ComponentRow, ...]

    @property
    def actions(self) -> tuple[Span, ...]:
        return _distinct(self.reading.actions)[:LISTED]

    @property
    def concrete(self) -> tuple[Span, ...]:
        return _distinct(self.reading.concrete)[:LISTED]

    @property
    def ease(self) -> int | None:
        return None if self.reading.ease is None else round(self.reading.ease)


def statement_check(*, mission: Mission, statement: str) -> StatementCheck:
    """What the words say by themselves. One query, for what was put aside."""
    reading = read_statement(statement)
    aside = set(StatementDismissal.objects.filter(mission=mission).values_list("check_code", flat=True))
    rows = [_advice(found) for found in reading.advice]
    return StatementCheck(
        reading=reading,
        advice=tuple(row for row in rows if row.code not in aside),
        put_aside=tuple(row for row in rows if row.code in aside),
        components=tuple(_components(reading.components)),
    )


def _advice(found: Advice) -> AdviceRow:
    title, reason = ADVICE[found.check]
    return AdviceRow(found.check.value, title, str(reason) % found.figures, _distinct(found.words))


def _distinct(words: Iterable[Span]) -> tuple[Span, ...]:
    return tuple({word.text.casefold(): word for word in words}.values())


def _components(readings: Iterable[ComponentReading]) -> Iterable[ComponentRow]:
    for reading in readings:
        (label, question), (answer, tone) = COMPONENTS[reading.component], ANSWERS[reading.answer]
        yield ComponentRow(label, question, answer, tone, reading.words)
