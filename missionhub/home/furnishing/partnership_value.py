"""What the demonstration's partners put in and what comes of it, through the services both sides use."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from missionhub.home.furnishing.pages import read_area
from partnerships.models import Participant
from partnerships.services.value import ItemWords, report_on_item, share_item, write_item

WORDS = ("flow", "kind", "source", "text", "expected", "confidence")


def furnish_value(ours: Participant, theirs: Participant, *, at: datetime) -> None:
    area = read_area("partnership_value")
    if ours.partnership.name != area["partnership"]:
        return
    sides = {"ours": ours, "theirs": theirs}
    for wanted in area["item"]:
        _write(sides, wanted, at=at)


def _write(sides: Mapping[str, Participant], wanted: Mapping[str, Any], *, at: datetime) -> None:
    whose = sides.get(wanted["whose"])
    words = ItemWords(
        **{name: wanted[name] for name in WORDS},
        goes=wanted["whose"] if whose is None else "party",
        whose=whose.party if whose else None,
    )
    by = sides[wanted["by"]]
    item = write_item(words=words, by=by, at=at)
    if "shared_after" not in wanted:
        return
    shared_at = at + timedelta(days=wanted["shared_after"])
    item = share_item(item=item, by=by, at=shared_at)
    if "so_far" in wanted:
        note = wanted.get("how", "")
        report_on_item(item=item, amount=wanted["so_far"], note=note, by=by, at=shared_at + timedelta(days=14))
