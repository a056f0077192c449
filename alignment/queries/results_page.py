"""The results page, arranged from the facts of `release_report` alone; nothing is computed twice or read live."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from alignment.measures.calibration import Calibration
from alignment.measures.findings import least_mentioned, weakest
from alignment.models import Release
from alignment.queries.answer_cards import AnswerCard, answer_cards
from alignment.queries.calibration import calibration_so_far
from alignment.queries.counterexamples import Counterexample, counterexamples
from alignment.queries.figures import Figure, agreement_figures, figure
from alignment.queries.mentions import Mention, Voice, against_of
from alignment.queries.next_steps import AT_ONCE, NextSteps, next_steps
from alignment.queries.priorities import Priorities, priorities
from alignment.queries.report import Facts, release_report
from alignment.queries.sentences import (
    alike_scale,
    alike_words,
    consensus_sentence,
    may_be_chance,
    mentions_sentence,
    same_promises_sentence,
)
from alignment.queries.themes import Themes, named_themes
from missionhub.organizations.models import Person
from missions.queries import engine_promises

SECONDS_TO_LOOK = 30  # for an answer; our estimate
FEWEST_JUDGED = 10  # before that one more judgment moves the share by a tenth or more


class AnswerRow(NamedTuple):
    answer: AnswerCard
    is_own: bool  # of whoever reads the page
    may_say: bool


@dataclass(frozen=True)
class ResultsPage:
    release: Release
    facts: Facts
    closed_at: datetime | None
    sentence: str
    alike: Figure | None
    share: Figure | None
    error: Figure | None  # none before enough matches are judged
    judged: int  # matches somebody disagreed with or labeled
    same_promises: str
    promises: tuple[Mention, ...]
    answers: tuple[AnswerCard, ...]
    pair: tuple[AnswerCard, ...]
    unmentioned: tuple[Mention, ...]
    task_answers: tuple[AnswerCard, ...]
    themes: Themes
    priorities: Priorities | None  # where leaders were asked to put the promises in order
    so_far: Calibration  # what labels say today; it counts from the next round on
    own_answer_id: int | None = None  # of whoever reads it
    is_by_link: bool = False

    @property
    def answer_rows(self) -> list[AnswerRow]:
        """By a link people say something of the own answer alone."""
        own = self.own_answer_id
        return [
            AnswerRow(
                card, is_own=card.id == own, may_say=not card.exclusion and (not self.is_by_link or card.id == own)
            )
            for card in self.answers
        ]

    @property
    def seen_by(self) -> str:
        """Said in sight before anybody corrects anything."""
        if self.release.round.shows_results_by_link:
            return _("Everybody who was asked sees what you say here.")
        return _("Everybody who may read these results sees what you say here.")

    @property
    def fewest_judged(self) -> int:
        return FEWEST_JUDGED

    @property
    def precision_so_far(self) -> Figure | None:
        """Of the matches counted that somebody has labeled, the share that show their promise."""
        return agreement_figures(self.so_far.before).precision

    @property
    def has_precision(self) -> bool:
        precision = self.precision_so_far
        return precision is not None and precision.n >= FEWEST_JUDGED

    @property
    def title(self) -> str:
        return str(self.facts["round"]["title"])

    @property
    def alike_title(self) -> str:
        return _("How alike our answers are")

    @property
    def alike_words(self) -> str:
        return alike_words(self.release)

    @property
    def may_be_chance(self) -> bool:
        return may_be_chance(self.release)

    @property
    def alike_scale(self) -> str:
        return alike_scale()

    @property
    def mentions_sentence(self) -> str:
        return mentions_sentence(self.promises, self.release.counted)

    @property
    def not_kept(self) -> list[Mention]:
        """Somebody reads in an answer that it is not kept; this comes before who mentions what."""
        return [promise for promise in self.promises if promise.not_kept]

    @property
    def denied(self) -> list[Mention]:
        """Read so, and denied by whoever wrote it."""
        return [promise for promise in self.promises if promise.denied]

    @property
    def to_look_through(self) -> list[AnswerCard]:
        """Answers with a match that may well be wrong and that nobody has judged: what follows is not sure before."""
        return [answer for answer in self.answers if answer.unsure]

    @property
    def first_judgeable(self) -> AnswerCard | None:
        return next((answer for answer in self.answers if answer.may_be_judged), None)

    @property
    def is_looked_through(self) -> bool:
        return self.first_judgeable is not None and not self.to_look_through

    @property
    def minutes_to_look(self) -> int:
        return max(1, round(len(self.to_look_through) * SECONDS_TO_LOOK / 60))

    @property
    def marks(self) -> frozenset[str]:
        return frozenset().union(*(answer.marks for answer in self.answers))

    @property
    def hardly_mentioned(self) -> list[Mention]:
        """Mentioned, but by few; empty where something is not mentioned at all, which comes first."""
        return [] if self.unmentioned else least_mentioned(self.promises)

    @property
    def least_mentioned(self) -> list[Mention]:
        """All are mentioned; these by the fewest."""
        return weakest(self.promises)

    @property
    def next_steps(self) -> NextSteps:
        return next_steps(
            promises=self.promises,
            hardly=self.hardly_mentioned,
            weakest=self.least_mentioned,
            has_pair=bool(self.pair),
            has_task_answers=bool(self.task_answers),
            may_tell=self.release.round.shows_results_by_link and not self.is_by_link,
            at_once=0 if self.to_look_through else AT_ONCE,
        )

    @property
    def is_corrected(self) -> bool:
        """Counts of mentions have moved; the share and how alike the answers are stay as released (ADR 0009)."""
        return any(promise.disputed for promise in self.promises)

    @property
    def mentioning_now(self) -> int:
        """Counted answers that mention a promise, corrections counted."""
        return sum(any(cell.stands for cell in answer.cells) for answer in self.answers if not answer.exclusion)

    @property
    def mentioned_promises(self) -> int:
        return len(self.promises) - len(self.unmentioned)


def results_page(
    release: Release, *, reader: Person | None, own_answer_id: int | None = None, is_by_link: bool = False
) -> ResultsPage:
    """Arrange the release for one reader, who finds the own disagreements marked."""
    facts = release_report(release)
    mission = release.round.mission
    against = counterexamples(mission_id=mission.pk, promises=engine_promises(mission))
    promises = _promises(facts, against)
    answers = answer_cards(facts, release=release, reader=reader, against=against)
    judged = facts["disagreement"]["n"] if facts["disagreement"] else 0
    return ResultsPage(
        release=release,
        facts=facts,
        closed_at=_moment(facts["round"]["closed_at"]),
        alike=figure(facts["consensus"]),
        share=figure(facts["mentioned_share"]),
        error=figure(facts["disagreement"]) if judged >= FEWEST_JUDGED else None,
        judged=judged,
        sentence=consensus_sentence(release),
        same_promises=same_promises_sentence(release, len(promises)),
        promises=promises,
        answers=answers,
        pair=_apart([card for card in answers if card.id in facts["pair"]]),
        unmentioned=tuple(promise for promise in promises if promise.n and not promise.count),
        task_answers=tuple(card for card in answers if card.is_silent),
        themes=named_themes(facts),
        priorities=priorities(release),
        so_far=calibration_so_far(release),
        own_answer_id=own_answer_id or _answer_of(facts, reader),
        is_by_link=is_by_link,
    )


def _apart(pair: Sequence[AnswerCard]) -> tuple[AnswerCard, ...]:
    """The two that read least alike; none where people have said that they are about one promise."""
    told = [{cell.number for cell in card.counted if cell.is_by_hand or cell.is_judged} for card in pair]
    return () if told and set.intersection(*told) else tuple(pair)


def _answer_of(facts: Facts, reader: Person | None) -> int | None:
    return next((fact["id"] for fact in facts["answers"] if reader and fact["writer"] == reader.pk), None)


def _promises(facts: Facts, against: Sequence[Counterexample]) -> tuple[Mention, ...]:
    names = {answer["id"]: answer["name"] for answer in facts["answers"]}
    roles = {answer["id"]: answer["role"] for answer in facts["answers"]}
    clauses = {(match["answer"], match["promise"]): _undisputed(match) for match in facts["matches"]}
    return tuple(
        Mention(
            number=number,
            promise_id=fact["mission_promise"],
            text=fact["text"],
            count=len(fact["mentioned_after_corrections"]),
            found=len(fact["mentioned_by"]),
            disputed=len({*fact["mentioned_by"]} ^ {*fact["mentioned_after_corrections"]}),
            n=fact["n"],
            voices=tuple(
                Voice(answer, names[answer], clauses[answer, fact["id"]], roles[answer])
                for answer in fact["mentioned_after_corrections"]
            ),
            against=tuple(
                against_of(told, name=names[told["answer"]], promise=fact["text"]) for told in fact["read_against"]
            ),
            told=sum(not told["denied"] for told in fact["read_against"]),
            counterexamples=sum(each.promise_text == fact["text"] for each in against),
        )
        for number, fact in enumerate(facts["promises"], start=1)
    )


def _undisputed(match: Facts) -> str:
    """The words that count for it: those of the first sentence that nobody disputes, or the one counted by hand."""
    if match["claimed"]:
        return str(match["claimed"]["text"])
    kept = (sentence["text"] for sentence in match["sentences"] if not sentence["disagreed"])
    return str(next(kept, match["evidence"]["text"]))


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
