"""What a database refuses to change once a round has opened, whoever asks: triggers on PostgreSQL and on SQLite.

Migrating drops them first and makes them again last, so that tables can change and a new database always has them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from surveys.models import ReleasedFigure, ReleasedQuote, RosterEntry, Round, RoundNode


@dataclass(frozen=True)
class Frozen:
    """Rows of `model` may never change in these columns; no columns: not at all.

    `once`: may be set, and not changed again. `with_person`: may change only as the person is erased from the row.
    """

    model: type[models.Model]
    fields: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    with_person: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def trigger(self) -> str:
        return f"{self.table}_frozen"

    def broken_if(self, *, differs: str) -> str:
        """SQL that is true of an update that must not be; `differs` compares two values of which either may be NULL."""
        tests = [f"NEW.{name} {differs} OLD.{name}" for name in self._columns(self.fields)]
        tests += [f"(OLD.{name} IS NOT NULL AND NEW.{name} {differs} OLD.{name})" for name in self._columns(self.once)]
        tests += [
            f"(NEW.person_id IS NOT NULL AND NEW.{name} {differs} OLD.{name})"
            for name in self._columns(self.with_person)
        ]
        return " OR ".join(tests) or "1 = 1"

    def _columns(self, names: tuple[str, ...]) -> Iterator[str]:
        columns = {field.name: field.column for field in self.model._meta.concrete_fields}
        return (columns[name] for name in names)


FROZEN = (
    Frozen(
        Round,
        fields=(
            *(
                "organization",
                "public_id",
                "mission",
                "instrument",
                "questions",
                "mission_text",
                "question_text",
                "told",
            ),
            *("mode", "audience", "minimum_scores", "minimum_distributions", "minimum_quotes", "is_strict"),
            "is_before_sharing",
            *("public_key", "opened_at"),
        ),
        once=("released_at",),
    ),
    Frozen(RoundNode, fields=("round", "name", "position", "depth", "invited"), once=("parent",)),  # set after its row
    Frozen(RosterEntry, fields=("round", "node", "position", "on_paper"), with_person=("name", "team_name")),
    Frozen(ReleasedFigure),
    Frozen(ReleasedQuote),
)

_REFUSE = """
CREATE OR REPLACE FUNCTION surveys_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is frozen since its round opened or was released', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def freeze_tables(*, using: str, **_signal: Any) -> None:
    """Make every trigger, whether or not it is there; tables that are not there have none."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _making(connection):
            cursor.execute(statement)


def let_tables_change(*, using: str, **_signal: Any) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for frozen in _present(connection):
            cursor.execute(_dropping(connection, frozen))


def _making(connection: BaseDatabaseWrapper) -> Iterator[str]:
    is_postgresql = connection.vendor == "postgresql"
    if is_postgresql:
        yield _REFUSE
    for frozen in _present(connection):
        yield _dropping(connection, frozen)
        begins = f"CREATE TRIGGER {frozen.trigger} BEFORE UPDATE ON {frozen.table} FOR EACH ROW WHEN "
        if is_postgresql:
            yield f"{begins} ({frozen.broken_if(differs='IS DISTINCT FROM')}) EXECUTE FUNCTION surveys_frozen()"
        else:
            why = f"{frozen.table} is frozen since its round opened or was released"
            yield f"{begins} ({frozen.broken_if(differs='IS NOT')}) BEGIN SELECT RAISE(ABORT, '{why}'); END"


def _dropping(connection: BaseDatabaseWrapper, frozen: Frozen) -> str:
    on = f" ON {frozen.table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {frozen.trigger}{on}"


def _present(connection: BaseDatabaseWrapper) -> list[Frozen]:
    tables = set(connection.introspection.table_names())
    return [frozen for frozen in FROZEN if frozen.table in tables]
