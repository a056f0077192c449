"""What an administrator, and the readiness check, want to know about the outbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from missionhub.messaging.models import Message, MessageQuerySet
from missionhub.organizations.models import Organization

LATE_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Outbox:
    waiting: int
    oldest_due_at: datetime | None
    sent: int
    needing_attention: list[Message]


def outbox_of(organization: Organization, *, at: datetime, limit: int = 200) -> Outbox:
    """Counts and the rows to decide about. Cancelled rows stay unseen: they would tell who has already answered."""
    messages = Message.objects.of(organization)
    attention = messages.needing_attention().select_related("person").oldest_first()
    return Outbox(
        waiting=messages.due(at=at).count(),
        oldest_due_at=oldest_due_at(messages, at=at),
        sent=messages.filter(state=Message.State.SENT).count(),
        needing_attention=list(attention[:limit]),
    )


def oldest_due_at(messages: MessageQuerySet | None = None, *, at: datetime) -> datetime | None:
    """Since when the oldest row has waited, over all organizations unless told otherwise."""
    rows = Message.objects.all() if messages is None else messages
    return rows.due(at=at).oldest_first().values_list("not_before", flat=True).first()


def is_mail_late(*, at: datetime) -> bool:
    """Whether something has waited so long that nobody seems to be sending."""
    oldest = oldest_due_at(at=at)
    return settings.MAIL_ENABLED and oldest is not None and at - oldest > LATE_AFTER
