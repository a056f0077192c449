"""Everything an operator holds of a round, and a matcher that tries each column of it to tell whose an answer is."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import comb
from typing import Any

from django.db import connection

from surveys.models import Round

Column = dict[str, Any]  # by person or by mark: one value
Columns = dict[str, Column]
ON_POSTGRESQL = connection.vendor == "postgresql"
HIDDEN = "xmin::text::bigint AS xmin_, ctid::text AS ctid_" if ON_POSTGRESQL else "rowid AS rowid_"


def mark(number: int) -> str:
    """Stands in one answer and nowhere else; its number is drawn by chance, so that it tells nothing itself."""
    return f"mark{number:06d}x"


def tables() -> list[str]:
    return sorted(connection.introspection.table_names())


def rows_of(table: str) -> Iterator[dict[str, Any]]:
    """Every row with every column, the database's own hidden ones too."""
    quoted = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {HIDDEN}, t.* FROM {quoted} t")  # noqa: S608 - the database's own names
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, map(_plain, row), strict=True))


def _plain(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    if isinstance(value, str) and value.startswith("(") and value.endswith(")") and "," in value:
        return tuple(int(part) for part in value[1:-1].split(",")) if value[1:2].isdigit() else value  # a ctid
    return value


def of_people(round: Round, order: Sequence[str]) -> Columns:
    """By name: when the person sent the answer (known from the door, the network or an access log), and their rows."""
    columns: Columns = {"sent": {name: place for place, name in enumerate(order)}}
    entry = {row["id"]: row for row in rows_of("surveys_rosterentry") if row["round_id"] == round.pk}
    person = {row["id"]: row for row in rows_of("organizations_person")}
    for row in rows_of("surveys_invitation"):
        if row["roster_entry_id"] not in entry:
            continue
        asked = entry[row["roster_entry_id"]]
        for table, found in (("invitation", row), ("roster", asked), ("person", person.get(asked["person_id"], {}))):
            for column, value in found.items():
                columns.setdefault(f"{table}.{column}", {})[asked["name"]] = value
    return columns


def of_answers(texts: Mapping[str, str], *, unsealed: Mapping[str, str] | None = None) -> Columns:
    """By mark, from every table: the columns of each row in which the mark, the text's fingerprint or its seal stands."""
    signs = {hashlib.sha256(text.encode()).hexdigest(): found for found, text in texts.items()}
    signs |= unsealed or {}
    columns: Columns = {}
    for table in tables():
        for row in rows_of(table):
            found = _mark_in(row, texts, signs)
            if found is None:
                continue
            for column, value in row.items():
                columns.setdefault(f"{table}.{column}", {})[found] = value
                columns.setdefault(f"{table}.len({column})", {})[found] = len(str(value))
    return columns


def _mark_in(row: Mapping[str, Any], texts: Mapping[str, str], signs: Mapping[str, str]) -> str | None:
    for value in row.values():
        if isinstance(value, str):
            if value in signs:
                return signs[value]
            at = value.find("mark")
            if at >= 0 and value[at : at + 11] in texts:
                return value[at : at + 11]
        elif isinstance(value, dict):
            return _mark_in({str(n): part for n, part in enumerate(value.values())}, texts, signs)
    return None


def hits(people: Columns, answers: Columns, truth: Mapping[str, str]) -> Counter[tuple[str, str, str]]:
    """For every person's column with every answer's column: how many are matched rightly by equal value or by rank."""
    found: Counter[tuple[str, str, str]] = Counter()
    ranked_people = {name: _ranked(column) for name, column in people.items() if _tells(column, len(truth))}
    ranked_answers = {name: _ranked(column) for name, column in answers.items() if _tells(column, len(truth))}
    for theirs, order in ranked_people.items():
        for its, its_order in ranked_answers.items():
            place = {one: number for number, one in enumerate(its_order)}
            last = len(its_order) - 1
            places = [(number, place.get(truth[name], -1)) for number, name in enumerate(order)]
            found[theirs, its, "rank"] = sum(number == its_place for number, its_place in places)
            found[theirs, its, "reversed"] = sum(number == last - its_place for number, its_place in places)
            equal = {str(value): one for one, value in answers[its].items()}
            found[theirs, its, "equal"] = sum(
                equal.get(str(value)) == truth[name] for name, value in people[theirs].items()
            )
    return found


def _tells(column: Column, people: int) -> bool:
    return len(column) >= 0.9 * people and len(set(map(str, column.values()))) >= 0.9 * people


def _ranked(column: Column) -> list[str]:
    return sorted(column, key=lambda key: (isinstance(column[key], str), _comparable(column[key])))


def _comparable(value: Any) -> Any:
    return value if isinstance(value, (int, float, tuple)) else str(value)


def upper_bound(hit: int, tried: int, *, error: float = 0.01) -> float:
    """The one-sided Clopper-Pearson bound: the largest rate at which so few hits still come about."""
    low, high = hit / tried, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        at_most = sum(comb(tried, k) * middle**k * (1 - middle) ** (tried - k) for k in range(hit + 1))
        low, high = (middle, high) if at_most > error else (low, middle)
    return high
