"""Write down who is to be told what. Any number may run at once; the unique key makes repeats harmless."""

import logging
from datetime import datetime, timedelta

from django.db import OperationalError
from django.db.models import Max

from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.news import Happening, NewsKind, kinds_of_news

logger = logging.getLogger(__name__)
OVERLAP = timedelta(hours=1)  # a transaction may end long after the moment it wrote down
LOOK_BACK, KEEP = timedelta(days=60), timedelta(days=90)  # what is forgotten must lie behind what is looked at


def plan_deliveries(*, at: datetime) -> int:
    """Record everything that happened and nobody has been told; returns how many rows were missing."""
    Delivery.objects.exclude(state=Delivery.State.DUE).filter(happened_at__lt=at - KEEP).delete()
    webhooks = list(Webhook.objects.listening())
    return sum(_try_kind(kind, webhooks, at=at) for kind in kinds_of_news()) if webhooks else 0


def _try_kind(kind: NewsKind, webhooks: list[Webhook], *, at: datetime) -> int:
    """A kind that fails is tried again at the next sweep, and keeps no other from being told."""
    try:
        return _plan_kind(kind, [webhook for webhook in webhooks if kind.name in webhook.events], at=at)
    except OperationalError:
        raise
    except Exception:
        logger.exception("News of the kind %s could not be read.", kind.name)
        return 0


def _plan_kind(kind: NewsKind, webhooks: list[Webhook], *, at: datetime) -> int:
    if not webhooks:
        return 0
    told = Delivery.objects.filter(webhook__in=webhooks, event=kind.name)
    latest = dict(told.values_list("webhook").annotate(Max("happened_at")))
    since = {
        webhook.pk: max(webhook.since, at - LOOK_BACK, latest.get(webhook.pk, webhook.since) - OVERLAP)
        for webhook in webhooks
    }
    happenings = list(kind.since({webhook.organization_id for webhook in webhooks}, min(since.values())))
    wanted = [
        _delivery(webhook, kind, happening, at=at)
        for webhook in webhooks
        for happening in happenings
        if happening.organization_id == webhook.organization_id and happening.happened_at >= since[webhook.pk]
    ]
    known = set(told.filter(happened_at__gte=min(since.values())).values_list("webhook_id", "subject_key"))
    unknown = [row for row in wanted if (row.webhook_id, row.subject_key) not in known]
    Delivery.objects.bulk_create(unknown, ignore_conflicts=True)
    return len(unknown)


def _delivery(webhook: Webhook, kind: NewsKind, happening: Happening, *, at: datetime) -> Delivery:
    return Delivery(
        webhook=webhook,
        event=kind.name,
        subject_key=happening.subject_key,
        data=dict(happening.data),
        path=happening.url,
        happened_at=happening.happened_at,
        not_before=at,
    )
