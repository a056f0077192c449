"""What an administrator wants to know about other programs that are told things."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.news import kinds_of_news
from missionhub.organizations.models import Organization


@dataclass(frozen=True)
class Told:
    """A delivery with the title of its event."""

    delivery: Delivery
    title: str | Promise


def webhooks(organization: Organization) -> QuerySet[Webhook]:
    """Each with how many rows wait, arrived and are dead."""
    counts = {state: Count("deliveries", filter=Q(deliveries__state=state)) for state in Delivery.State.values}
    ours = Webhook.objects.of(organization).select_related("organization")
    return ours.annotate(**counts).order_by("created_at", "pk")


def deliveries_of(webhook: Webhook, *, most: int = 50) -> list[Told]:
    """The dead first, then the newest."""
    titles = {kind.name: kind.title for kind in kinds_of_news()} | {Delivery.TEST: _("A test")}
    rows = Delivery.objects.filter(webhook=webhook)
    dead = list(rows.filter(state=Delivery.State.DEAD).newest_first()[:most])
    others = rows.exclude(state=Delivery.State.DEAD).newest_first()[: most - len(dead)]
    return [Told(row, titles.get(row.event, row.event)) for row in [*dead, *others]]


def titles_of(webhook: Webhook) -> list[str | Promise]:
    return [kind.title for kind in kinds_of_news() if kind.name in webhook.events]
