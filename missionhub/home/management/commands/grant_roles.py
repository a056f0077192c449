"""On PostgreSQL: lets an account of its own serve pages, which can hand answers in and read none."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from alignment.models import TextVector
from surveys.intake import web_grants


class Command(BaseCommand):
    help = "Give a PostgreSQL role what the web processes need: everything but reading answers. Run it after migrate."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="an existing role, the user of the web processes' DATABASE_URL")

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles. On SQLite one system user can read everything.")
        vectors = TextVector._meta.db_table
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                raise CommandError(
                    f"There is no role {role}. Create it first: CREATE ROLE {role} LOGIN PASSWORD '...'."
                )
            for statement in web_grants(role, also_unread=[vectors], quote=connection.ops.quote_name):
                cursor.execute(statement)
        self.stdout.write(f"{role} may serve pages and hand answers in; it can read none.")
