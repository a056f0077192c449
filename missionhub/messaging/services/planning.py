"""The planner: write down what is due. Any number may run at once; the unique key makes repeats harmless."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db import OperationalError

from missionhub.core.crash import crash
from missionhub.messaging.models import Message
from missionhub.messaging.queries.wishes import who_declined
from missionhub.messaging.registry import Due, MessageKind, registered_kinds
from missionhub.organizations.models import Organization, Person

logger = logging.getLogger(__name__)
BATCH = 500


def plan_due(*, at: datetime) -> int:
    """Record every mail that is due and not yet recorded; returns how many rows this planner found missing."""
    if not settings.MAIL_ENABLED:
        return 0
    invented = set(Organization.objects.filter(is_demonstration=True).values_list("pk", flat=True))
    return sum(_try_kind(kind, invented=invented, at=at) for kind in registered_kinds())


def _try_kind(kind: MessageKind, *, invented: set[int], at: datetime) -> int:
    """A kind that fails is tried again at the next sweep, and keeps no other from being planned."""
    try:
        return _plan_kind(kind, invented=invented, at=at)
    except OperationalError:
        raise
    except Exception:
        logger.exception("Mail of the kind %s could not be planned.", kind.name)
        return 0


def _plan_kind(kind: MessageKind, *, invented: set[int], at: datetime) -> int:
    planned = 0
    declined = who_declined(kind.name) if kind.is_regular else set()
    reachable = (
        due for due in kind.due(at) if _is_reachable(due.person, invented=invented) and due.person.pk not in declined
    )
    for rows in _batches(reachable, kind=kind):
        unknown = _without_known(rows, kind=kind)
        Message.objects.bulk_create(unknown, ignore_conflicts=True)
        planned += len(unknown)
        crash("messaging.planned_a_batch")
    return planned


def _is_reachable(person: Person, *, invented: set[int]) -> bool:
    return bool(person.email) and person.left_on is None and person.organization_id not in invented


def _batches(dues: Iterable[Due], *, kind: MessageKind) -> Iterator[list[Message]]:
    """Rows in batches that never part two periods of one person and subject."""
    batch: list[Message] = []
    for _, periods in groupby(dues, key=lambda due: (due.person.pk, due.subject_key)):
        batch += _thread(periods, kind=kind)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _thread(periods: Iterable[Due], *, kind: MessageKind) -> Iterator[Message]:
    """The newest period is sent; older ones are recorded as missed, so that a week's sleep reminds once."""
    newest_first = sorted(periods, key=lambda due: (due.not_before, due.period_key), reverse=True)
    for position, due in enumerate(newest_first):
        yield Message(
            organization_id=due.person.organization_id,
            person=due.person,
            kind=kind.name,
            subject_key=due.subject_key,
            period_key=due.period_key,
            not_before=due.not_before,
            state=Message.State.MISSED if position else Message.State.DUE,
        )


def _without_known(rows: list[Message], *, kind: MessageKind) -> list[Message]:
    """What is not recorded yet, in the order of the unique key: planners that insert in one order cannot deadlock."""
    known = set(
        Message.objects.filter(
            kind=kind.name,
            person_id__in={row.person_id for row in rows},
            period_key__in={row.period_key for row in rows},
        ).values_list("person_id", "subject_key", "period_key")
    )
    unknown = {_key(row): row for row in reversed(rows) if _key(row) not in known}
    return [unknown[key] for key in sorted(unknown)]


def _key(row: Message) -> tuple[int, str, str]:
    return row.person_id, row.subject_key, row.period_key
