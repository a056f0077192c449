"""What a database refuses to change once a round has opened, whoever asks: triggers on PostgreSQL and on SQLite.

Migrating drops them first and makes them again last, so that tables can change and a new database always has them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from surveys.models import Invitation, ReleasedFigure, ReleasedQuote, RosterEntry, Round, RoundNode


@dataclass(frozen=True)
class Frozen:
    """Rows of `model` may never change in these columns; no columns: not at all.

    `once`: may be set, and not changed again. `with_person`: may change only as the person is erased from the row.
    `refused_if`: SQL that is true of a new row that must not be added.
    """

    model: type[models.Model]
    fields: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    with_person: tuple[str, ...] = ()
    refused_if: str = ""

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def trigger(self) -> str:
        return f"{self.table}_frozen"

    @property
    def triggers(self) -> tuple[str, ...]:
        """Before a change, and before an addition where some are refused."""
        return (self.trigger, f"{self.trigger}_adding") if self.refused_if else (self.trigger,)

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


FROZEN: list[Frozen] = [
    Frozen(
        Round,
        fields=(
            *(
                "organization",
                "public_id",
                "mission",
                "instrument",
                "consultation",
                "chain",
                "questions",
                "mission_text",
                "question_text",
                "told",
            ),
            *("mode", "audience", "minimum_scores", "minimum_distributions", "minimum_quotes", "is_strict"),
            *("is_before_sharing", "period_key"),
            *("public_key", "opened_at"),
        ),
        once=("follows", "released_at", "counted_in"),  # an import sets the first after its row
    ),
    Frozen(RoundNode, fields=("round", "name", "position", "depth", "invited"), once=("parent",)),  # set after its row
    Frozen(
        RosterEntry,
        fields=("round", "node", "position", "on_paper"),
        with_person=("name", "team_name"),
        # the frozen root says how many were asked, and each has a position of its own; an imported round has no tree
        refused_if=(
            "EXISTS (SELECT 1 FROM surveys_roundnode AS whole WHERE whole.round_id = NEW.round_id "
            "AND whole.position = 0 AND (NEW.position < 1 OR NEW.position > whole.invited))"
        ),
    ),
    Frozen(
        Invitation,
        fields=("round", "roster_entry"),  # one for each entry, so that nobody else can be let in
        refused_if=(
            "NOT EXISTS (SELECT 1 FROM surveys_rosterentry AS asked "
            "WHERE asked.id = NEW.roster_entry_id AND asked.round_id = NEW.round_id)"
        ),
    ),
    Frozen(ReleasedFigure),
    Frozen(ReleasedQuote),
]


def freeze_also(more: Frozen) -> None:
    """Rows that an app above writes once, such as those it computes from results."""
    if more not in FROZEN:
        FROZEN.append(more)


# PostgreSQL's WHEN may not look into other tables; its functions may.
_REFUSE = """
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {broken} THEN
        RAISE EXCEPTION '% is frozen since its round opened or was released', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
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
            for trigger in frozen.triggers:
                cursor.execute(_dropping(connection, frozen, trigger))


def missing_triggers(*, using: str) -> list[str]:
    """Those that should be there and are not, as an interrupted `migrate` leaves them; none before the first one."""
    connection = connections[using]
    table, column, kind = (
        ("pg_trigger", "tgname", "NOT tgisinternal")
        if connection.vendor == "postgresql"
        else ("sqlite_master", "name", "type = 'trigger'")
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {kind}")  # noqa: S608 - words of ours alone
        there = {name for (name,) in cursor.fetchall()}
    return [trigger for frozen in _present(connection) for trigger in frozen.triggers if trigger not in there]


def _making(connection: BaseDatabaseWrapper) -> Iterator[str]:
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    for frozen in _present(connection):
        tests = [("UPDATE", frozen.broken_if(differs=differs)), ("INSERT", frozen.refused_if)]
        for trigger, (event, broken) in zip(frozen.triggers, tests, strict=False):
            yield _dropping(connection, frozen, trigger)
            begins = f"CREATE TRIGGER {trigger} BEFORE {event} ON {frozen.table} FOR EACH ROW"
            if connection.vendor == "postgresql":
                yield _REFUSE.format(function=trigger, broken=broken)
                yield f"{begins} EXECUTE FUNCTION {trigger}()"
            else:
                why = f"{frozen.table} is frozen since its round opened or was released"
                yield f"{begins} WHEN ({broken}) BEGIN SELECT RAISE(ABORT, '{why}'); END"


def _dropping(connection: BaseDatabaseWrapper, frozen: Frozen, trigger: str) -> str:
    on = f" ON {frozen.table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {trigger}{on}"


def _present(connection: BaseDatabaseWrapper) -> list[Frozen]:
    tables = set(connection.introspection.table_names())
    return [frozen for frozen in FROZEN if frozen.table in tables]
