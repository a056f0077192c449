"""Which kinds of mail exist. Each app registers its own in `AppConfig.ready()`; messaging knows no other app."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.functional import Promise

from missionhub.messaging.models import Message
from missionhub.organizations.models import Person


class Due(NamedTuple):
    """One mail that ought to exist: unique per person, kind, subject and period.

    `subject_key` names the row the mail is about, `period_key` its turn: "once", or a local date such as "2026-W47".
    Of several periods of one person and subject only the newest is sent; the others are recorded as missed.
    """

    person: Person
    subject_key: str
    period_key: str
    not_before: datetime


class Letter(NamedTuple):
    """What to write: `surveys/invitation` means `templates/emails/surveys/invitation.{subject.txt,txt,html}`."""

    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class MessageKind:
    """A kind of mail: when it is due, whether it is still wanted just before it leaves, and its words.

    `due` may yield the same rows at every call; planning them twice changes nothing. Mail that is `is_regular` may be
    declined by link or on the page of preferences, which shows `title` and `about`, and waits for quiet hours to end.
    The outbox shows neither rows nor counts of mail that `is_secret`: who gets it would tell who has not answered.
    """

    name: str
    due: Callable[[datetime], Iterable[Due]]
    still_due: Callable[[Message, datetime], bool]
    render: Callable[[Message, datetime], Letter]
    title: str | Promise = ""
    about: str | Promise = ""
    is_regular: bool = False
    is_secret: bool = False


class UnknownKind(LookupError):
    """A row names a kind that no app registers."""


_kinds: dict[str, MessageKind] = {}


def register(kind: MessageKind) -> None:
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"Message kind {kind.name!r} is already registered.")


def unregister(name: str) -> None:
    _kinds.pop(name, None)


def registered_kinds() -> list[MessageKind]:
    return list(_kinds.values())


def regular_kinds() -> list[MessageKind]:
    return [kind for kind in _kinds.values() if kind.is_regular]


def secret_kinds() -> list[str]:
    return [kind.name for kind in _kinds.values() if kind.is_secret]


def kind_named(name: str) -> MessageKind:
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"No app registers the message kind {name!r}.") from None


def title_of(name: str) -> str | Promise:
    """What a mail of this kind is, in words; the bare name of a kind that is no longer registered."""
    return _kinds[name].title or name if name in _kinds else name
