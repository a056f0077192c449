"""What the demonstration's partners tell of changes, assume, note for the facilitator, and make of a tension."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from partnerships.models import Goal, Participant
from partnerships.queries.picture import picture_of
from partnerships.services.notes import write_note
from partnerships.services.options import change_option, propose_option
from partnerships.services.telling import settle_assumption, tell_event, write_assumption


def furnish_what_is_told(*, ours: Participant, theirs: Participant, wanted: Mapping[str, Any], at: datetime) -> None:
    newest = ours.partnership.rounds.newest_first()[0]
    goals = {goal.text: goal for goal in Goal.objects.filter(round=newest).select_related("round")}
    sides = {"ours": ours, "theirs": theirs}
    for event in wanted.get("event", ()):
        told_at = at - timedelta(days=event["days_ago"])
        tell_event(
            kind=event["kind"],
            text=event["text"],
            happened_on=told_at.date(),
            goals=[goals[text] for text in event["goals"]],
            visibility=event["visibility"],
            by=sides[event["by"]],
            at=told_at,
        )
    for assumed in wanted.get("assumption", ()):
        told_at = at - timedelta(days=assumed["days_ago"])
        assumption = write_assumption(
            text=assumed["text"],
            sureness=assumed["sureness"],
            find_out=assumed["find_out"],
            goals=[goals[text] for text in assumed["goals"]],
            visibility=assumed["visibility"],
            by=sides[assumed["by"]],
            at=told_at,
        )
        if "state" in assumed:
            on = (told_at + timedelta(days=3)).date()
            settle_assumption(assumption=assumption, state=assumed["state"], by=theirs, on=on)
    for note in wanted.get("note", ()):
        written_at = at - timedelta(days=note["days_ago"])
        write_note(text=note["text"], visibility=note["visibility"], by=sides[note["by"]], at=written_at)
    for option in wanted.get("option", ()):
        _turn_into_option(ours, theirs, option, at=at - timedelta(days=option["days_ago"]))


def _turn_into_option(ours: Participant, theirs: Participant, wanted: Mapping[str, Any], *, at: datetime) -> None:
    newest = ours.partnership.rounds.newest_first()[0]
    cells = picture_of(newest, we=ours.party, they=theirs.party).cells.values()
    cell = next(one for one in cells if (one.ours.text, one.theirs.text) == (wanted["ours"], wanted["theirs"]))
    option = propose_option(cell=cell, what_if=wanted["what_if"], needs=wanted["needs"], by=theirs, at=at)
    if "state" in wanted:
        change_option(
            option=option,
            what_if=option.what_if,
            needs=option.needs,
            state=wanted["state"],
            by=ours,
            at=at + timedelta(days=1),
        )
