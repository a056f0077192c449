"""Who is around one of the demonstration's partnerships, as each side sees it, and what it shares of that."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from missionhub.home.furnishing.pages import read_area
from missions.models import Stakeholder as RegisterEntry
from partnerships.models import Participant, Stakeholder
from partnerships.services.stakeholders import (
    StakeholderWords,
    note_engagement,
    rewrite_stakeholder,
    share_stakeholder,
    take_over,
    write_stakeholder,
)

PLAIN = ("power", "interest", "affected", "stance", "is_legitimate", "is_urgent")


def furnish_surroundings(ours: Participant, theirs: Participant, *, at: datetime) -> None:
    wanted = read_area("partnership_stakeholders")
    if ours.partnership.name != wanted["partnership"]:
        return
    for side, key in ((ours, "ours"), (theirs, "theirs")):
        for entry in wanted[key]:
            _write(side, entry, at=at)


def _write(side: Participant, wanted: Mapping[str, Any], *, at: datetime) -> None:
    written_at = at - timedelta(days=20)
    entry = _entry(side, wanted, at=written_at)
    if wanted.get("is_shared"):
        share_stakeholder(stakeholder=entry, by=side, at=written_at + timedelta(days=1))
    for held in wanted.get("engagement", ()):
        day = at - timedelta(days=held["days_ago"])
        note_engagement(stakeholder=entry, text=held["text"], held_on=day.date(), by=side, at=day)


def _entry(side: Participant, wanted: Mapping[str, Any], *, at: datetime) -> Stakeholder:
    """Taken over as people do it: copied, then judged for this partnership."""
    words = {name: wanted[name] for name in PLAIN if name in wanted}
    words["owner"] = side if wanted.get("keeps_in_touch") else None
    if "same_as" in wanted:
        words["same_as"] = Stakeholder.objects.seen_by(side.party).get(name=wanted["same_as"])
    if not wanted.get("from_register"):
        expectation = wanted.get("expectation", "")
        written = StakeholderWords(name=wanted["name"], kind=wanted["kind"], expectation=expectation, **words)
        return write_stakeholder(words=written, by=side, at=at)
    register = RegisterEntry.objects.filter(organization=side.party.organization_id, name=wanted["name"])
    (entry,) = take_over(entries=register, by=side, at=at)
    kept = {"name": entry.name, "kind": entry.kind, "expectation": wanted.get("expectation", entry.expectation)}
    rewrite_stakeholder(stakeholder=entry, words=StakeholderWords(**kept, **words), by=side, at=at)
    entry.refresh_from_db()
    return entry
