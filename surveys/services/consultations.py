"""A consultation from its first statements to the vote: what is put to everybody, what is not, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Decision, Mission
from surveys.disclosure import Minimums
from surveys.models import Consultation, Instrument, InstrumentVersion, Round, Statement
from surveys.questionnaire import Questionnaire, as_json, proposals_about, votes_on
from surveys.services.opening import Plan, open_round

State = Statement.State
Kind = Instrument.Kind
FEWEST, MOST = 2, 40  # statements of one vote


class NotToBeDecided(DomainError):
    """The statements of this consultation are not to be changed now."""


class StatementsMissing(DomainError):
    """There is nothing, or too much, to vote on."""


@dataclass(frozen=True)
class Wanted:
    """A consultation to open. `collects`: people propose statements before the vote."""

    mission: Mission
    question: str
    people: Sequence[Person]
    closes_at: datetime
    statements: Sequence[str] = ()
    context: str = ""
    decision: Decision | None = None
    audience: str = Round.Audience.STAFF
    minimums: Minimums = field(default_factory=Minimums)
    collects: bool = True
    is_before_sharing: bool = False


@transaction.atomic
def start_consultation(wanted: Wanted, *, by: Person, at: datetime) -> Round:
    """Ask for statements first, or put those given to the vote at once: the round that opened.

    Raises a DomainError that says what lacks.
    """
    consultation = Consultation.objects.create(
        organization=wanted.mission.organization,
        mission=wanted.mission,
        decision=wanted.decision,
        question=wanted.question,
        context=wanted.context,
        created_at=at,
        created_by=by,
    )
    statements = list(dict.fromkeys(wanted.statements))
    for text in statements:
        _put(consultation, text, by=by, at=at)
    plan = {
        "mission": wanted.mission,
        "audience": wanted.audience,
        "people": wanted.people,
        "minimums": wanted.minimums,
        "closes_at": wanted.closes_at,
        "is_before_sharing": wanted.is_before_sharing,
    }
    if wanted.collects:
        asked = proposals_about(wanted.question, seeds=statements)
        title = _("Proposals: %(question)s") % {"question": wanted.question}
        return _open(consultation, Kind.PROPOSALS, asked, title, plan, by=by, at=at)
    return _open_vote(consultation, plan, by=by, at=at)


@transaction.atomic
def open_vote(*, consultation: Consultation, closes_at: datetime, by: Person, at: datetime) -> Round:
    """Put the accepted statements to the people who were asked to propose and are still here."""
    consultation = _locked(consultation)
    proposing = consultation.proposing
    if proposing is None or consultation.stage != Consultation.Stage.SORTING:
        raise NotToBeDecided(_("The vote opens once the proposals are closed and sorted, and only once."))
    if consultation.statements.waiting().exists():
        raise NotToBeDecided(_("Some statements are not decided yet. Put each to the vote, merge it or say why not."))
    people = Person.objects.of(consultation.organization).active().filter(pk__in=proposing.roster.values("person"))
    plan = {
        "mission": consultation.mission,
        "audience": proposing.audience,
        "people": list(people.select_related("team").by_name()),
        "minimums": proposing.minimums,
        "closes_at": closes_at,
    }
    return _open_vote(consultation, plan, by=by, at=at)


def _open_vote(consultation: Consultation, plan: dict, *, by: Person, at: datetime) -> Round:
    statements = consultation.statements.voted_on().in_order()
    if not FEWEST <= len(statements) <= MOST:
        raise StatementsMissing(
            _("A vote needs between %(fewest)s and %(most)s statements; there are %(count)s.")
            % {"fewest": FEWEST, "most": MOST, "count": len(statements)}
        )
    asked = votes_on([(statement.key, statement.text) for statement in statements])
    return _open(consultation, Kind.CONSULTATION, asked, consultation.question, plan, by=by, at=at)


def _open(
    consultation: Consultation,
    kind: str,
    asked: Questionnaire,
    title: str,
    plan: dict,
    *,
    by: Person,
    at: datetime,
) -> Round:
    """Each consultation is a survey of its own: its statements are asked nowhere else."""
    instrument = Instrument.objects.create(organization=consultation.organization, kind=kind, title=title[:200])
    version = InstrumentVersion.objects.create(
        instrument=instrument, number=1, questions=as_json(asked), created_at=at, created_by=by
    )
    return open_round(
        Plan(
            version=version,
            title=title[:200],
            question_text=consultation.context[:300] or consultation.question,
            consultation=consultation,
            **plan,
        ),
        by=by,
        at=at,
    )


@transaction.atomic
def add_statement(*, consultation: Consultation, text: str, by: Person, at: datetime) -> Statement:
    """One more statement of the leaders' own, for instance to merge several proposals into."""
    consultation = _locked(consultation)
    _refuse_frozen(consultation)
    return _put(consultation, text, by=by, at=at)


@transaction.atomic
def decide_statement(
    *, statement: Statement, state: str, reason: str = "", into: Statement | None = None, by: Person, at: datetime
) -> None:
    """Accept, merge or decline, until the vote opens; the reason of the last two stays with the statement."""
    consultation = _locked(statement.consultation)
    _refuse_frozen(consultation)
    if state == State.MERGED and not _may_take_in(statement, into):
        raise NotToBeDecided(_("Merge it with another statement that is put to the vote."))
    if state != State.ACCEPTED and statement.merged.exists():
        raise NotToBeDecided(_("Other statements were merged with this one. Decide those first."))
    if state != State.ACCEPTED and not reason:
        raise NotToBeDecided(_("Say why: whoever proposed it reads it here."))
    Statement.objects.filter(pk=statement.pk).update(
        state=state,
        reason="" if state == State.ACCEPTED else reason,
        merged_into=into if state == State.MERGED else None,
        decided_at=at,
        decided_by=by,
    )


def _put(consultation: Consultation, text: str, *, by: Person, at: datetime) -> Statement:
    number = consultation.statements.all().next_number()
    return Statement.objects.create(
        consultation=consultation, number=number, text=text, state=State.ACCEPTED, decided_at=at, decided_by=by
    )


def _may_take_in(statement: Statement, into: Statement | None) -> bool:
    if into is None or into.pk == statement.pk:
        return False
    return into.consultation_id == statement.consultation_id and into.state == State.ACCEPTED


def _refuse_frozen(consultation: Consultation) -> None:
    if consultation.vote is not None:
        raise NotToBeDecided(_("The vote is open, so its statements are fixed."))


def _locked(consultation: Consultation) -> Consultation:
    return (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("organization", "mission")
        .get(pk=consultation.pk)
    )
