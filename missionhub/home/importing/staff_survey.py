"""A survey somebody else ran and published: shares and how many answered, nothing about anybody."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from missionhub.core.csv_tables import Row, Table


@dataclass(frozen=True)
class ItemRow:
    number: int
    text: str
    positive: int
    negative: int
    answered: int
    do_not_know: int | None


@dataclass(frozen=True)
class SurveyRow:
    title: str
    source: str
    items: tuple[ItemRow, ...]


def up_to(most: int) -> Callable[[str], str | None]:
    def refuse(cell: str) -> str | None:
        is_whole = cell.isascii() and cell.isdigit() and len(cell) <= len(str(most)) and int(cell) <= most
        return None if is_whole else _("Write a whole number from 0 to %(most)s.") % {"most": most}

    return refuse


def check_shares(table: Table) -> None:
    """What is positive and what is negative cannot be more than everybody."""
    for row in table.rows:
        cells = (row["pct_positive"], row["pct_negative"])
        if all(cell.isdigit() for cell in cells) and sum(map(int, cells)) > 100:
            table.refuse(row.line, "pct_negative", _("The two shares add up to more than 100%."))


def survey_row(file: str, rows: list[Row]) -> SurveyRow:
    """Named by its file: `staff_survey_2024.csv` becomes "Staff survey 2024"."""
    title = file.removesuffix(".csv").replace("_", " ").capitalize()
    source = next((row["source_document"] for row in rows if row["source_document"]), "")
    return SurveyRow(title, source or _("the file %(name)s") % {"name": file}, tuple(_item(row) for row in rows))


def _item(row: Row) -> ItemRow:
    return ItemRow(
        number=int(row["item_no"]),
        text=row["item"],
        positive=int(row["pct_positive"]),
        negative=int(row["pct_negative"]),
        answered=int(row["n_answered"]),
        do_not_know=int(row["n_do_not_know"]) if row["n_do_not_know"] else None,
    )
