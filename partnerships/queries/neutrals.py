"""Who of neither side reads along, or is asked to: the same for every party, but for the link that each hands on."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from partnerships.models import Neutral, NeutralConsent, Party


@dataclass(frozen=True)
class NeutralState:
    """`url` is the link for this party to hand on, once every side has said yes."""

    neutral: Neutral
    waits_for: list[Party]
    waits_for_us: bool
    url: str


def link_of(yes: NeutralConsent) -> str:
    """Its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("partnerships:neutral", args=[yes.token])


def neutrals_of(party: Party, *, at: datetime) -> list[NeutralState]:
    """Three queries, or one where there are none."""
    rows = Neutral.objects.standing(on=at.date()).filter(partnership=party.partnership_id)
    found = list(rows.select_related("proposed_by").prefetch_related("consents").order_by("proposed_at", "name", "pk"))
    here = list(Party.objects.here().filter(partnership=party.partnership_id).in_order()) if found else []
    return [_state(row, party, here) for row in found]


def facilitator_of(party: Party, *, at: datetime) -> str:
    """By name, empty while nobody is: whoever shows something to the facilitator reads first who that is today."""
    states = neutrals_of(party, at=at)
    return ", ".join(one.neutral.name for one in states if one.url and one.neutral.is_facilitator)


def _state(row: Neutral, party: Party, here: list[Party]) -> NeutralState:
    waits_for = row.waits_for(here)
    ours = next((yes for yes in row.consents.all() if yes.party_id == party.pk), None)
    url = link_of(ours) if ours and row.is_in_force(here) else ""
    return NeutralState(row, waits_for, party in waits_for, url)
