"""What a party takes along of what is put in and what comes of it: what was shared until then, and its own drafts."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from partnerships.models import Party, ValueReport
from partnerships.queries.exported import Table
from partnerships.queries.value import items_seen_by


def value_tables(party: Party, until: datetime) -> Iterator[Table]:
    rows = items_seen_by(party).filter(Q(party=party) | Q(shared_at__lte=until)).order_by("written_at", "text", "pk")
    yield (
        "value.csv",
        ("written by", "read by", "what", "put in or comes of it", "whose", "kind", "how", "points", "sure", "shared",
         "agreed", "taken back"),
        [
            (
                item.party.name,
                item.get_visibility_display(),
                item.text,
                item.get_flow_display(),
                item.whose.name if item.whose else item.get_goes_display(),
                item.get_kind_display(),
                item.get_source_display(),
                item.expected,
                item.get_confidence_display(),
                *(_by(day, until) for day in (item.shared_at, item.agreed_at, item.withdrawn_at)),
            )
            for item in rows
        ],
    )  # fmt: skip
    reports = ValueReport.objects.filter(item__in=rows.order_by(), reported_at__lte=until)
    fields = ("reported_at", "party__name", "item__text", "amount", "note")
    yield (
        "value_so_far.csv",
        ("told", "by", "what", "points so far", "how known"),
        list(reports.order_by("reported_at", "pk").values_list(*fields)),
    )


def _by(day: datetime | None, until: datetime) -> object:
    return day.date() if day and day <= until else ""
