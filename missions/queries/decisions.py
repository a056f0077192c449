"""The decision log: what is due, what was searched, and what the mission test said in one honest sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from missionhub.organizations.models import Organization, Person
from missions.models import Comment, Decision, DecisionEffect, Effect, TestAnswer, Voice
from missions.queries.mission_test import Reading, read_test

SEARCHED = ("title", "context", "options", "decided", "lesson")


@dataclass(frozen=True)
class Balance:
    """How many promises are helped, left alone and hurt."""

    helped: int
    untouched: int
    hurt: int

    @property
    def is_said(self) -> bool:
        return bool(self.helped + self.untouched + self.hurt)


@dataclass(frozen=True)
class Question:
    """One of the five, with its answer if there is one."""

    code: str
    label: str
    answer: TestAnswer | None


@dataclass(frozen=True)
class DecisionPage:
    decision: Decision
    questions: list[Question]
    reading: Reading
    effects: list[DecisionEffect]
    voices_for: list[Voice]
    voices_against: list[Voice]
    is_due: bool
    comments: list[Comment]


def decisions(organization: Organization, *, words: str = "") -> QuerySet[Decision]:
    """Newest first, those still open on top; every word must stand somewhere in the text."""
    rows = Decision.objects.of(organization).active()
    for word in words.split()[:8]:
        found = Q()
        for name in SEARCHED:
            found |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(found)
    rows = rows.select_related("responsible", "organization").prefetch_related("effects", "test_answers")
    return rows.order_by(F("decided_on").desc(nulls_first=True), "-pk")


def decisions_to_look_back_on(person: Person, on: date) -> QuerySet[Decision]:
    """What this person answers for and shall look back on by that day, the longest waiting first."""
    return look_backs_due(person.organization, on=on).filter(responsible=person)


def look_backs_due(organization: Organization, *, on: date) -> QuerySet[Decision]:
    due = Decision.objects.of(organization).to_look_back_on(on=on)
    return due.select_related("responsible", "organization").order_by("look_back_on", "pk")


def unsettled_comments_for(person: Person) -> list[tuple[Decision, int]]:
    """Decisions the person answers for, each with how many comments of others nobody has settled."""
    mine = Decision.objects.of(person.organization).active().filter(responsible=person)
    about = Comment.objects.of(person.organization).filter(subject_kind=Decision.SUBJECT_KIND, settled_at__isnull=True)
    said = about.filter(subject_id__in=mine.values("pk")).exclude(author=person).values("subject_id")
    counts = dict(said.annotate(count=Count("pk")).order_by("subject_id").values_list("subject_id", "count"))
    return [(row, counts[row.pk]) for row in mine.filter(pk__in=counts).order_by("pk")] if counts else []


@dataclass(frozen=True)
class DecisionRow:
    decision: Decision
    balance: Balance
    answered: int  # of the five questions


def decision_rows(decisions: Iterable[Decision]) -> list[DecisionRow]:
    return [
        DecisionRow(row, balance(row.effects.all()), sum(bool(said.answer) for said in row.test_answers.all()))
        for row in decisions
    ]


def balance(effects: Iterable[DecisionEffect]) -> Balance:
    said = [row.effect for row in effects]
    return Balance(said.count(Effect.HELPS), said.count(Effect.NEUTRAL), said.count(Effect.HURTS))


def decision_page(decision: Decision, *, on: date) -> DecisionPage:
    answers = {row.question: row for row in TestAnswer.objects.filter(decision=decision)}
    voices = list(Voice.objects.filter(decision=decision).select_related("stakeholder__organization").order_by("pk"))
    return DecisionPage(
        decision=decision,
        questions=[Question(code, str(label), answers.get(code)) for code, label in TestAnswer.Question.choices],
        reading=read_test({code: row.answer for code, row in answers.items()}),
        effects=list(effects_of(decision)),
        voices_for=[voice for voice in voices if not voice.is_against],
        voices_against=[voice for voice in voices if voice.is_against],
        is_due=Decision.objects.filter(pk=decision.pk).to_look_back_on(on=on).exists(),
        comments=list(Comment.objects.of(decision.organization).about(decision).select_related("author").in_order()),
    )


def effects_of(subject: Decision) -> QuerySet[DecisionEffect]:
    """Helped promises first, hurt ones last, each in the order of its mission."""
    return subject.effects.select_related("promise__mission").order_by("-effect", "promise__position", "promise_id")
