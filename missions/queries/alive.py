"""The ledger with its dots: which promises are kept alive, and how that number came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from alignment.measures.coverage import Coverage, Dot, PromiseStanding
from missionhub.organizations.models import Person
from missions.models import Mission, Promise
from missions.queries.coverage import promise_coverage
from missions.queries.ledger import LedgerRow, ledger

WORDS: dict[Dot, tuple[str | Lazy, str | Lazy]] = {
    Dot.PLANNED: (_("Planned"), _("Not planned")),
    Dot.OWNED: (_("Owned"), _("Nobody owns this")),
    Dot.ALIVE: (_("Checked in"), _("No check-in")),
    Dot.EVIDENCED: (_("Evidence"), _("No evidence")),
}
NOT_YET: dict[Dot, str | Lazy] = {
    Dot.PLANNED: _("Not planned yet"),
    Dot.OWNED: _("Nobody named yet"),
    Dot.ALIVE: _("No check-in yet"),
    Dot.EVIDENCED: _("No evidence yet"),
}
WHY: dict[Dot, tuple[str | Lazy, str | Lazy]] = {
    Dot.PLANNED: (
        _("An open outcome serves it, with a target and a date."),
        _("No open outcome with a target and a date serves it. Plan one, or link one that is there."),
    ),
    Dot.OWNED: (
        _("Somebody who is here looks after it, or answers for an outcome that serves it."),
        _("Nobody is named who looks after it, and nobody who is here answers for an outcome that serves it."),
    ),
    Dot.ALIVE: (
        _("An outcome that serves it was checked in on in time."),
        _("No outcome that serves it has a check-in that is not overdue."),
    ),
    Dot.EVIDENCED: (
        _("A result, a piece of evidence or a story of the last three months shows it."),
        _("Nothing of the last three months shows it: no result, no evidence, no story."),
    ),
}


@dataclass(frozen=True)
class DotState:
    key: str
    is_on: bool
    word: str | Lazy
    why: str | Lazy

    @property
    def not_yet(self) -> str | Lazy:
        """What an empty dot says of a promise that is new: nobody was asked for it so far."""
        return NOT_YET[Dot(self.key)]

    @property
    def is_alarm(self) -> bool:
        """Nobody owns it."""
        return self.key == Dot.OWNED and not self.is_on


@dataclass(frozen=True)
class AliveRow:
    row: LedgerRow
    standing: PromiseStanding
    dots: tuple[DotState, ...]
    steward: Person | None  # whoever looks after it and is here

    @property
    def promise(self) -> Promise:
        return self.row.promise

    @property
    def is_owned(self) -> bool:
        return Dot.OWNED in self.standing.dots

    @property
    def missing(self) -> list[str | Lazy]:
        return [dot.word for dot in self.dots if not dot.is_on]


@dataclass(frozen=True)
class Alive:
    rows: tuple[AliveRow, ...]
    coverage: Coverage

    @property
    def percent(self) -> int | None:
        share = self.coverage.share
        return None if share is None else round(100 * share)

    @property
    def is_weighted(self) -> bool:
        """Whether one promise counts for more than another; else `percent` says what the count says."""
        return len({row.standing.weight for row in self.rows}) > 1

    @property
    def unowned(self) -> list[AliveRow]:
        return [row for row in self.rows if not row.is_owned]


def alive(rows: Sequence[LedgerRow], *, on: date) -> Alive:
    """The dots of the rows of a ledger on a day."""
    return alive_of(rows, promise_coverage([row.promise for row in rows], on=on), on=on)


def alive_of(rows: Sequence[LedgerRow], found: Coverage, *, on: date) -> Alive:
    """The same from what is known about their promises, in the same order."""
    pairs = zip(rows, found.standings, strict=True)
    return Alive(
        tuple(AliveRow(row, standing, _dots(standing), row.promise.steward_on(on)) for row, standing in pairs), found
    )


def alive_today(mission: Mission, *, on: date) -> Alive:
    """The same for a mission of which no page is open."""
    promises = list(Promise.objects.filter(mission=mission).active().in_order())
    return alive(ledger(promises=promises, texts=[]), on=on)


def _dots(standing: PromiseStanding) -> tuple[DotState, ...]:
    return tuple(_dot(dot, is_on=dot in standing.dots) for dot in Dot)


def _dot(dot: Dot, *, is_on: bool) -> DotState:
    (word, lack), (why, why_not) = WORDS[dot], WHY[dot]
    return DotState(dot.value, is_on, word, why) if is_on else DotState(dot.value, is_on, lack, why_not)
