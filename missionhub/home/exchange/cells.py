"""A value as a cell of a CSV file, and back, without loss; nothing in a cell can run as a formula."""

import base64
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from missionhub.core.csv_cells import safe

YES, NO = "yes", "no"

_READERS: tuple[tuple[type[models.Field], Callable[[str], Any]], ...] = (
    (models.JSONField, json.loads),
    (models.BooleanField, lambda cell: {YES: True, NO: False}[cell]),
    (models.DecimalField, Decimal),
    (models.FloatField, float),
    (models.IntegerField, int),
    (models.DateTimeField, datetime.fromisoformat),
    (models.DateField, date.fromisoformat),
    (models.UUIDField, UUID),
    (models.BinaryField, lambda cell: base64.b64decode(cell, validate=True)),
)


def write_cell(field: models.Field, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(field, models.BinaryField):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime | date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else str(value)


def read_cell(field: models.Field, cell: str) -> Any:
    """The value again; raises ValueError (or a child of it) for what this field cannot hold."""
    reader = next((read for kind, read in _READERS if isinstance(field, kind)), None)
    if reader is None:
        return cell[1:] if cell.startswith("'") else cell
    if not cell:
        return None
    try:
        return reader(cell)
    except (KeyError, ArithmeticError) as error:
        raise ValueError(cell) from error
