"""The mission test, the voices heard, and whether the decision was right."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Decision, Stakeholder, TestAnswer, Voice
from missions.services.beside import Pair, to_write
from missions.services.editing import save_fields


class VoiceIsKept(DomainError):
    pass


class NextLookMissing(DomainError):
    pass


@transaction.atomic
def save_test(*, decision: Decision, wanted: Mapping[str, Pair], seen: Mapping[str, Pair]) -> int:
    """Per question an answer and why; answers how many were written."""
    Decision.objects.select_for_update().get(pk=decision.pk)
    rows = TestAnswer.objects.filter(decision=decision).order_by("pk")
    fresh = to_write(wanted=wanted, seen=seen, current={row.question: (row.answer or None, row.note) for row in rows})
    for question, (answer, note) in fresh.items():
        words = {"answer": answer or "", "note": note}
        TestAnswer.objects.update_or_create(decision=decision, question=question, defaults=words)
    return len(fresh)


def add_voice(
    *, decision: Decision, name: str, view: str, is_against: bool = False, stakeholder: Stakeholder | None = None
) -> Voice:
    """Somebody who was asked, and what they said; whoever spoke for a stakeholder is named with it."""
    name = name or (stakeholder.name if stakeholder else "")
    return Voice.objects.create(decision=decision, name=name, view=view, is_against=is_against, stakeholder=stakeholder)


def remove_voice(*, voice: Voice) -> None:
    """Typed by mistake. A voice against stays: the minority's view is part of the decision."""
    if voice.is_against:
        raise VoiceIsKept(_("A voice against the decision stays on record. Add what it looks like today beside it."))
    voice.delete()


@transaction.atomic
def look_back(
    *,
    decision: Decision,
    wanted: Pair,
    seen: Pair,
    next_on: date | None = None,
    by: Person | None,
    at: datetime,
) -> None:
    """Whether it was right, and what we learned. Too early to tell sets the next day instead of a verdict."""
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    fresh = to_write(wanted={0: wanted}, seen={0: seen}, current={0: (current.verdict or None, current.lesson)})
    verdict, lesson = wanted
    if verdict == Decision.Verdict.TOO_EARLY:
        _look_again(current, lesson, next_on=next_on, by=by, at=at)
    elif fresh:
        Decision.objects.filter(pk=decision.pk).update(
            verdict=verdict, lesson=lesson, looked_back_at=at, looked_back_by=by
        )


def _look_again(decision: Decision, lesson: str, *, next_on: date | None, by: Person | None, at: datetime) -> None:
    if next_on is None or next_on <= at.date():
        raise NextLookMissing(_("If it is too early to tell, say when to look again: a day that is still to come."))
    Decision.objects.filter(pk=decision.pk).update(verdict="", lesson=lesson, looked_back_at=None, looked_back_by=None)
    save_fields(subject=decision, lock_version=decision.lock_version, fields={"look_back_on": next_on}, by=by, at=at)
