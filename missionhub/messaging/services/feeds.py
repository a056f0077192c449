"""The address of somebody's calendar: one that works at a time, replaced or taken away at will."""

from datetime import datetime

from django.db import transaction

from missionhub.messaging.models import CalendarFeed
from missionhub.organizations.models import Person


@transaction.atomic
def open_feed(*, person: Person, at: datetime) -> CalendarFeed:
    """A new address; the one before opens nothing any more."""
    Person.objects.select_for_update().get(pk=person.pk)
    close_feed(person=person, at=at)
    return CalendarFeed.objects.create(person=person, created_at=at)


def close_feed(*, person: Person, at: datetime) -> None:
    CalendarFeed.objects.filter(person=person, revoked_at__isnull=True).update(revoked_at=at)
