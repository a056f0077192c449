"""Tell other programs what happened: at least once each, signed, with patience; a kill at any line loses nothing.

An attempt is counted before the words leave. A process that dies after them lets the lease pass, and the same row
goes out once more under the same id: whoever hears it twice can tell.
"""

import hashlib
import hmac
import http.client
import json
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from missionhub.core.crash import crash
from missionhub.messaging import posting
from missionhub.messaging.models import MAX_ATTEMPTS, Delivery, Webhook
from missionhub.messaging.services.noting import delay_after

BATCH, BATCH_TIME, LEASE = 100, timedelta(minutes=1), timedelta(minutes=2)
LONGEST_REST = timedelta(hours=1)  # so that nobody waits long once the other side is mended
GONE = 410  # the other side says it wants no more of this
REASON_LENGTH = 300


def deliver_due(*, clock: Callable[[], datetime], jitter: Random, limit: int = BATCH) -> Counter[str]:
    """Row by row. An address that fails is left alone for longer each time, so that it keeps nobody else waiting."""
    left_as: Counter[str] = Counter()
    started_at = clock()
    _bury_lost(at=started_at)
    while left_as.total() < limit and clock() - started_at < BATCH_TIME:
        delivery = _claim(at=clock())
        if delivery is None:
            break
        left_as[_deliver(delivery, at=clock(), jitter=jitter)] += 1
    return left_as


def words_of(delivery: Delivery) -> bytes:
    """What is sent: ids and links. Who may read more follows the link and signs in."""
    words = {
        "id": str(delivery.pk),
        "event": delivery.event,
        "happened_at": delivery.happened_at.isoformat(),
        "organization": delivery.webhook.organization.slug,
        "data": delivery.data,
        "url": settings.SITE_URL + delivery.path if delivery.path else "",
    }
    return json.dumps(words).encode()


def signature(*, secret: str, body: bytes, at: datetime) -> str:
    """Moment and proof: HMAC-SHA256 over the moment, a point and the body; an old one told again shows its age."""
    moment = str(int(at.timestamp()))
    proof = hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={proof}"


def _claim(*, at: datetime) -> Delivery | None:
    with transaction.atomic():
        rows = Delivery.objects.claimable(at=at)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True, of=("self",))
        pk = rows.oldest_first().values_list("pk", flat=True).first()
        ours = {"lease": uuid.uuid4(), "lease_until": at + LEASE, "attempts": F("attempts") + 1}
        won = Delivery.objects.filter(pk__in=Delivery.objects.claimable(at=at).filter(pk=pk).values("pk")).update(
            **ours
        )
        return Delivery.objects.select_related("webhook__organization").get(pk=pk) if won else None


def _deliver(delivery: Delivery, *, at: datetime, jitter: Random) -> Delivery.State:
    body = words_of(delivery)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "MissionHub",
        "MissionHub-Event": delivery.event,
        "MissionHub-Delivery": str(delivery.pk),
        "MissionHub-Signature": signature(secret=delivery.webhook.secret, body=body, at=at),
    }
    try:
        status = posting.post(delivery.webhook.url, body=body, headers=headers)
    except posting.AddressRefused as error:
        return _bury(delivery, reason=str(error), at=at, jitter=jitter)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _postpone(delivery, reason=f"No answer: {type(error).__name__}.", at=at, jitter=jitter)
    crash("messaging.webhook_answered")
    if http.client.OK <= status < http.client.MULTIPLE_CHOICES:
        Webhook.objects.filter(pk=delivery.webhook_id).exclude(failures=0).update(failures=0, quiet_until=None)
        return _settle(delivery, state=Delivery.State.SENT)
    if status == GONE:
        return _bury(delivery, reason=f"It answered {status}.", at=at, jitter=jitter)
    return _postpone(delivery, reason=f"It answered {status}.", at=at, jitter=jitter)


def _postpone(delivery: Delivery, *, reason: str, at: datetime, jitter: Random) -> Delivery.State:
    if delivery.attempts >= MAX_ATTEMPTS:
        return _bury(delivery, reason=reason, at=at, jitter=jitter)
    _let_rest(delivery.webhook, at=at, jitter=jitter)
    later = at + delay_after(delivery.attempts - 1, jitter=jitter)
    return _settle(delivery, state=Delivery.State.DUE, reason=reason, not_before=later)


def _bury(delivery: Delivery, *, reason: str, at: datetime, jitter: Random) -> Delivery.State:
    _let_rest(delivery.webhook, at=at, jitter=jitter)
    return _settle(delivery, state=Delivery.State.DEAD, reason=reason)


def _let_rest(webhook: Webhook, *, at: datetime, jitter: Random) -> None:
    until = at + min(delay_after(min(webhook.failures, MAX_ATTEMPTS), jitter=jitter), LONGEST_REST)
    Webhook.objects.filter(pk=webhook.pk).update(failures=F("failures") + 1, quiet_until=until)


def _settle(delivery: Delivery, *, state: Delivery.State, reason: str = "", **fields: object) -> Delivery.State:
    held = Delivery.objects.held(delivery)
    held.update(state=state, lease=None, lease_until=None, last_error=reason[:REASON_LENGTH], **fields)
    return state


def _bury_lost(*, at: datetime) -> None:
    """Rows whose process never came back at any attempt: somebody must look."""
    lost = Delivery.objects.filter(state=Delivery.State.DUE, attempts__gte=MAX_ATTEMPTS, lease_until__lte=at)
    reason = "The process that told it ended before it could note the answer."
    lost.update(state=Delivery.State.DEAD, lease=None, lease_until=None, last_error=reason)
