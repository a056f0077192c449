"""A table of lines waits in the database between its preview and its yes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.lines.origins import Origin
from alignment.lines.reading import LinesRead, read_lines
from alignment.models import BenchmarkUpload
from alignment.services.benchmarks import TakenIn, take_in_lines
from missionhub.core.csv_tables import Table, read_table
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person

WAITS = timedelta(days=1)


class TableNotReady(DomainError):
    pass


@dataclass(frozen=True)
class Preview:
    table: Table
    read: LinesRead


def put_aside_table(
    *, organization: Organization, file_name: str, content: bytes, origin: Origin, by: Person, at: datetime
) -> BenchmarkUpload:
    """It replaces the one uploaded before; forgotten ones go."""
    BenchmarkUpload.objects.filter(created_at__lt=at - WAITS).delete()
    upload, _made = BenchmarkUpload.objects.update_or_create(
        person=by,
        defaults={
            "organization": organization,
            "file_name": file_name[:200],
            "content": content,
            "source": origin.source,
            "country": origin.country,
            "scale": origin.scale,
            "created_at": at,
        },
    )
    return upload


def preview_table(upload: BenchmarkUpload) -> Preview:
    table = read_table(upload.file_name, bytes(upload.content))
    origin = Origin(upload.source, upload.country, upload.scale)
    return Preview(table, LinesRead() if table.problems else read_lines(table, origin))


@transaction.atomic
def take_in_table(*, upload: BenchmarkUpload, left_out: Collection[str], by: Person, at: datetime) -> TakenIn:
    """The yes, once; `left_out` names columns that stay behind."""
    preview = preview_table(upload)
    if preview.table.problems:
        raise TableNotReady(_("The table cannot be read yet. Mend what is listed and upload it again."))
    rows = [line for line in preview.read.lines if line.column not in left_out or not line.column]
    if not rows:
        raise TableNotReady(_("Nothing is chosen. Keep at least one column."))
    deleted, _rows = BenchmarkUpload.objects.filter(pk=upload.pk).delete()
    if not deleted:
        raise TableNotReady(_("This table was taken in or thrown away already."))
    return take_in_lines(organization=upload.organization, rows=rows, by=by, at=at)


def discard_table(*, upload: BenchmarkUpload) -> None:
    upload.delete()
