"""Who may enter a partnership: whoever takes part in it for the organization; to everybody else there is nothing."""

from typing import Any

from django.db.models import QuerySet

from missionhub.organizations.models import Organization
from partnerships.models import Participant


def acting_for(user: Any, organization: Organization, *, after_leaving: bool = False) -> QuerySet[Participant]:
    """The user's own seats at the tables of this organization, one a partnership."""
    seats = Participant.objects.active().select_related("party__organization", "partnership", "person")
    if not after_leaving:
        seats = seats.filter(party__left_at__isnull=True)
    return seats.filter(user_id=user.pk, party__organization=organization)
