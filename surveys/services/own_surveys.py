"""An organization's own surveys: begun, copied, written by several people at once. Nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from surveys.models import Instrument, InstrumentVersion, RoundPlan
from surveys.questionnaire import MINE, Clash, Questionnaire, Removed, as_json, from_json, merge
from surveys.services.instruments import instrument_of

TITLE = "title"  # beside the keys of questions, of what two people can change at once
LONGEST_TITLE = 200
LOOK_BACK = 20  # texts in which a deleted question is looked for
State = InstrumentVersion.State


class DecidedAlready(DomainError):
    """Somebody chose between the two texts meanwhile."""


class StillPlanned(DomainError):
    """A survey that a plan asks cannot be put away: the plan would wait for ever."""


class SaveState(StrEnum):
    SAVED = "saved"
    MERGED = "merged"  # somebody saved other parts meanwhile; both changes stand
    UNCHANGED = "unchanged"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class SavedSurvey:
    state: SaveState
    version: InstrumentVersion  # the newest, or the text that was set aside


@dataclass(frozen=True)
class Wording:
    title: str
    asked: Questionnaire


@dataclass(frozen=True)
class Difference:
    """What both changed: questions, and the title where `titles` has three."""

    clashes: tuple[Clash, ...]
    titles: tuple[str, str, str] | None

    def __bool__(self) -> bool:
        return bool(self.clashes or self.titles)


@transaction.atomic
def start_survey(*, organization: Organization, by: Person | None, at: datetime) -> Instrument:
    """An empty one."""
    title = _("New survey")
    survey = Instrument.objects.create(organization=organization, kind=Instrument.Kind.OWN, title=title)
    _keep(survey, number=1, wording=Wording(title, Questionnaire(())), by=by, at=at)
    return survey


def copy_built_in(*, organization: Organization, kind: str, by: Person | None, at: datetime) -> Instrument:
    """One's own, beginning with the words of a built-in survey, and held with it under the rule for near rounds."""
    version = instrument_of(organization=organization, kind=kind, by=by, at=at)
    return _copy(version.instrument, version.questionnaire, by=by, at=at)


def copy_survey(*, survey: Instrument, by: Person | None, at: datetime) -> Instrument:
    return _copy(survey, newest_of(survey).questionnaire, by=by, at=at)


@transaction.atomic
def _copy(survey: Instrument, asked: Questionnaire, *, by: Person | None, at: datetime) -> Instrument:
    title = (_("%(title)s, our own") % {"title": survey.title})[:LONGEST_TITLE]
    copy = Instrument.objects.create(
        organization=survey.organization, kind=Instrument.Kind.OWN, title=title, origin_id=survey.family
    )
    _keep(copy, number=1, wording=Wording(title, asked), by=by, at=at)
    return copy


@transaction.atomic
def put_away_survey(*, survey: Instrument, by: Person | None, at: datetime) -> None:
    """Nobody is asked it any more; whoever writes in it, its rounds and their results lose nothing. Safe to repeat."""
    survey = Instrument.objects.select_for_update().get(pk=survey.pk)
    plans = RoundPlan.objects.going_on().filter(survey=survey).by_day()
    if days := [date_format(plan.next_on, "j F Y") for plan in plans if plan.next_on]:
        words = _("“%(survey)s” is planned for %(days)s. End the plan or let it ask something else first.")
        raise StillPlanned(words % {"survey": survey.title, "days": get_text_list(days, _("and"))})
    Instrument.objects.active().filter(pk=survey.pk).update(archived_at=at, archived_by=by)


def bring_back_survey(*, survey: Instrument) -> None:
    Instrument.objects.filter(pk=survey.pk).update(archived_at=None, archived_by=None)


def newest_of(survey: Instrument) -> InstrumentVersion:
    return InstrumentVersion.objects.saved().filter(instrument=survey).newest_first()[0]


