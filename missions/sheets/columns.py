"""Which column says what: guessed from its name, then from its cells. A guess is shown and can be changed."""

import re
from collections.abc import Sequence
from enum import StrEnum

from missions.sheets.values import read_date, read_number


class Says(StrEnum):
    """What a column can say about an outcome."""

    TITLE = "title"
    MEASURE = "measure"
    UNIT = "unit"
    DIRECTION = "direction"
    BASELINE = "baseline"
    CURRENT = "current"
    TARGET = "target"
    START = "start_on"
    DUE = "due_on"
    TEAM = "team"
    LEAD = "lead"
    PROMISE = "promise"
    KIND = "kind"
    SUCCESS = "success"
    NOTE = "note"


NAMES: tuple[tuple[Says, str], ...] = (
    (Says.BASELINE, r"base ?line|start(ing)? value|from value|initial|last year|previous"),
    (Says.CURRENT, r"current|actual|latest|now|to date|ytd|so far|progress|status value"),
    (Says.TARGET, r"target|goal value|to value|aim value|planned value|plan"),
    (Says.START, r"start|begin|from( date)?"),
    (Says.DUE, r"due|dead ?line|by when|by|until|end|target date|finish|when|date|timeframe|time frame"),
    (Says.UNIT, r"units?|unit of measure|uom"),
    (Says.DIRECTION, r"direction|trend wanted|better when|increase or reduce|more or less"),
    (Says.LEAD, r"owner|lead|who|responsible|person|contact|accountable|assigned( to)?|champion"),
    (Says.TEAM, r"team|department|dept|unit name|area|group|division|site"),
    (Says.PROMISE, r"promise|pillar|theme|mission (area|link)|strategic (priority|area|theme)|priority"),
    (Says.KIND, r"kind|type|category"),
    (Says.SUCCESS, r"success|what success looks like|impact|benefit"),
    (Says.MEASURE, r"measure|metric|indicator|kpi|measured by|how measured"),
    (Says.NOTE, r"notes?|comments?|remarks?|details?|description"),
    (Says.TITLE, r"outcome|objective|goal|title|name|result|what|initiative|action|project|key result"),
)
DATE_NAMES = re.compile(r"\b(date|by|when|due|deadline)\b")


def guess_columns(*, header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return for each column what it says (a value of `Says`), or "" for a column that stays a note.

    Names decide first, each meaning once; a column without a telling name is judged by its cells: mostly dates are a
    due date, the longest words are the outcome. Without any title the first column of words becomes it.
    """
    cells = [[row[place] for row in rows if row[place]] for place in range(len(header))]
    guesses = [_by_name(name, cells[place]) for place, name in enumerate(header)]
    found: list[str] = []
    for guess in guesses:
        found.append("" if guess is None or guess in found else guess)
    if Says.DUE not in found:
        _fill(found, Says.DUE, [place for place, column in enumerate(cells) if _mostly(column, read_date)])
    if Says.TITLE not in found:
        words = [place for place, column in enumerate(cells) if column and not _mostly(column, read_number)]
        _fill(found, Says.TITLE, sorted(words, key=lambda place: -_length(cells[place])))
    return tuple("" if guess == Says.NOTE else guess for guess in found)


def means(name: str) -> Says | None:
    """What a column of this name says; None for a name that tells nothing."""
    plain = _plain(name)
    if not plain or len(plain.split()) > 4:
        return None
    whole = next((says for says, words in NAMES if re.fullmatch(words, plain)), None)
    return whole or next((says for says, words in NAMES if re.search(rf"\b(?:{words})\b", plain)), None)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", name.casefold().replace("_", " ")).split())


def _by_name(name: str, cells: Sequence[str]) -> str | None:
    guess = means(name)
    if guess in {Says.TARGET, Says.CURRENT, Says.BASELINE} and DATE_NAMES.search(_plain(name)):
        return Says.DUE if _mostly(cells, read_date) else guess
    return guess


def _mostly(cells: Sequence[str], read: object) -> bool:
    return bool(cells) and sum(read(cell) is not None for cell in cells) >= 0.6 * len(cells)  # type: ignore[operator]


def _length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0


def _fill(found: list[str], says: Says, places: Sequence[int]) -> None:
    free = next((place for place in places if not found[place]), None)
    if free is not None:
        found[free] = says
