"""The documented files and their columns (docs/import.md); the generic rules every file obeys."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from alignment.lines.origins import is_line_file
from alignment.lines.reading import COMMON, LONG, check_lines
from missionhub.core.csv_tables import Table, refuse_long_cell
from missionhub.home.importing.plan import check_years, year_column
from missionhub.home.importing.staff_survey import check_shares, up_to

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
    takes: Callable[[str], object] | None = None  # columns whose names follow a rule
    check: Callable[[Table], None] | None = None  # what no single cell can say

    def unplaced(self, table: Table) -> tuple[str, ...]:
        """Columns we know no place for yet."""
        known = {column.name for column in self.columns}
        return tuple(name for name in table.columns if name not in known and not (self.takes and self.takes(name)))


def whole_number(most: int) -> Callable[[str], str | None]:
    def refuse(cell: str) -> str | None:
        is_whole = cell.isascii() and cell.isdigit() and len(cell) <= len(str(most)) and 0 < int(cell) <= most
        return None if is_whole else _("Write a whole number from 1 to %(most)s.") % {"most": most}

    return refuse


def yes_or_no(cell: str) -> str | None:
    return None if cell.lower() in YES_NO else _("Write yes or no.")


def one_of(*words: str) -> Callable[[str], str | None]:
    def refuse(cell: str) -> str | None:
        return None if cell.lower() in words else _("Write one of: %(words)s.") % {"words": ", ".join(words)}

    return refuse


def email_address(cell: str) -> str | None:
    try:
        validate_email(cell)
    except ValidationError:
        return _("This is not an e-mail address.")
    return None


SOURCE, GOAL = Column("source_document", most=300), Column("goal_no", most=20)
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
            Column("looked_after_by", most=120),
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
            SOURCE,
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
    "goals_objectives.csv": Format(
        columns=(
            Column("goal_no", required=True, most=20),
            Column("goal", required=True, most=500),
            Column("objective_no", most=20),
            Column("objective", most=500),
            SOURCE,
        ),
        unique=("source_document", "goal_no", "objective_no"),
    ),
    "outcomes.csv": Format(
        columns=(
            Column("measure", required=True, most=200),
            Column("unit", most=40),
            Column("kind", refuse=one_of("mission", "financial")),
            GOAL,
            SOURCE,
            Column("note", most=180),
        ),
        unique=("measure",),
        takes=year_column,
        check=check_years,
    ),
    "stories.csv": Format(
        columns=(Column("story", required=True, most=10_000), Column("title", most=200), GOAL, SOURCE),
    ),
    "partners.csv": Format(
        columns=(Column("partner", required=True, most=200), Column("joint_work", most=10_000), GOAL, SOURCE),
    ),
    "commitments.csv": Format(
        columns=(Column("commitment", required=True, most=10_000), Column("fiscal_year", most=20), GOAL, SOURCE),
    ),
    "benchmark_lines.csv": Format(
        columns=tuple(Column(name, required=name == "year") for name in (*COMMON, *LONG)),
        takes=lambda _name: True,  # a column of percentages is a question
        check=check_lines,
    ),
}
STAFF_SURVEY = Format(
    columns=(
        Column("item_no", required=True, refuse=whole_number(1000)),
        Column("item", required=True, most=500),
        Column("pct_positive", required=True, refuse=up_to(100)),
        Column("pct_negative", required=True, refuse=up_to(100)),
        Column("n_answered", required=True, refuse=up_to(1_000_000)),
        Column("n_do_not_know", refuse=up_to(1_000_000)),
        SOURCE,
    ),
    unique=("item_no",),
    check=check_shares,
)


def format_of(name: str) -> Format | None:
    """The documented format of a file; every `staff_survey….csv` and `benchmark_lines….csv` has one."""
    if is_line_file(name):
        return FORMATS["benchmark_lines.csv"]
    if name.startswith("staff_survey"):
        return STAFF_SURVEY
    return FORMATS.get(name)


def check_table(table: Table, shape: Format) -> None:
    """Every missing column, blank or unreadable cell and doubled row is written down, never only the first."""
    present = [column for column in shape.columns if column.name in table.columns]
    for column in shape.columns:
        if column.required and column not in present:
            table.refuse(1, column.name, _("The file needs this column."))
    for row in table.rows:
        for column in present:
            _check_cell(table, row.line, column, row[column.name])
    if shape.unique and all(name in table.columns for name in shape.unique):
        _check_unique(table, shape.unique)
    if shape.check and not table.problems:
        shape.check(table)


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
