"""Which promise is weakest, and how sure that is (docs/method.md, The board paper)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.queries.board.said import Said
from missions.models import Promise
from missions.queries.alive import DotState

FAIRLY, ROUGHLY = 20, 40  # points between the ends of an interval


@dataclass(frozen=True)
class PromiseLine:
    number: int
    promise: Promise
    weight: int  # percent of all
    leaders: Said | None
    staff: Said | None
    outside: Said | None
    dots: tuple[DotState, ...]
    money: int | None  # percent of all money named

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(dot.key for dot in self.dots if not dot.is_on)

    @property
    def voice(self) -> Said | None:
        """Of the two that work here, the one that more people speak with."""
        return self.staff or self.leaders

    @property
    def strength(self) -> tuple[int, float, int, int]:
        """Fewer dots first, then heard less, then heavier."""
        return (-len(self.missing), self.voice.value if self.voice else 100, -self.weight, self.number)


@dataclass(frozen=True)
class Sure:
    """`word` says how much to lean on it, `text` why."""

    word: str
    text: str


@dataclass(frozen=True)
class Weakest:
    line: PromiseLine
    lacks: str
    sure: tuple[Sure, ...]


def weakest(lines: Sequence[PromiseLine]) -> Weakest | None:
    if not lines:
        return None
    line = min(lines, key=lambda one: one.strength)
    return Weakest(line, _lacks(line), tuple(_sure(line)))


def _lacks(line: PromiseLine) -> str:
    return " ".join(f"{text[:1].upper()}{text[1:]}." for text in (_listed(_unplanned(line)), _heard(line)) if text)


def _unplanned(line: PromiseLine) -> list[str]:
    plan = {
        "owned": _("nobody owns it"),
        "planned": _("no outcome is set for it"),
        "alive": _("nobody checks in on it"),
        "evidenced": _("nothing of the last three months shows it"),
    }
    said = [plan[key] for key in plan if key in line.missing]
    said = said[:2] if "owned" in line.missing else said  # without an owner or a plan the rest follows
    return [*said, _("no money goes to it")] if line.money == 0 else said


def _heard(line: PromiseLine) -> str:
    if line.staff and line.leaders and not line.leaders.is_of_texts:
        said = _("%(share)s of staff and %(count)s leaders mention it")
        return said % {"share": line.staff.words, "count": line.leaders.words}
    if line.staff:
        return _("%(share)s of staff mention it") % {"share": line.staff.words}
    if line.leaders is None:
        return ""
    said = _("%(count)s published texts mention it") if line.leaders.is_of_texts else _("%(count)s leaders mention it")
    return said % {"count": line.leaders.words}


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _sure(line: PromiseLine) -> list[Sure]:
    found = []
    if line.missing:
        found.append(Sure(_("Certain about the plan"), _("what is owned, planned and paid is counted, not estimated.")))
    texts = line.leaders is not None and line.leaders.is_of_texts
    for said, who in ((line.staff, _("staff")), (line.leaders, _("published texts") if texts else _("leaders"))):
        if said:
            text = _("from n = %(n)s, the share of %(who)s that mention it is likely between %(low)s and %(high)s%%.")
            figures = {"n": said.n, "who": who, "low": said.low, "high": said.high}
            found.append(Sure(_level(said) % {"who": who}, text % figures))
    return found


def _level(said: Said) -> str:
    if said.width <= FAIRLY:
        return _("Fairly sure about %(who)s")
    return _("Only roughly sure about %(who)s") if said.width <= ROUGHLY else _("Not sure about %(who)s")
