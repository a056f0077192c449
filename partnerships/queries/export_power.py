"""What a party takes along of power and voice: its own answers, what was shown until then, safeguards, the chair."""

from collections.abc import Iterator
from datetime import datetime

from partnerships.models import ChairedMeeting, Party, PowerSheet, Safeguard, Supply
from partnerships.queries.exported import Table


def power_tables(party: Party, until: datetime) -> Iterator[Table]:
    """Whoever has left offers nothing, so nothing is shown to it afterwards."""
    supplies = Supply.objects.filter(sheet__in=PowerSheet.objects.seen_by(party)).select_related(
        "sheet__party", "sheet__about"
    )
    yield (
        "power.csv",
        ("told by", "gets from", "what", "kind", "importance", "share", "elsewhere", "shown"),
        [
            (
                one.sheet.party.name,
                one.sheet.about.name,
                one.text,
                one.get_source_display(),
                one.get_importance_display(),
                one.get_share_display(),
                one.get_elsewhere_display(),
                _by(one.sheet.revealed_at, until),
            )
            for one in supplies.order_by("sheet__saved_at", "sheet__party_id", "position")
        ],
    )
    yield "safeguards.csv", ("kind", "words", "proposed by", "proposed", "agreed", "over"), _safeguards(party, until)
    held = ChairedMeeting.objects.filter(partnership=party.partnership_id, told_at__lte=until).order_by("held_on")
    yield "chair.csv", ("day", "in the chair"), list(held.values_list("held_on", "chair__name"))


def _safeguards(party: Party, until: datetime) -> list[tuple[object, ...]]:
    rows = Safeguard.objects.filter(partnership=party.partnership_id, proposed_at__lte=until)
    return [
        (
            row.get_kind_display(),
            row.text,
            row.proposed_by.name,
            row.proposed_at,
            _by(row.in_force_at, until),
            _by(row.withdrawn_at, until),
        )
        for row in rows.select_related("proposed_by").order_by("proposed_at", "pk")
    ]


def _by(moment: datetime | None, until: datetime) -> object:
    return moment if moment and moment <= until else ""
