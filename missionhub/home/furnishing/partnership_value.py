"""What the demonstration's partners put in, what comes of it, and who depends on whom, through the services."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from missionhub.home.furnishing.pages import read_area
from partnerships.models import Participant
from partnerships.services.power import SupplyWords, offer_sheet, save_supplies
from partnerships.services.safeguards import accept_safeguard, propose_safeguard, tell_of_meeting
from partnerships.services.value import ItemWords, report_on_item, share_item, write_item

SUPPLY = ("text", "source", "importance", "share", "elsewhere")
WORDS = ("flow", "kind", "source", "text", "expected", "confidence")


def furnish_value(ours: Participant, theirs: Participant, *, at: datetime) -> None:
    area = read_area("partnership_value")
    if ours.partnership.name != area["partnership"]:
        return
    sides = {"ours": ours, "theirs": theirs}
    for wanted in area["item"]:
        _write(sides, wanted, at=at)
    _tell_of_power(sides, area["needs"], at=at + timedelta(days=12))
    _protect(sides, area, at=at)


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


def _tell_of_power(sides: Mapping[str, Participant], needs: list[dict[str, Any]], *, at: datetime) -> None:
    for key, other in (("ours", "theirs"), ("theirs", "ours")):
        rows = [{name: one[name] for name in SUPPLY} for one in needs if one["by"] == key]
        about, by = sides[other].party, sides[key]
        save_supplies(about=about, supplies=[SupplyWords(**row) for row in rows], by=by, at=at)
        offer_sheet(about=about, by=by, at=at)


def _protect(sides: Mapping[str, Participant], area: Mapping[str, Any], *, at: datetime) -> None:
    for wanted in area["safeguard"]:
        proposer, other = sides[wanted["by"]], sides["ours" if wanted["by"] == "theirs" else "theirs"]
        proposed_at = at + timedelta(days=wanted["days"])
        safeguard = propose_safeguard(kind=wanted["kind"], text=wanted["text"], by=proposer, at=proposed_at)
        if wanted.get("is_accepted"):
            accept_safeguard(safeguard=safeguard, by=other, at=proposed_at + timedelta(days=1))
    for wanted in area["meeting"]:
        told_at = at + timedelta(days=wanted["days"])
        chair, by = sides[wanted["chair"]].party, sides[wanted["told_by"]]
        tell_of_meeting(chair=chair, held_on=told_at.date(), by=by, at=told_at)
