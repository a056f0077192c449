"""Opening a round: everything that people are promised is decided here, and frozen."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from missions.queries import current_version, engine_promises
from surveys.disclosure import Minimums
from surveys.intake import destroy_key, new_key, seal_ahead
from surveys.models import (
    Chain,
    Consultation,
    FounderReading,
    Instrument,
    InstrumentVersion,
    RosterEntry,
    Round,
    RoundPlan,
)
from surveys.queries.asking import is_near_last, open_round_alike
from surveys.queries.sharing import still_owed
from surveys.questionnaire import (
    PRIORITIES,
    VOLUNTEER_QUESTION,
    VOLUNTEERS,
    Questionnaire,
    Response,
    as_json,
    fill_in,
    say,
)
from surveys.services.chains import refuse_to_stay_open
from surveys.services.freezing import freeze_roster, freeze_tree
from surveys.services.instruments import instrument_of
from surveys.services.told import told


class NobodyAsked(DomainError):
    """A round needs somebody to ask."""


class TooFewToProtect(DomainError):
    """A confidential round of so few people could not keep its promise."""


class SurveyPutAway(DomainError):
    """A survey that was put away is asked by nobody until it is brought back."""


class NotReady(DomainError):
    """The survey has faults that would mislead people."""


class NotToldYet(DomainError):
    """People have not heard what came of the last round."""


class StillOpen(DomainError):
    """A plan opens nothing beside an open round of the same kind."""


@dataclass(frozen=True)
class Turn:
    """The day for which a plan opens a round; it opens one for each."""

    plan: RoundPlan
    day: date


@dataclass(frozen=True)
class Plan:
    """What a round promises. Minimums may be raised, never lowered; a near last round makes it strict anyway."""

    mission: Mission
    version: InstrumentVersion
    mode: str = Round.Mode.CONFIDENTIAL
    audience: str = Round.Audience.STAFF
    people: Sequence[Person] = ()
    closes_at: datetime | None = None
    title: str = ""
    question_text: str = ""  # what the round is about, where its first question does not say it
    consultation: Consultation | None = None
    minimums: Minimums = field(default_factory=Minimums)
    is_strict: bool = False
    volunteers: bool = False
    asks_priorities: bool = False  # after all else: the promises, put in order
    stays_open: bool = False  # until somebody ends it: a chain of rounds behind one link
    is_before_sharing: bool = False  # asked again although nobody heard what came of the last time
    turn: Turn | None = None  # opened by a plan, not by hand


def open_leaders_round(
    *,
    mission: Mission,
    people: Sequence[Person],
    closes_at: datetime | None = None,
    question: str | None = None,
    asks_priorities: bool = False,
    is_before_sharing: bool = False,
    turn: Turn | None = None,
    by: Person,
    at: datetime,
) -> Round:
    """Ask each of them once. The own answer that `by` gave first becomes their response if they are asked too."""
    version = instrument_of(organization=mission.organization, kind=Instrument.Kind.LEADERS, by=by, at=at)
    plan = Plan(
        mission=mission,
        version=version,
        mode=Round.Mode.ATTRIBUTED,
        audience=Round.Audience.LEADERS,
        people=people,
        closes_at=closes_at,
        title=_("Leaders’ round, %(month)s") % {"month": _month(mission.organization, at)},
        volunteers=question == VOLUNTEER_QUESTION,
        asks_priorities=asks_priorities,
        is_before_sharing=is_before_sharing,
        turn=turn,
    )
    return open_round(plan, by=by, at=at)


def open_round(plan: Plan, *, by: Person, at: datetime) -> Round:
    """Freeze everything and let people answer. Raises a DomainError that says what to change."""
    plan = replace(plan, people=list(dict.fromkeys(plan.people)))
    asked = plan.version.questionnaire
    if plan.asks_priorities:
        asked = Questionnaire((*asked, PRIORITIES))
    questionnaire = questions_for(asked, mission=plan.mission, volunteers=plan.volunteers)
    _refuse(plan, questionnaire, at=at)
    public_key = new_key()
    with transaction.atomic():
        try:
            return _freeze(plan, questionnaire, public_key=public_key, by=by, at=at)
        except Exception:  # before the commit, so no round can have this key
            destroy_key(public_key)
            raise


def _freeze(plan: Plan, questionnaire: Questionnaire, *, public_key: bytes, by: Person, at: datetime) -> Round:
    round = _create(plan, questionnaire, public_key=public_key, by=by, at=at)
    nodes = freeze_tree(round=round, people=plan.people)
    entries = freeze_roster(round=round, people=plan.people, nodes=nodes)
    if round.is_attributed and plan.turn is None:  # who plans a round does not agree to an answer of months later
        _seal_own_answer(round=round, entries=entries)
    return round


def questions_for(asked: Questionnaire, *, mission: Mission, volunteers: bool = False) -> Questionnaire:
    """What people would be asked: name and promises put in. A preview shows exactly what opening freezes."""
    if volunteers:
        first, *rest = asked.questions
        asked = Questionnaire((replace(first, text=VOLUNTEERS), *rest))
    promises = [(promise.key, promise.text) for promise in engine_promises(mission)]
    return fill_in(asked, organization=mission.organization.name, promises=promises)


def _refuse(plan: Plan, questionnaire: Questionnaire, *, at: datetime) -> None:
    if plan.version.instrument.is_archived:
        words = _("“%(survey)s” was put away. Bring it back, or choose another survey.")
        raise SurveyPutAway(words % {"survey": plan.version.instrument.title})
    if faults := questionnaire.faults():
        raise NotReady(" ".join(faults))
    if plan.closes_at is not None and plan.closes_at <= at:
        raise NobodyAsked(_("The closing date has passed already. Choose a later one."))
    if plan.stays_open:
        refuse_to_stay_open(questionnaire)
    _refuse_too_early(plan)
    if plan.mode != Round.Mode.PUBLIC:
        _refuse_too_few(plan)


def _refuse_too_few(plan: Plan) -> None:
    if not plan.people:
        raise NobodyAsked(_("Choose at least one person to ask, or add names."))
    if plan.mode == Round.Mode.CONFIDENTIAL and len(plan.people) < plan.minimums.scores:
        raise TooFewToProtect(
            _(
                "A confidential round needs at least %(least)s people, or their answers could be told apart. "
                "Make it attributed, or ask more people."
            )
            % {"least": plan.minimums.scores}
        )


def _refuse_too_early(plan: Plan) -> None:
    instrument = plan.version.instrument
    organization, kind = instrument.organization, instrument.kind
    beside = open_round_alike(organization, kind=kind, survey=instrument) if plan.turn else None
    if beside is not None:
        raise StillOpen(_("“%(round)s” is open still. Close it, and the next can begin.") % {"round": beside.title})
    if plan.consultation is None:  # whoever starts one is asked once, for both its rounds
        anyway = plan.is_before_sharing
        refuse_untold(organization=organization, kind=kind, survey=instrument, is_before_sharing=anyway)


def refuse_untold(
    *, organization: Organization, kind: str, survey: Instrument | None = None, is_before_sharing: bool
) -> None:
    """People hear what came of the last round before the next; whoever asks all the same says so on the round."""
    if not is_before_sharing and still_owed(organization, kind, survey):
        raise NotToldYet(
            _("People have not heard what came of the last round. Tell them first, or choose to ask all the same.")
        )


def _create(plan: Plan, questionnaire: Questionnaire, *, public_key: bytes, by: Person, at: datetime) -> Round:
    organization = plan.mission.organization
    in_force = current_version(plan.mission)
    return Round.objects.create(
        organization=organization,
        mission=plan.mission,
        instrument=plan.version.instrument,
        consultation=plan.consultation,
        chain=Chain.objects.create(organization=organization) if plan.stays_open else None,
        questions=as_json(questionnaire),
        mission_text=in_force.statement if in_force else "",
        title=plan.title or _title(plan, at=at),
        question_text=(plan.question_text or say(questionnaire.questions[0].text, "en"))[:300],
        told=told(
            mode=plan.mode,
            organization=organization.name,
            kind=plan.version.instrument.kind,
            minimum_scores=plan.minimums.scores,
            minimum_distributions=plan.minimums.distributions,
            minimum_quotes=plan.minimums.quotes,
            stays_open=plan.stays_open,
        ),
        shows_results_by_link=plan.mode == Round.Mode.ATTRIBUTED,
        mode=plan.mode,
        audience=plan.audience,
        minimum_scores=plan.minimums.scores,
        minimum_distributions=plan.minimums.distributions,
        minimum_quotes=plan.minimums.quotes,
        is_strict=_is_strict(plan, questionnaire, at=at),
        is_before_sharing=plan.is_before_sharing,
        public_key=public_key,
        opened_at=at,
        opened_by=by,
        closes_at=plan.closes_at,
        plan=plan.turn.plan if plan.turn else None,
        period_key=plan.turn.day.isoformat() if plan.turn else "",
    )


def _title(plan: Plan, *, at: datetime) -> str:
    asked, month = plan.version.instrument.title, _month(plan.mission.organization, at)
    return (
        _("%(survey)s, since %(month)s") % {"survey": asked, "month": month} if plan.stays_open else f"{asked}, {month}"
    )


def _month(organization: Organization, at: datetime) -> str:
    """The one it is where the organization lives."""
    return date_format(organization.today(at=at), "F Y")


def _is_strict(plan: Plan, questionnaire: Questionnaire, *, at: datetime) -> bool:
    """Always where the last round is near; an organization may choose it otherwise too.

    Two consultations ask different things, so there is nothing to compare.
    """
    instrument = plan.version.instrument
    if plan.consultation is not None:
        return False
    return plan.is_strict or is_near_last(
        organization=instrument.organization,
        kind=instrument.kind,
        survey=instrument,
        asked=questionnaire if plan.mode == Round.Mode.CONFIDENTIAL else None,
        at=at,
    )


def _seal_own_answer(*, round: Round, entries: Sequence[RosterEntry]) -> None:
    """Only the opener's: a colleague who answered for their own eyes has not agreed to be read."""
    reading = FounderReading.objects.filter(mission=round.mission, person=round.opened_by).first()
    own = next((entry for entry in entries if entry.person_id == round.opened_by_id), None)
    if reading and own and round.question_text == reading.question:
        seal_ahead(
            round=round, roster_entry=own, response=Response({round.questionnaire.questions[0].key: reading.text})
        )
