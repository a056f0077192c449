"""A table on its way to becoming outcomes: nothing in it is lost, and no row becomes two outcomes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import CheckIn, Comment, Outcome, Sheet
from missions.queries.sheets import SheetPage, SheetRow, sheet_page
from missions.services.outcomes import add_outcome
from missions.services.sheet_names import Names
from missions.sheets.columns import guess_columns
from missions.sheets.reading import RawTable


class SheetMovedOn(DomainError):
    """Somebody worked on the same table meanwhile."""


def take_in(*, organization: Organization, name: str, table: RawTable, by: Person | None, at: datetime) -> Sheet:
    """Keep a table as it came, with a guess at what its columns say."""
    says = guess_columns(header=table.header, rows=table.rows)
    return Sheet.objects.create(
        organization=organization,
        name=name,
        header=list(table.header),
        rows=[{"cells": list(row)} for row in table.rows],
        columns={"says": list(says), "month_first": organization.language == "en", "names": {}},
        created_at=at,
        created_by=by,
    )


def mend(
    *,
    sheet: Sheet,
    lock_version: int,
    says: Sequence[str],
    month_first: bool,
    cells: Mapping[tuple[int, int], str],
    left_out: Mapping[int, bool],
    names: Mapping[str, Mapping[str, str]],
) -> None:
    """Keep what was changed on screen: meanings of columns, cells, rows to leave out, and whom a name means."""
    rows = [dict(row) for row in sheet.rows]
    for (number, place), text in cells.items():
        if number < len(rows) and place < len(rows[number]["cells"]) and "outcome" not in rows[number]:
            rows[number]["cells"] = [*rows[number]["cells"][:place], text, *rows[number]["cells"][place + 1 :]]
    for number, is_left_out in left_out.items():
        if number < len(rows) and "outcome" not in rows[number]:
            rows[number]["left_out"] = is_left_out
    columns = {
        "says": list(says),
        "month_first": month_first,
        "names": {key: dict(value) for key, value in names.items()},
    }
    _write(sheet, lock_version, rows=rows, columns=columns)


@transaction.atomic
def add_ready_rows(*, sheet: Sheet, lock_version: int, by: Person | None, at: datetime, on: date) -> list[Outcome]:
    """Every row without trouble becomes an outcome; the others wait. `on` is today where the organization is."""
    page = sheet_page(sheet)
    names = Names(organization=sheet.organization, chosen=sheet.columns.get("names", {}))
    rows, made = [dict(row) for row in sheet.rows], []
    for row in page.ready:
        outcome = _outcome(page, row, names, by=by, at=at, on=on)
        rows[row.number]["outcome"] = outcome.pk
        made.append(outcome)
    is_finished = not page.troubled
    _write(sheet, lock_version, rows=rows, finished_at=at if is_finished else None)
    return made


def discard(*, sheet: Sheet) -> None:
    """The table goes; outcomes made of it stay."""
    sheet.delete()


def _outcome(page: SheetPage, row: SheetRow, names: Names, *, by: Person | None, at: datetime, on: date) -> Outcome:
    reading = row.reading
    fields: dict[str, Any] = {**reading.fields, "source_note": _("Table: %(name)s") % {"name": page.sheet.name}}
    fields |= {"team": names.team(reading.names.get("team")), "lead": names.lead(reading.names.get("lead"))}
    promise = names.promise(reading.names.get("promise"))
    organization = page.sheet.organization
    promises = [promise] if promise else []
    outcome = add_outcome(organization=organization, fields=fields, promises=promises, by=by, at=at)
    if reading.current is not None:
        CheckIn.objects.create(outcome=outcome, on=on, value=reading.current, made_at=at, made_by=by)
    if left := page.left_over_text(row):
        Comment.objects.create(
            organization=organization,
            subject_kind=Outcome.SUBJECT_KIND,
            subject_id=outcome.pk,
            text=left,
            author=by,
            created_at=at,
        )
    return outcome


def _write(sheet: Sheet, lock_version: int, **fields: Any) -> None:
    untouched = Sheet.objects.unfinished().filter(pk=sheet.pk, lock_version=lock_version)
    if not untouched.update(lock_version=lock_version + 1, **fields):
        raise SheetMovedOn(_("Somebody worked on this table after you opened it. Look at it again; nothing is lost."))
    sheet.lock_version = lock_version + 1
    for name, value in fields.items():
        setattr(sheet, name, value)
