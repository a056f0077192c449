"""The partnerships somebody takes part in, each with what it waits for."""

from dataclasses import dataclass

from django.db.models import Prefetch

from missionhub.accounts.models import User
from missionhub.organizations.models import Organization
from partnerships.models import Partnership, Party
from partnerships.queries.standing import Standing, standing_of


@dataclass(frozen=True)
class Row:
    partnership: Partnership
    others: list[Party]
    standing: Standing


def partnerships_of(user: User, *, acting_for: Organization) -> list[Row]:
    """Newest first."""
    parties = Prefetch("parties", Party.objects.in_order())
    found = Partnership.objects.with_somebody(user, acting_for=acting_for).prefetch_related(parties)
    rows = []
    for partnership in found.order_by("-created_at", "-pk"):
        mine = next(party for party in partnership.parties.all() if party.organization_id == acting_for.pk)
        others = [party for party in partnership.parties.all() if party != mine]
        rows.append(Row(partnership, others, standing_of(mine)))
    return rows
