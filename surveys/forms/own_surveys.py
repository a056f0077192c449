"""A survey being written, question by question, as the page that edits it shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.models import Mission
from missions.queries import current_version
from surveys.forms.answering import AnswerSheet
from surveys.models import Round
from surveys.questionnaire import (
    CHOICES,
    LANGUAGES,
    MAX_QUESTIONS,
    Clash,
    Item,
    Kind,
    Question,
    Questionnaire,
    Role,
    Words,
    as_json,
    is_joined,
    may_join,
    say,
)
from surveys.services import questions_for

KINDS_OF_QUESTIONS = (
    (Kind.OPEN, _("Written answer"), _("People write in their own words.")),
    (Kind.RATING, _("Rating from 1 to 5"), _("Each line is rated from “not at all” to “fully”.")),
    (Kind.SINGLE, _("One choice"), _("Everybody ticks one option.")),
    (Kind.MULTIPLE, _("Several choices"), _("Everybody ticks what fits.")),
    (Kind.RANKING, _("Ranking"), _("Options are put in order, the most important first.")),
    (Kind.ALLOCATION, _("100 points"), _("100 points are shared out over the options.")),
    (Kind.STORY, _("Story"), _("Something that happened, to be told on with a yes.")),
)
KIND_NAMES = {kind: name for kind, name, _help in KINDS_OF_QUESTIONS}
MEASURES = {
    Role.KNOWS: _("Measures who knows the mission. In other words it is a question like any other."),
    Role.AGREES: _("Measures who agrees with the mission. In other words it is a question like any other."),
    Role.INDEX: _("Measures the mission index. With other lines it is a question like any other."),
}


@dataclass(frozen=True)
class Choice:
    """An option of an earlier question that this one can depend on."""

    value: str
    text: str
    is_ticked: bool


@dataclass(frozen=True)
class QuestionCard:
    question: Question
    number: int
    total: int
    faults: Sequence[str]
    branches: Sequence[tuple[str, Sequence[Choice]]]
    may_join: bool
    is_joined: bool
    in_group: bool

    @property
    def kind_name(self) -> str:
        return str(KIND_NAMES[self.question.kind])

    @property
    def has_items(self) -> bool:
        return not self.question.kind.is_text and not self.question.items_from

    @property
    def is_rating(self) -> bool:
        return self.question.kind == Kind.RATING

    @property
    def may_be_read(self) -> bool:
        return self.question.kind == Kind.OPEN and not self.measures

    @property
    def is_read(self) -> bool:
        return self.question.role.is_scored_text

    @property
    def measures(self) -> str:
        return str(MEASURES.get(self.question.role, ""))

    @property
    def options(self) -> str:
        """One to a line."""
        return _lines(self.question.items, "en")

    @property
    def options_german(self) -> str:
        return _lines(self.question.items, "de")

    @property
    def is_lost(self) -> bool:
        """It depends on a choice that is not asked before it any more."""
        return self.question.shown_if is not None and not self.has_ticks

    @property
    def has_ticks(self) -> bool:
        return any(choice.is_ticked for _text, choices in self.branches for choice in choices)

    @property
    def settings(self) -> str:
        """What is set that is not seen at once, for the line that opens it."""
        asked = self.question
        found = [
            gettext("heading “%(words)s”") % {"words": say(asked.section, "en")} if asked.section else "",
            gettext("help") if asked.help else "",
            gettext("not asked of everybody") if asked.shown_if else "",
            gettext("mission shown from here on") if asked.shows_mission else "",
        ]
        return " · ".join(one for one in found if one)

    @property
    def german(self) -> str:
        """Whether everything that has English words has German ones."""
        asked = self.question
        said = [words for words in (asked.text, asked.help, asked.section, *(one.text for one in asked.items)) if words]
        done = [words for words in said if words.get("de")]
        if not done:
            return gettext("none yet: people who read German get the English words")
        return gettext("complete") if len(done) == len(said) else gettext("not complete: the rest is asked in English")

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def is_last(self) -> bool:
        return self.number == self.total


def cards_of(asked: Questionnaire) -> list[QuestionCard]:
    return [_card(asked, place) for place in range(len(asked))]


def has_room(asked: Questionnaire) -> bool:
    return len(asked) < MAX_QUESTIONS


def preview_sheets(
    asked: Questionnaire, mission: Mission | None, organization: Organization, language: str
) -> list[AnswerSheet]:
    """The parts of the answering page, as a phone will show them."""
    in_force = current_version(mission) if mission else None
    words = questions_for(asked, mission=mission) if mission else asked
    round = Round(
        organization=organization,
        questions=as_json(words),
        mission_text=in_force.statement if in_force else "",
        mode=Round.Mode.CONFIDENTIAL,
    )
    parts = (1,) if words.last_unaided in {0, len(words)} else (1, 2)
    return [AnswerSheet(round=round, language=language, part=part) for part in parts]


@dataclass(frozen=True)
class Part:
    """What both changed, three ways, as one reads it."""

    key: str
    label: str
    before: str
    theirs: str
    yours: str


def compared(clashes: Sequence[Clash], titles: tuple[str, str, str] | None) -> list[Part]:
    found = [Part("title", gettext("Title"), *titles)] if titles else []
    return found + [
        Part(clash.key, _label(clash), _told(clash.base), _told(clash.theirs), _told(clash.yours)) for clash in clashes
    ]


def _label(clash: Clash) -> str:
    question = clash.theirs or clash.yours or clash.base
    return (say(question.text, "en") if question else "") or gettext("A question without words")


def _told(question: Question | None) -> str:
    """Everything that was typed for a question."""
    if question is None:
        return gettext("Not asked")
    languages = [
        "\n".join(
            [
                *(words.get(code, "") for words in (question.section, question.text, question.help)),
                *(f"– {item.text[code]}" for item in question.items if item.text.get(code)),
            ]
        )
        for code in LANGUAGES
    ]
    facts = [gettext("Required")] if question.is_required else []
    if question.shown_if:
        facts.append(gettext("Not asked of everybody"))
    if question.role.is_scored_text:
        facts.append(gettext("Read against the mission"))
    told = [line for text in (*languages, *facts) for line in text.split("\n") if line.strip()]
    return "\n".join(told)


def _card(asked: Questionnaire, place: int) -> QuestionCard:
    questions = asked.questions
    question = questions[place]
    joins_below = place + 1 < len(questions) and is_joined(questions, place + 1)
    return QuestionCard(
        question=question,
        number=place + 1,
        total=len(questions),
        faults=list(asked.faults_of(question)),
        branches=_branches(question, questions[:place]),
        may_join=may_join(questions, place),
        is_joined=is_joined(questions, place),
        in_group=is_joined(questions, place) or joins_below,
    )


def _branches(question: Question, earlier: Sequence[Question]) -> list[tuple[str, Sequence[Choice]]]:
    needs = question.shown_if
    return [
        (
            say(one.text, "en") or one.key,
            [
                Choice(
                    f"{one.key}:{item.key}",
                    say(item.text, "en"),
                    bool(needs and needs.question == one.key and item.key in needs.items),
                )
                for item in one.items
            ],
        )
        for one in earlier
        if one.kind in CHOICES and one.items
    ]


def _lines(items: Sequence[Item], language: str) -> str:
    words: Sequence[Words] = [item.text for item in items]
    return "\n".join(text.get(language, "") for text in words).rstrip("\n")
