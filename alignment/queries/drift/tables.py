"""The shares behind a signal, promise by promise, for those who want to see where it moved."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alignment.models import DriftSignal
from missions.queries.resources import ELSEWHERE, NOTHING
from surveys.disclosure.coding import BOTTOM, TOP

Kind = DriftSignal.Kind


@dataclass(frozen=True)
class ShareTable:
    """A row per promise: its text, then a cell per column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def share_table(signal: DriftSignal) -> ShareTable | None:
    if signal.kind in {Kind.VOICE_NAMED, Kind.VOICE_UNNAMED}:
        rows = [(row["text"], (_coded(row["before"]), _coded(row["now"]))) for row in signal.facts["promises"]]
        return ShareTable(_("Share of people who mention it"), (_("Before"), _("Now")), tuple(rows))
    if signal.kind in {Kind.MONEY, Kind.HOURS}:
        rows = [
            (_place(row["text"]), tuple(_percent(row[name]) for name in ("stated", "before", "now")))
            for row in signal.facts["rows"]
        ]
        columns = (_("Counts for"), _("A year before"), _("Now"))
        return ShareTable(_("Share of each promise"), columns, tuple(rows))
    return None


def _place(text: str) -> str:
    return {ELSEWHERE: _("Another mission"), NOTHING: _("No promise")}.get(text, text)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(100 * share)}%"


def _coded(value: dict[str, Any]) -> str:
    """As published: an end that is not told exactly says so."""
    if value["percent"] is None:
        return "–"
    if value.get("at_least"):
        return f"≥{TOP}%"
    return f"≤{BOTTOM}%" if value.get("at_most") else f"{value['percent']}%"
