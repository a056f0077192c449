"""An organization as CSV files in one zip: everything it wrote and everything that was released to it."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import IO

from django.db import models

from missionhub.core.csv_cells import safe
from missionhub.home.exchange.cells import write_cell
from missionhub.home.exchange.tables import exported_models, file_name, keys_of, plain_fields, rows_of
from missionhub.organizations.models import Organization

FORMAT = "missionhub-1"
ABOUT = ("name", "kind", "sector", "language", "time_zone", "currency")
CHUNK = 500


def write_organization(*, organization: Organization, to: IO[bytes]) -> None:
    """Write the zip. Rows name each other by the ids they have here; an import gives them new ones."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        about = [FORMAT, *(safe(getattr(organization, name)) for name in ABOUT)]
        _write(archive, "organization.csv", iter([("format", *ABOUT), about]))
        for model in exported_models():
            if rows_of(model, organization).exists():
                _write(archive, file_name(model), _lines(model, organization))


def _write(archive: zipfile.ZipFile, name: str, lines: Iterator[tuple[str, ...] | list[str]]) -> None:
    with archive.open(name, "w") as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(lines)


def _lines(model: type[models.Model], organization: Organization) -> Iterator[list[str]]:
    keys, plain, many = keys_of(model), plain_fields(model), model._meta.many_to_many
    yield ["id", *(field.name for field in (*keys, *plain, *many))]
    rows = rows_of(model, organization).prefetch_related(*(field.name for field in many))
    for row in rows.iterator(chunk_size=CHUNK):
        pointers = [str(getattr(row, field.attname) or "") for field in keys]
        values = [write_cell(field, getattr(row, field.attname)) for field in plain]
        lists = [" ".join(sorted(str(other.pk) for other in getattr(row, field.name).all())) for field in many]
        yield [str(row.pk), *pointers, *values, *lists]
