import pytest
from django.db import connection


@pytest.fixture
def new_tables(transactional_db: None) -> None:
    """Rows lie in the order in which they come, as in a young database: what was deleted leaves holes to fill."""
    if connection.vendor == "postgresql":
        tables = ", ".join(
            map(connection.ops.quote_name, connection.introspection.django_table_names(only_existing=True))
        )
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {tables}")
