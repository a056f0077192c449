"""The four signals in the form of a tile: how many have moved, never how far."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.queries.drift.page import Card, DriftPage, Verdict, drift_page
from missionhub.organizations.models import Organization


def drift_tile(organization: Organization) -> dict[str, Any] | None:
    """For `components/tile.html`; None without a published mission. Five queries."""
    page = drift_page(organization)
    if page.mission is None:
        return None
    told = [card for card in page.cards if card.verdict != Verdict.CANNOT_TELL]
    moved = [card for card in page.cards if card.verdict == Verdict.MOVED]
    anchor, label = _next(page)
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
        "sure": " ".join(f"{card.title}: {card.word}." for card in page.cards),
        "series": [],
        "round": "",
        "method_url": page.method_url,
        "next_label": label,
        "next_url": reverse("alignment:drift", args=[organization.slug]) + anchor,
    }


def _change(moved: list[Card]) -> str:
    return _("Moved: %(titles)s") % {"titles": ", ".join(card.title for card in moved)} if moved else ""


def _note(told: int) -> str:
    if not told:
        return _("None of the four signals can tell yet")
    return ngettext("%(count)s of them can tell so far", "%(count)s of them can tell so far", told) % {"count": told}


def _next(page: DriftPage) -> tuple[str, str]:
    asked = next((card for card in page.cards if card.awaits_answer), None)
    if asked:
        return f"#{asked.key}", _("Say whether it was intended")
    if any(card.verdict == Verdict.CANNOT_TELL for card in page.cards) or not page.cards:
        return "", _("See what each signal needs")
    return "", _("See the four signals")
