"""What somebody owes. Each app registers what it knows in `AppConfig.ready()`; pages and mail only collect."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from missionhub.organizations.models import Membership, Person
from missionhub.organizations.permissions import Permission, allows


@dataclass(frozen=True)
class Debtor:
    """A person, what the person may do (nothing without an account), and the day it is where they are."""

    person: Person
    role: str
    on: date

    def may(self, permission: Permission) -> bool:
        return bool(self.role) and allows(role=self.role, permission=permission)


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One thing to do: what, where, by when; `why` says who waits for it. Posting to `done_url` ticks it."""

    title: str
    url: str
    icon: str
    why: str = ""
    due_on: date | None = None
    is_overdue: bool = False
    done_url: str = ""


@dataclass(frozen=True)
class OwedSource:
    name: str
    title: str | Promise
    owed_by: Callable[[Debtor], list[Owed]]


_sources: dict[str, OwedSource] = {}


def register(source: OwedSource) -> None:
    if _sources.setdefault(source.name, source) is not source:
        raise ValueError(f"The source {source.name!r} of what people owe is already registered.")


def unregister(name: str) -> None:
    _sources.pop(name, None)


def debtor(*, person: Person, on: date, role: str | None = None) -> Debtor:
    """Without `role` it is looked up."""
    if role is None:
        role = Membership.objects.filter(person=person).values_list("role", flat=True).first() or ""
    return Debtor(person, role, on)


def owed_by(who: Debtor, *, without: frozenset[str] = frozenset()) -> list[Owed]:
    """Everything, the overdue first, then by day; what has no day comes last."""
    found = [owed for source in _sources.values() if source.name not in without for owed in source.owed_by(who)]
    return sorted(found, key=lambda owed: (not owed.is_overdue, owed.due_on or date.max))
