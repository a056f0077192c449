"""What people do with promises. Every change that matters is announced."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.events import promises_changed
from missions.models import Mission, Promise, Revision
from missions.services.editing import SaveOutcome, first_revision, save_fields


class PromiseAlreadyRetired(DomainError):
    pass


@transaction.atomic
def add_promise(*, mission: Mission, fields: Mapping[str, Any], by: Person | None, at: datetime) -> Promise:
    """A promise at the end of the list, unconfirmed."""
    last = Promise.objects.filter(mission=mission).aggregate(last=Max("position"))["last"] or 0
    promise = Promise.objects.create(mission=mission, position=last + 1, created_at=at, created_by=by, **fields)
    first_revision(subject=promise, by=by, at=at)
    _announce(mission)
    return promise


@transaction.atomic
def edit_promise(
    *,
    promise: Promise,
    lock_version: int,
    fields: Mapping[str, Any],
    by: Person | None,
    at: datetime,
    settles: Revision | None = None,
) -> SaveOutcome:
    """Save what was typed on top of `lock_version`; a promise retired meanwhile is a conflict, never a silent loss."""
    outcome = save_fields(subject=promise, lock_version=lock_version, fields=fields, by=by, at=at, settles=settles)
    if not outcome.is_conflict:
        _announce(promise.mission)
    return outcome


@transaction.atomic
def confirm_promises(*, promises: Iterable[Promise], by: Person | None, at: datetime) -> int:
    """Say that these are promises indeed; answers how many were new to it."""
    promises = list(promises)
    fresh = Promise.objects.unconfirmed().filter(pk__in=[promise.pk for promise in promises])
    confirmed = fresh.update(confirmed_at=at, confirmed_by=by)
    if confirmed:
        for mission in {promise.mission_id: promise.mission for promise in promises}.values():
            _announce(mission)
    return confirmed


@transaction.atomic
def retire_promise(*, promise: Promise, by: Person | None, at: datetime) -> None:
    """The promise no longer counts; what was said about it stays."""
    if not Promise.objects.active().filter(pk=promise.pk).update(retired_at=at, retired_by=by):
        raise PromiseAlreadyRetired(_("Somebody has retired this promise already."))
    _announce(promise.mission)


@transaction.atomic
def restore_promise(*, promise: Promise) -> None:
    """Bring a retired promise back where it was."""
    if Promise.objects.filter(pk=promise.pk, retired_at__isnull=False).update(retired_at=None, retired_by=None):
        _announce(promise.mission)


@transaction.atomic
def reorder_promises(*, mission: Mission, order: Sequence[int]) -> None:
    """Bring the active promises into this order of ids; others' ids are ignored, promises not named go last."""
    promises = {promise.pk: promise for promise in Promise.objects.filter(mission=mission).active().in_order()}
    named = list(dict.fromkeys(pk for pk in order if pk in promises))
    wanted = named + [pk for pk in promises if pk not in named]
    for position, pk in enumerate(wanted, start=1):
        if promises[pk].position != position:
            Promise.objects.filter(pk=pk).update(position=position)
    if wanted != list(promises):
        _announce(mission)


def move_promise(*, promise: Promise, steps: int) -> None:
    """Up (negative) or down the list, as far as it goes."""
    order = list(Promise.objects.filter(mission=promise.mission).active().in_order().values_list("pk", flat=True))
    if promise.pk not in order:
        raise PromiseAlreadyRetired(_("Somebody has retired this promise already."))
    place = order.index(promise.pk)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    reorder_promises(mission=promise.mission, order=order)


def _announce(mission: Mission) -> None:
    promises_changed.send(sender=Mission, mission=mission)
