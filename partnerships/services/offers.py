"""What one's own organization offers against public missions."""

from datetime import datetime

from missionhub.organizations.models import Organization, Person
from partnerships.models import Offer


def keep_offer(
    *,
    organization: Organization,
    mission: str,
    how: str,
    effect: str,
    evidence: str,
    by: Person,
    at: datetime,
    offer: Offer | None = None,
) -> Offer:
    """A new one, or the same one in new words. Bids that were sent keep the old."""
    words = {"mission": mission, "how": how, "effect": effect, "evidence": evidence, "saved_at": at, "saved_by": by}
    if offer is None:
        return Offer.objects.create(organization=organization, **words)
    Offer.objects.of(organization).filter(pk=offer.pk).update(**words)
    offer.refresh_from_db()
    return offer


def drop_offer(*, organization: Organization, pk: int) -> None:
    Offer.objects.of(organization).filter(pk=pk).delete()
