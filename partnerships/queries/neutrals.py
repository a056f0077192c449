"""Who of neither side reads along, or is asked to: the same for every party."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from partnerships.models import Neutral, Party


@dataclass(frozen=True)
class NeutralState:
    """`url` is the copyable link, once every side has said yes."""

    neutral: Neutral
    waits_for: list[Party]
    waits_for_us: bool
    url: str


def neutral_url(neutral: Neutral) -> str:
    """Its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("partnerships:neutral", args=[neutral.token])


def neutrals_of(party: Party, *, at: datetime) -> list[NeutralState]:
    """Three queries, or one where there are none."""
    rows = Neutral.objects.standing(on=at.date()).filter(partnership=party.partnership_id)
    found = list(rows.select_related("proposed_by").prefetch_related("consents").order_by("proposed_at", "name", "pk"))
    here = list(Party.objects.here().filter(partnership=party.partnership_id).in_order()) if found else []
    return [_state(row, party, here) for row in found]


def _state(row: Neutral, party: Party, here: list[Party]) -> NeutralState:
    waits_for = row.waits_for(here)
    return NeutralState(row, waits_for, party in waits_for, neutral_url(row) if row.is_in_force(here) else "")
