"""Says at start that a migration did not end, and so left opened rounds open to change."""

from typing import Any

from django.core import checks
from django.db import DEFAULT_DB_ALIAS

from surveys.frozen import missing_triggers


@checks.register("database")
def opened_rounds_are_frozen(**kwargs: Any) -> list[checks.CheckMessage]:
    """A warning: as an error it would refuse the migration that mends it."""
    if not missing_triggers(using=DEFAULT_DB_ALIAS):
        return []
    hint = "Run `manage.py migrate` to its end: it makes them again."
    return [checks.Warning("The triggers that freeze opened rounds are missing.", hint=hint, id="surveys.W001")]
