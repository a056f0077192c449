"""The door in the mail: one person's due check-ins for seven days."""

from datetime import datetime, timedelta

from missionhub.organizations.models import Person
from missions.models import WeekLink

LASTS = timedelta(days=7)


def week_link(*, person: Person, period_key: str, starts_at: datetime) -> WeekLink:
    """The same link however often one mail is written."""
    link, _created = WeekLink.objects.get_or_create(
        person=person, period_key=period_key, defaults={"expires_at": starts_at + LASTS}
    )
    return link


def revoke_week_links(*, person: Person, at: datetime) -> int:
    """Every link that person was sent stops working at once; returns how many did."""
    return WeekLink.objects.open(at=at).filter(person=person).update(revoked_at=at)
