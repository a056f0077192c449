"""A person says which regular mail is wanted, and when."""

from collections.abc import Collection
from datetime import datetime, time

from django.db import transaction

from missionhub.messaging.models import MailPreference, QuietHours
from missionhub.messaging.registry import regular_kinds
from missionhub.organizations.models import Person


def want(*, person: Person, kind: str, is_wanted: bool, at: datetime) -> None:
    """Takes effect at once: mail that is planned and has not left is asked again before it leaves."""
    MailPreference.objects.update_or_create(
        person=person, kind=kind, defaults={"is_wanted": is_wanted, "changed_at": at}
    )


@transaction.atomic
def set_wishes(
    *, person: Person, wanted: Collection[str], quiet: tuple[time, time], language: str, time_zone: str, at: datetime
) -> None:
    """The whole page of preferences; an empty language or time zone is the organization's."""
    for kind in regular_kinds():
        want(person=person, kind=kind.name, is_wanted=kind.name in wanted, at=at)
    starts_at, ends_at = quiet
    QuietHours.objects.update_or_create(person=person, defaults={"starts_at": starts_at, "ends_at": ends_at})
    person.language, person.time_zone = language, time_zone
    person.save(update_fields=["language", "time_zone", "updated_at"])
