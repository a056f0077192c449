"""Steps that tests of several kinds of rows share."""

from typing import Any

from django.urls import reverse


def url(name: str, *args: object) -> str:
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def typed(row: Any, **changed: str) -> dict[str, str]:
    """What the row's form would send, with some fields typed anew."""
    fields = {name.removesuffix("_id"): value for name, value in row.edited_fields().items()}
    fields["lock_version"] = row.lock_version
    return {name: "" if value is None else str(value) for name, value in fields.items()} | changed
