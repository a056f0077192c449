"""Who says yes to a wording: approval of a draft, endorsement and having read what is in force."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Assent, MissionVersion


class NotADraft(DomainError):
    pass


class NotInForce(DomainError):
    pass


class NotAsked(DomainError):
    pass


class TextMovedOn(DomainError):
    pass


@transaction.atomic
def ask_approval(*, version: MissionVersion, people: Iterable[Person], by: Person | None, at: datetime) -> int:
    """Ask people to say yes or not yet to a draft; those asked before are left alone. Answers how many are new."""
    if version.is_published:
        raise NotADraft(_("This version is published, so there is nothing left to approve."))
    asked = set(_approvals(version).values_list("person_id", flat=True))
    fresh = [
        Assent(version=version, person=person, kind=Assent.Kind.APPROVAL, asked_at=at, asked_by=by)
        for person in people
        if person.pk not in asked
    ]
    return len(Assent.objects.bulk_create(fresh, ignore_conflicts=True))


@transaction.atomic
def answer_approval(
    *, version: MissionVersion, person: Person, answer: str, note: str, lock_version: int, at: datetime
) -> None:
    """One's own yes or not yet, for the text as it was read. It may be changed until the draft is published."""
    draft = MissionVersion.objects.select_for_update().get(pk=version.pk)
    if draft.is_published:
        raise NotADraft(_("Somebody has published this version already. Your answer was not saved."))
    if draft.lock_version != lock_version:
        raise TextMovedOn(_("Somebody changed the draft after you opened it. Read it again, then answer."))
    changed = _approvals(version).filter(person=person, asked_at__isnull=False)
    if not changed.update(answer=answer, note=note, lock_version=lock_version, answered_at=at):
        raise NotAsked(_("Nobody asked you to approve this draft. Write a comment instead."))


def endorse(*, version: MissionVersion, person: Person, note: str, at: datetime) -> None:
    """Stand behind what is in force, in one's own words; said again, the new words stand."""
    _say_yes(version, person, Assent.Kind.ENDORSEMENT, note=note, at=at)


def withdraw_endorsement(*, version: MissionVersion, person: Person) -> None:
    Assent.objects.filter(version=version, person=person, kind=Assent.Kind.ENDORSEMENT).delete()


@transaction.atomic
def ask_acknowledgement(*, version: MissionVersion, by: Person | None, at: datetime) -> int:
    """Ask everybody who is here to read what is in force; answers how many were not asked before."""
    if not version.is_published:
        raise NotInForce(_("This version is not published yet. Publish it, then ask everybody to read it."))
    readings = Assent.objects.filter(version=version, kind=Assent.Kind.ACKNOWLEDGEMENT)
    readings.filter(asked_at__isnull=True).update(asked_at=at, asked_by=by)
    known = set(readings.values_list("person_id", flat=True))
    organization = version.owner()
    people = Person.objects.of(organization).active(on=organization.today(at=at)).exclude(pk__in=known)
    fresh = [
        Assent(version=version, person=person, kind=Assent.Kind.ACKNOWLEDGEMENT, asked_at=at, asked_by=by)
        for person in people.by_name()
    ]
    return len(Assent.objects.bulk_create(fresh, ignore_conflicts=True))


def acknowledge(*, version: MissionVersion, person: Person, at: datetime) -> None:
    """“I have read it.” Only the number is ever shown."""
    _say_yes(version, person, Assent.Kind.ACKNOWLEDGEMENT, note="", at=at)


def _say_yes(version: MissionVersion, person: Person, kind: str, *, note: str, at: datetime) -> None:
    if not version.is_published:
        raise NotInForce(_("This version is not published yet, so it may still change."))
    Assent.objects.update_or_create(
        version=version,
        person=person,
        kind=kind,
        defaults={"answer": Assent.Answer.YES, "note": note, "answered_at": at, "lock_version": version.lock_version},
    )


def _approvals(version: MissionVersion) -> QuerySet[Assent]:
    return Assent.objects.filter(version=version, kind=Assent.Kind.APPROVAL)
