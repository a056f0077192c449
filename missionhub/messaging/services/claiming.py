"""Who may work on a row, and for how long."""

import uuid
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F

from missionhub.messaging.models import MAX_HANDOFFS, Message

LEASE = timedelta(minutes=5)  # longer than any conversation with a mail server, settings.EMAIL_TIMEOUT included


def claim(*, at: datetime, lease: timedelta = LEASE) -> Message | None:
    """The oldest row that is due and in nobody's hands, now in ours until the lease ends."""
    with transaction.atomic():
        rows = Message.objects.claimable(at=at)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        pk = rows.oldest_first().values_list("pk", flat=True).first()
        won = Message.objects.claimable(at=at).filter(pk=pk).update(lease=uuid.uuid4(), lease_until=at + lease)
        return Message.objects.select_related("person__organization", "organization").get(pk=pk) if won else None


def settle_expired(*, at: datetime) -> int:
    """Rows handed off twice whose process never came back: a person must decide."""
    expired = Message.objects.due(at=at).unleased(at=at).filter(handoffs=MAX_HANDOFFS)
    return expired.update(
        state=Message.State.UNCERTAIN,
        lease=None,
        lease_until=None,
        last_error="The process that sent it ended before it could note the mail server's answer.",
    )


def count_handoff(message: Message) -> bool:
    """Count the hand-off; False when the lease has passed to somebody else."""
    counted = Message.objects.held(message).filter(handoffs=message.handoffs).update(handoffs=F("handoffs") + 1)
    message.handoffs += counted
    return bool(counted)


def give_handoff_back(message: Message) -> None:
    """The mail server said no, so nothing was handed off."""
    message.handoffs -= Message.objects.held(message).filter(handoffs__gt=0).update(handoffs=F("handoffs") - 1)