@transaction.atomic
def save_survey(
    *, survey: Instrument, number: int, title: str, asked: Questionnaire, by: Person | None, at: datetime
) -> SavedSurvey:
    """Write what was typed on top of version `number`; merge or set aside what somebody else did meanwhile."""
    survey = Instrument.objects.select_for_update().get(pk=survey.pk)
    newest, yours = newest_of(survey), Wording(_one_line(title) or survey.title, asked)
    base = version_of(survey, number)
    if differences(base, newest, yours):
        aside = _keep(survey, number=number, wording=yours, by=by, at=at, state=State.SET_ASIDE)
        return SavedSurvey(SaveState.SET_ASIDE, aside)
    return _write(survey, newest, _merged(base, newest, yours, keep={}), number=number, by=by, at=at)


@transaction.atomic
def settle_survey(*, aside: InstrumentVersion, keep: Mapping[str, str], by: Person | None, at: datetime) -> SavedSurvey:
    """Of each part that both changed one text stands: `mine`, of whoever was set aside, or `theirs`."""
    survey = Instrument.objects.select_for_update().get(pk=aside.instrument_id)
    waiting = InstrumentVersion.objects.set_aside().filter(pk=aside.pk)
    if not waiting.update(state=State.SETTLED):
        raise DecidedAlready(_("Somebody has decided about this text already."))
    newest, base = newest_of(survey), version_of(survey, aside.number)
    merged = _merged(base, newest, Wording(aside.title, aside.questionnaire), keep=keep)
    return _write(survey, newest, merged, number=newest.number, by=by, at=at)


def version_of(survey: Instrument, number: int) -> Wording:
    """The text somebody began from; empty if nobody ever saved that number."""
    version = InstrumentVersion.objects.saved().filter(instrument=survey, number=number).first()
    return Wording(version.title, version.questionnaire) if version else Wording("", Questionnaire(()))


def last_seen(survey: Instrument, key: str, *, now: Questionnaire) -> Removed | None:
    """A question that is not asked any more, as the newest text that had it says; None for one that is."""
    if not key or any(question.key == key for question in now):
        return None
    for version in InstrumentVersion.objects.saved().filter(instrument=survey).newest_first()[:LOOK_BACK]:
        order = [question.key for question in version.questionnaire]
        if key in order:
            place = order.index(key)
            return Removed(version.questionnaire.question(key), after=order[place - 1] if place else "")
    return None


def differences(base: Wording, newest: InstrumentVersion, yours: Wording) -> Difference:
    clashes = merge(base.asked, newest.questionnaire, yours.asked, keep={}).clashes
    both = yours.title not in (base.title, newest.title) and newest.title != base.title
    return Difference(clashes, (base.title, newest.title, yours.title) if both else None)


def _merged(base: Wording, newest: InstrumentVersion, yours: Wording, *, keep: Mapping[str, str]) -> Wording:
    asked = merge(base.asked, newest.questionnaire, yours.asked, keep=keep).merged
    is_mine = newest.title == base.title or keep.get(TITLE) == MINE
    return Wording(yours.title if is_mine else newest.title, asked)


def _write(
    survey: Instrument, newest: InstrumentVersion, wording: Wording, *, number: int, by: Person | None, at: datetime
) -> SavedSurvey:
    if (wording.title, as_json(wording.asked)) == (newest.title, newest.questions):
        return SavedSurvey(SaveState.UNCHANGED, newest)
    written = _keep(survey, number=newest.number + 1, wording=wording, by=by, at=at)
    Instrument.objects.filter(pk=survey.pk).update(title=wording.title, updated_at=at)
    return SavedSurvey(SaveState.SAVED if number == newest.number else SaveState.MERGED, written)


def _keep(
    survey: Instrument, *, number: int, wording: Wording, by: Person | None, at: datetime, state: str = State.SAVED
) -> InstrumentVersion:
    return InstrumentVersion.objects.create(
        instrument=survey,
        number=number,
        state=state,
        title=wording.title,
        questions=as_json(from_json(as_json(wording.asked))),
        created_at=at,
        created_by=by,
    )


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LONGEST_TITLE]
