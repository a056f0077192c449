"""All that was shared, as CSV files in one zip: what a party takes along, up to the day it left."""

import io
import zipfile
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from missionhub.core.table_files import csv_text
from partnerships.models import AlignmentRound, CellAgreement, CellRating, Goal, Neutral, Party, PrivateNote
from partnerships.queries.export_power import power_tables
from partnerships.queries.export_profile import profile_tables
from partnerships.queries.export_stakeholders import stakeholder_tables
from partnerships.queries.export_told import told_tables
from partnerships.queries.export_value import value_tables
from partnerships.queries.exported import Line, Table


def shared_content(party: Party) -> bytes:
    """Ratings stand under the party they were given for, never under a person; notes are the party's own."""
    until = party.left_at or datetime.max.replace(tzinfo=UTC)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, header, lines in _tables(party, until):
            archive.writestr(zipfile.ZipInfo(name), csv_text(header, lines))
    return file.getvalue()


def _tables(party: Party, until: datetime) -> list[Table]:
    return [
        ("partnership.csv", ("name", "purpose"), [(party.partnership.name, party.partnership.purpose)]),
        ("parties.csv", ("party", "joined", "left"), _parties(party)),
        ("rounds.csv", ("round", "begun", "by", "why", "revealed"), _rounds(party, until)),
        (
            "goals.csv",
            ("round", "party", "goal", "importance", "kind", "approach", "horizon"),
            _goals(party, until),
        ),
        (
            "ratings.csv",
            ("round", "rated for", "goal", "other goal", "effect", "effect back", "why"),
            _ratings(party, until),
        ),
        (
            "agreements.csv",
            ("round", "goal", "other goal", "effect", "effect back", "agreed to differ", "why", "measures", "in force"),
            _agreements(party, until),
        ),
        (
            "neutrals.csv",
            ("name", "role", "proposed by", "proposed", "yes of", "until", "ended"),
            _neutrals(party, until),
        ),
        ("private_notes.csv", ("written", "read by", "note"), _notes(party)),
        *profile_tables(party),
        *told_tables(party, until),
        *value_tables(party, until),
        *stakeholder_tables(party, until),
        *power_tables(party, until),
    ]


def _parties(party: Party) -> list[Line]:
    rows = Party.objects.filter(partnership=party.partnership).in_order()
    return [(row.name, row.joined_at.date(), row.left_at.date() if row.left_at else "") for row in rows]


def _rounds(party: Party, until: datetime) -> list[Line]:
    rows = AlignmentRound.objects.filter(partnership=party.partnership, created_at__lte=until).order_by("number")
    return [
        (row.number, row.created_at, row.begun_by or "", row.reason, _by(row.revealed_at, until))
        for row in rows.select_related("begun_by")
    ]


def _by(moment: datetime | None, until: datetime) -> object:
    return moment if moment and moment <= until else ""


def _goals(party: Party, until: datetime) -> list[Line]:
    rows: QuerySet[Goal] = Goal.objects.filter(round__partnership=party.partnership, round__created_at__lte=until)
    rows = rows.filter(Q(party=party) | Q(round__opened_at__lte=until))
    fields = ("round__number", "party__name", "text", "importance", "kind", "approach", "horizon")
    return list(rows.order_by("round__number", "party_id", "position").values_list(*fields))


def _ratings(party: Party, until: datetime) -> list[Line]:
    rows = CellRating.objects.seen_by(party).filter(goal_a__round__partnership=party.partnership)
    rows = rows.filter(Q(rater__party=party) | Q(goal_a__round__revealed_at__lte=until))
    fields = ("goal_a__round__number", "rater__party__name", "goal_a__text", "goal_b__text", "a_to_b", "b_to_a", "note")
    return list(
        rows.order_by("goal_a__round__number", "goal_a_id", "goal_b_id", "rater__party_id", "pk").values_list(*fields)
    )


def _agreements(party: Party, until: datetime) -> list[Line]:
    rows = CellAgreement.objects.filter(round__partnership=party.partnership, proposed_at__lte=until)
    fields = (
        "round__number",
        "goal_a__text",
        "goal_b__text",
        "a_to_b",
        "b_to_a",
        "agrees_to_differ",
        "note",
        "mitigation",
        "in_force_at",
    )
    return list(rows.order_by("round__number", "pk").values_list(*fields))


def _neutrals(party: Party, until: datetime) -> list[Line]:
    """Each with every yes that was said by then; who is neutral reads from the last of them on."""
    rows = Neutral.objects.filter(partnership=party.partnership, proposed_at__lte=until)
    rows = rows.select_related("proposed_by").prefetch_related("consents__party").order_by("proposed_at", "name", "pk")
    return [
        (
            row.name,
            row.get_role_display(),
            row.proposed_by.name,
            row.proposed_at,
            "; ".join(f"{yes.party} {yes.at.date()}" for yes in row.consents.all() if yes.at <= until),
            row.ends_on,
            _by(row.ended_at, until),
        )
        for row in rows
    ]


def _notes(party: Party) -> list[Line]:
    rows = PrivateNote.objects.seen_by(party).order_by("written_at", "pk")
    return [(row.written_at, row.get_visibility_display(), row.text) for row in rows]
