"""What an administrator, and the readiness check, want to know about the outbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.utils.functional import Promise

from missionhub.messaging.models import Message, MessageQuerySet
from missionhub.messaging.registry import secret_kinds, title_of
from missionhub.organizations.models import Organization

LATE_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Outbox:
    waiting: int
    oldest_due_at: datetime | None
    sent: int
    needing_attention: list[Message]
    kinds: list["KindCount"]


@dataclass(frozen=True)
class KindCount:
    """How much of one kind waits, went out, was missed while nothing ran, as counts."""

    title: str | Promise
    waiting: int
    sent: int
    missed: int


def outbox_of(organization: Organization, *, at: datetime, limit: int = 200) -> Outbox:
    """Counts and the rows to decide about. Cancelled and secret mail stays unseen: it would tell who answered."""
    messages = Message.objects.of(organization).exclude(kind__in=secret_kinds())
    attention = messages.needing_attention().select_related("person").oldest_first()
    return Outbox(
        waiting=messages.due(at=at).count(),
        oldest_due_at=oldest_due_at(messages, at=at),
        sent=messages.filter(state=Message.State.SENT).count(),
        needing_attention=list(attention[:limit]),
        kinds=_by_kind(messages),
    )


def _by_kind(messages: MessageQuerySet) -> list[KindCount]:
    rows = messages.values("kind").annotate(
        waiting=Count("pk", filter=Q(state=Message.State.DUE)),
        went=Count("pk", filter=Q(state=Message.State.SENT)),
        missed=Count("pk", filter=Q(state=Message.State.MISSED)),
    )
    return [
        KindCount(title_of(kind), waiting, went, missed)
        for kind, waiting, went, missed in rows.order_by("kind").values_list("kind", "waiting", "went", "missed")
        if waiting or went or missed
    ]


def oldest_due_at(messages: MessageQuerySet | None = None, *, at: datetime) -> datetime | None:
    """Since when the oldest row has waited, over all organizations unless told otherwise."""
    rows = Message.objects.all() if messages is None else messages
    return rows.due(at=at).oldest_first().values_list("not_before", flat=True).first()


def mail_goes_out(organization: Organization) -> bool:
    """Without a mail server nothing is sent, and a demonstration writes to nobody; pages then promise no mail."""
    return bool(settings.MAIL_ENABLED) and not organization.is_demonstration


def is_mail_late(*, at: datetime) -> bool:
    """Whether something has waited so long that nobody seems to be sending."""
    oldest = oldest_due_at(at=at)
    return settings.MAIL_ENABLED and oldest is not None and at - oldest > LATE_AFTER
