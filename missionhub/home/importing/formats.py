"""The documented files and their columns (docs/import.md); the generic rules every file obeys."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from missionhub.home.importing.tables import Table, refuse_long_cell

YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


@dataclass(frozen=True)
class Column:
    name: str
    required: bool = False
    most: int = 20_000
    refuse: Callable[[str], str | None] | None = None


@dataclass(frozen=True)
class Format:
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = field(default=())

    def unplaced(self, table: Table) -> tuple[str, ...]:
        """Columns we know no place for yet."""
        known = {column.name for column in self.columns}
        return tuple(name for name in table.columns if name not in known)


def whole_number(most: int) -> Callable[[str], str | None]:
    def refuse(cell: str) -> str | None:
        is_whole = cell.isascii() and cell.isdigit() and len(cell) <= len(str(most)) and 0 < int(cell) <= most
        return None if is_whole else _("Write a whole number from 1 to %(most)s.") % {"most": most}

    return refuse


def yes_or_no(cell: str) -> str | None:
    return None if cell.lower() in YES_NO else _("Write yes or no.")


def email_address(cell: str) -> str | None:
    try:
        validate_email(cell)
    except ValidationError:
        return _("This is not an e-mail address.")
    return None


FORMATS = {
    "mission_versions.csv": Format(
        columns=(
            Column("version", required=True, refuse=whole_number(1000)),
            Column("as_of", most=80),
            Column("source_document", most=300),
            Column("text", required=True, most=5_000),
            Column("vision", most=5_000),
            Column("values", most=5_000),
            Column("horizon", most=200),
        ),
        unique=("version",),
    ),
    "promises.csv": Format(
        columns=(
            Column("promise", required=True, most=300),
            Column("phrase", most=500),
            Column("definition", most=2_000),
            Column("cues", most=2_000),
            Column("weight", refuse=whole_number(100)),
            Column("confirmed", refuse=yes_or_no),
        ),
        unique=("promise",),
    ),
    "teams.csv": Format(
        columns=(Column("team", required=True, most=120), Column("parent", most=120)), unique=("team",)
    ),
    "people.csv": Format(
        columns=(
            Column("name", required=True, most=120),
            Column("email", most=254, refuse=email_address),
            Column("title", most=120),
            Column("team", most=120),
        ),
        unique=("name", "email"),
    ),
    "roles.csv": Format(
        columns=(
            Column("office", required=True, most=120),
            Column("statement", required=True, most=10_000),
        ),
        unique=("office",),
    ),
    "answers.csv": Format(
        columns=(
            Column("round", required=True, most=120),
            Column("question", most=300),
            Column("person", required=True, most=120),
            Column("answer", required=True, most=10_000),
        ),
        unique=("round", "person"),
    ),
}
LATER = {
    "outcomes.csv",
    "goals_objectives.csv",
    "stories.csv",
    "partners.csv",
    "commitments.csv",
}


def check_table(table: Table, shape: Format) -> None:
    """Every missing column, blank or unreadable cell and doubled row is written down, never only the first."""
    present = [column for column in shape.columns if column.name in table.columns]
    for column in shape.columns:
        if column.required and column not in present:
            table.refuse(1, column.name, _("The file needs this column."))
    for row in table.rows:
        for column in present:
            _check_cell(table, row.line, column, row[column.name])
    if all(name in table.columns for name in shape.unique):
        _check_unique(table, shape.unique)


def _check_cell(table: Table, line: int, column: Column, cell: str) -> None:
    if not cell:
        if column.required:
            table.refuse(line, column.name, _("The cell is blank."))
        return
    if len(cell) > column.most:
        refuse_long_cell(table, line, column.name, length=len(cell), most=column.most)
    elif column.refuse and (reason := column.refuse(cell)):
        table.refuse(line, column.name, reason)


def _check_unique(table: Table, names: tuple[str, ...]) -> None:
    first_line: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        key = tuple(row[name].casefold() for name in names)
        if key in first_line:
            table.refuse(row.line, names[0], _("Line %(line)s already says this.") % {"line": first_line[key]})
        first_line.setdefault(key, row.line)
