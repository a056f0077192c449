"""Whose calendar an address opens."""

from missionhub.core.tokens import identify, is_valid
from missionhub.messaging.models import CalendarFeed
from missionhub.organizations.models import Membership, Person


def feed_of(person: Person) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(person=person, revoked_at__isnull=True).first()


def feed_reader(token: str) -> Membership | None:
    """The membership a working address belongs to: not forged, not revoked, and its person still here."""
    identifier = identify(token)
    if identifier is None or not is_valid(purpose=CalendarFeed.PURPOSE, token=token, identifier=identifier):
        return None
    readers = Membership.objects.filter(
        person__calendar_feeds__pk=identifier,
        person__calendar_feeds__revoked_at__isnull=True,
        person__left_on__isnull=True,
        user__is_active=True,
    )
    return readers.select_related("person__organization", "organization").first()
