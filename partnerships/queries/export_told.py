"""What a party takes along of changes, assumptions and options: its own, and what the others had told by then."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from partnerships.models import Assumption, ContextEvent, Option, Party
from partnerships.queries.exported import Line, Table


def told_tables(party: Party, until: datetime) -> Iterator[Table]:
    yield "changes.csv", ("told by", "who reads it", "kind", "what", "when", "goals"), _events(party, until)
    yield (
        "assumptions.csv",
        ("of", "who reads it", "assumption", "how sure, 1 to 3", "how to find out", "state", "settled", "goals"),
        _assumptions(party, until),
    )
    yield (
        "options.csv",
        ("goal", "other goal", "what if", "what it needs", "proposed by", "state"),
        _options(party, until),
    )


def _events(party: Party, until: datetime) -> list[Line]:
    rows = _told(ContextEvent.objects.seen_by(party), party, until).order_by("happened_on", "pk")
    return [
        (row.party, row.get_visibility_display(), row.get_kind_display(), row.text, row.happened_on, _goal_texts(row))
        for row in rows
    ]


def _assumptions(party: Party, until: datetime) -> list[Line]:
    rows = _told(Assumption.objects.seen_by(party), party, until).order_by("pk")
    return [
        (
            row.party,
            row.get_visibility_display(),
            row.text,
            row.sureness,
            row.find_out,
            *_state_by(row, until),
            _goal_texts(row),
        )
        for row in rows
    ]


def _state_by(row: Assumption, until: datetime) -> tuple[object, object]:
    """What was found out after somebody left, they do not learn."""
    if row.settled_on is None or row.settled_on > until.date():
        return Assumption.State.OPEN.label, ""
    return row.get_state_display(), row.settled_on


def _told(rows: QuerySet[Any], party: Party, until: datetime) -> QuerySet[Any]:
    return rows.filter(party__partnership=party.partnership_id, told_at__lte=until).select_related("party")


def _goal_texts(row: ContextEvent | Assumption) -> str:
    return "; ".join(row.goals.order_by("pk").values_list("text", flat=True))


def _options(party: Party, until: datetime) -> list[Line]:
    """They stay as they were from the day one of the two sides left."""
    rows = Option.objects.concerning(party).filter(goal_a__round__partnership=party.partnership, proposed_at__lte=until)
    fields = ("goal_a__text", "goal_b__text", "what_if", "needs", "proposed_by__name", "state")
    return list(rows.order_by("pk").values_list(*fields))
