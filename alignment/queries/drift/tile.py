"""The four signals in the form of a tile: how many have moved, never how far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.models import DriftAnswer, DriftSignal
from alignment.queries.drift.page import CARDS, METHOD, Verdict, card_verdict
from alignment.queries.method_sheet import method_url
from missionhub.organizations.models import Organization
from missions.models import Mission, MissionVersion


@dataclass(frozen=True)
class _Told:
    """What a card of the page says, in short."""

    key: str
    title: str
    verdict: str
    awaits_answer: bool


def drift_tile(organization: Organization) -> dict[str, Any] | None:
    """For `components/tile.html`; None without a published mission. One query, or two while nothing is read yet."""
    signals = _signals(organization)
    if signals:
        return _tile(organization, [_told(signals, *each) for each in CARDS])
    return _tile(organization, []) if _is_published(organization) else None


def read_drift_tile(organization: Organization) -> dict[str, Any] | None:
    """The same, None as long as nothing is read, in one query."""
    signals = _signals(organization)
    return _tile(organization, [_told(signals, *each) for each in CARDS]) if signals else None


def _signals(organization: Organization) -> Sequence[DriftSignal]:
    """The newest of each kind of the primary mission, with whether somebody said that it was meant, or not."""
    same = {"signal__mission": OuterRef("mission"), "signal__kind": OuterRef("kind")}
    answers = DriftAnswer.objects.filter(**same, signal__fingerprint=OuterRef("fingerprint"))
    ours = DriftSignal.objects.filter(mission=Subquery(_primary(organization)))
    return list(ours.newest().annotate(is_answered=Exists(answers)).order_by("pk"))


def _primary(organization: Organization) -> Any:
    return Mission.objects.of(organization).primary_first().values("pk")[:1]


def _is_published(organization: Organization) -> bool:
    return MissionVersion.objects.published().filter(mission=Subquery(_primary(organization))).exists()


def _told(signals: Sequence[DriftSignal], key: str, title: Any, kinds: Sequence[str]) -> _Told:
    ours = [signal for signal in signals if signal.kind in kinds]
    awaits = any(signal.has_moved and not signal.is_answered for signal in ours)  # type: ignore[attr-defined]
    return _Told(key, str(title), card_verdict(ours), awaits)


def _tile(organization: Organization, cards: Sequence[_Told]) -> dict[str, Any]:
    told = [card for card in cards if card.verdict != Verdict.CANNOT_TELL]
    moved = [card for card in cards if card.verdict == Verdict.MOVED]
    anchor, label = _next(cards)
    return {
        "key": "drift",
        "label": _("Has our mission moved?"),
        "value": len(moved) if told else None,
        "words": "",
        "unit": _("of 4 signals"),
        "n": len(told),
        "low": None,
        "high": None,
        "chance_line": None,
        "change": _change(moved),
        "note": _note(len(told)),
        "sure": " ".join(f"{card.title}: {Verdict(card.verdict).label}." for card in cards),
        "series": [],
        "round": "",
        "method_url": method_url(METHOD),
        "next_label": label,
        "next_url": reverse("alignment:drift", args=[organization.slug]) + anchor,
    }


def _change(moved: list[_Told]) -> str:
    return _("Moved: %(titles)s") % {"titles": ", ".join(card.title for card in moved)} if moved else ""


def _note(told: int) -> str:
    if not told:
        return _("None of the four signals can tell yet")
    return ngettext("%(count)s of them can tell so far", "%(count)s of them can tell so far", told) % {"count": told}


def _next(cards: Sequence[_Told]) -> tuple[str, str]:
    asked = next((card for card in cards if card.awaits_answer), None)
    if asked:
        return f"#{asked.key}", _("Say whether it was intended")
    if any(card.verdict == Verdict.CANNOT_TELL for card in cards) or not cards:
        return "", _("See what each signal needs")
    return "", _("See the four signals")
