"""What people want of regular mail."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from missionhub.core.tokens import identify, is_valid
from missionhub.messaging.models import MailPreference, Message, QuietHours
from missionhub.messaging.periods import quiet_until
from missionhub.messaging.registry import MessageKind, regular_kinds
from missionhub.organizations.models import Person


@dataclass(frozen=True)
class Wish:
    kind: MessageKind
    is_wanted: bool


def wishes_of(person: Person) -> list[Wish]:
    """Every regular kind, wanted unless the person said no."""
    said = dict(MailPreference.objects.filter(person=person).values_list("kind", "is_wanted"))
    return [Wish(kind, said.get(kind.name, True)) for kind in regular_kinds()]


def quiet_hours_of(person: Person) -> QuietHours:
    """The person's own, else those of everybody."""
    return QuietHours.objects.filter(person=person).first() or QuietHours(person=person)


def quiet_end(person: Person, *, at: datetime) -> datetime | None:
    """When the quiet hours in which `at` falls end; None when mail may come."""
    hours = quiet_hours_of(person)
    return quiet_until(at=at, zone=person.zone, starts_at=hours.starts_at, ends_at=hours.ends_at)


def is_declined(person: Person, *, kind: str) -> bool:
    return MailPreference.objects.filter(person=person, kind=kind, is_wanted=False).exists()


def who_declined(kind: str) -> set[int]:
    return set(MailPreference.objects.filter(kind=kind, is_wanted=False).values_list("person_id", flat=True))


def message_to_decline(token: str) -> Message | None:
    """The mail whose link this is; forged and outdated links name none."""
    identifier: UUID | None = identify(token)
    if identifier is None or not is_valid(purpose=Message.DECLINE, token=token, identifier=identifier):
        return None
    return Message.objects.select_related("person__organization").filter(pk=identifier).first()
