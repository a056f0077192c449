"""What the database account of the web processes may do on PostgreSQL: hand sealed answers in, and read none."""

from collections.abc import Callable, Iterator, Sequence

from surveys.models.answers import Answer, AttributedAnswer, Intake

UNREAD = tuple(model._meta.db_table for model in (Intake, Answer, AttributedAnswer))
HANDED_IN = Intake._meta.db_table


def web_grants(role: str, *, also_unread: Sequence[str], quote: Callable[[str], str]) -> Iterator[str]:
    """SQL that may be run again. `also_unread`: other tables that hold what people wrote."""
    web = quote(role)
    yield f"GRANT USAGE ON SCHEMA public TO {web}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {web}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {web}"
    for table in (*UNREAD, *also_unread):
        yield f"REVOKE ALL ON {quote(table)} FROM {web}"
    yield f"GRANT INSERT ON {quote(HANDED_IN)} TO {web}"
