"""A matrix that was rated elsewhere, read from a CSV file: all of it, or everything that has to be mended."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from missionhub.core.csv_tables import Row, Table, read_table
from missionhub.core.file_problems import Problem
from partnerships.compatibility import EFFECTS
from partnerships.models import FirstLookGoal

PUBLISHED = ("source_target", "source_name", "affected_target", "affected_name", "score")
OWN = ("our_goal", "their_goal", "effect")
OWN_MORE = ("effect_back", "our_importance", "their_importance", "note")
TEXT, NOTE, MIDDLE = 200, 2_000, 3
Ids = tuple[str, str]


@dataclass
class PairRead:
    gives: int | None = None
    receives: int | None = None
    note: str = ""


@dataclass
class RatedMatrix:
    """Goals of each side with their importance, in the order of the file; `left_out` are columns nobody reads."""

    file: str
    ours: dict[str, int] = field(default_factory=dict)
    theirs: dict[str, int] = field(default_factory=dict)
    pairs: dict[Ids, PairRead] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_rated_matrix(file: str, content: bytes) -> RatedMatrix:
    """Two shapes are known (docs/import.md): one effect a row between targets, or one pair of goals a row."""
    table = read_table(file, content)
    matrix = RatedMatrix(file, problems=table.problems)
    if not table.columns or table.problems:
        return matrix
    is_published = "source_target" in table.columns or "affected_target" in table.columns
    needed, known = (PUBLISHED, PUBLISHED) if is_published else (OWN, OWN + OWN_MORE)
    for column in needed:
        if column not in table.columns:
            table.refuse(1, column, _("The file needs this column."))
    if table.problems:
        return matrix
    matrix.left_out = [column for column in table.columns if column not in known]
    (_read_published if is_published else _read_own)(table, matrix)
    if not matrix.pairs and not table.problems:
        table.refuse(2, "", _("The file holds no rated pair."))
    return matrix


def _read_published(table: Table, matrix: RatedMatrix) -> None:
    """Each goal stands on both sides: what a source does to what it affects."""
    named: dict[str, tuple[str, int]] = {}
    found: dict[Ids, tuple[int | None, int]] = {}
    for row in table.rows:
        source, affected = (_target(table, row, side, named) for side in ("source", "affected"))
        score = _effect(table, row, "score")
        if not source or not affected:
            continue
        if (source, affected) in found:
            _refuse_twice(table, row, "affected_target", line=found[source, affected][1])
        found[source, affected] = (score, row.line)
    numbers = sorted(named, key=_in_order)
    goals = {number: f"{number} {named[number][0]}".strip()[:TEXT] for number in numbers}
    _refuse_many(table, "source_target", len(goals))
    matrix.ours = matrix.theirs = dict.fromkeys(goals.values(), MIDDLE)
    pairs: dict[Ids, PairRead] = defaultdict(PairRead)
    for (source, affected), (score, _line) in found.items():
        pairs[goals[source], goals[affected]].gives = score
        pairs[goals[affected], goals[source]].receives = score
    matrix.pairs = dict(pairs)


def _target(table: Table, row: Row, side: str, named: dict[str, tuple[str, int]]) -> str:
    number, name = row[f"{side}_target"], row[f"{side}_name"]
    if not number:
        table.refuse(row.line, f"{side}_target", _("Each row names the goal it is about."))
    elif len(number) > 20:
        table.refuse(row.line, f"{side}_target", _("A number has at most 20 characters."))
    elif number in named and named[number][0] != name:
        reason = _("Line %(line)s calls it “%(name)s”. A number has one name.")
        table.refuse(row.line, f"{side}_name", reason % {"line": named[number][1], "name": named[number][0]})
    elif len(name) > TEXT - 21:
        table.refuse(row.line, f"{side}_name", _("A name has at most %(most)s characters.") % {"most": TEXT - 21})
    else:
        named.setdefault(number, (name, row.line))
    return number if number in named else ""


def _in_order(number: str) -> list[tuple[int, str]]:
    """1.5 before 10.1."""
    return [(int(part), "") if part.isascii() and part.isdecimal() else (0, part) for part in number.split(".")]


def _read_own(table: Table, matrix: RatedMatrix) -> None:
    lines: dict[Ids, int] = {}
    weighed: dict[tuple[str, str], int] = {}
    for row in table.rows:
        ours = _goal(table, row, "our", matrix.ours, weighed)
        theirs = _goal(table, row, "their", matrix.theirs, weighed)
        said = PairRead(_effect(table, row, "effect"), _effect(table, row, "effect_back"), row["note"])
        if len(said.note) > NOTE:
            table.refuse(row.line, "note", _("A note has at most %(most)s characters.") % {"most": NOTE})
        if not ours or not theirs:
            continue
        if (ours, theirs) in lines:
            _refuse_twice(table, row, "their_goal", line=lines[ours, theirs])
        lines.setdefault((ours, theirs), row.line)
        matrix.pairs[ours, theirs] = said
    _refuse_many(table, "our_goal", len(matrix.ours))
    _refuse_many(table, "their_goal", len(matrix.theirs))


def _goal(table: Table, row: Row, whose: str, goals: dict[str, int], weighed: dict[tuple[str, str], int]) -> str:
    """A goal weighs what the first row that says so says; blank is in the middle."""
    text, column = row[f"{whose}_goal"], f"{whose}_importance"
    if not text:
        table.refuse(row.line, f"{whose}_goal", _("Each row names the goal it is about."))
        return ""
    if len(text) > TEXT:
        table.refuse(row.line, f"{whose}_goal", _("A goal has at most %(most)s characters.") % {"most": TEXT})
        return ""
    goals.setdefault(text, MIDDLE)
    if said := row[column]:
        if said not in ("1", "2", "3", "4", "5"):
            table.refuse(row.line, column, _("“%(cell)s” is no whole number from 1 to 5.") % {"cell": said[:40]})
        elif weighed.setdefault((whose, text), int(said)) != int(said):
            table.refuse(row.line, column, _("Another row gives this goal another importance."))
        else:
            goals[text] = int(said)
    return text


def _effect(table: Table, row: Row, column: str) -> int | None:
    """Blank is not rated, which is not zero."""
    cell = row[column].replace("−", "-").removeprefix("'")
    if not cell:
        return None
    plain = cell.removeprefix("+")
    if plain not in {str(effect) for effect in EFFECTS}:
        reason = _("“%(cell)s” is no whole number from −3 to +3. Leave it blank if nobody rated it.")
        table.refuse(row.line, column, reason % {"cell": row[column][:40]})
        return None
    return int(plain)


def _refuse_twice(table: Table, row: Row, column: str, *, line: int) -> None:
    table.refuse(row.line, column, _("Line %(line)s rates the same pair. Each pair stands once.") % {"line": line})


def _refuse_many(table: Table, column: str, count: int) -> None:
    if count > FirstLookGoal.MOST:
        reason = _("%(count)s goals are named; a matrix holds at most %(most)s a side.")
        table.refuse(0, column, reason % {"count": count, "most": FirstLookGoal.MOST})
