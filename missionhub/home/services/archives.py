"""A zip waits in the database between its preview and its yes."""

import io
from datetime import datetime, timedelta
from typing import IO

from django.db import transaction

from missionhub.accounts.models import User
from missionhub.home.importing.content import Content, read_content
from missionhub.home.importing.sources import archive_files
from missionhub.home.models import WaitingArchive
from missionhub.home.services.first_run import refuse_visitor
from missionhub.home.services.imports import Imported, import_content
from missionhub.organizations.models import Organization

WAITS = timedelta(days=1)


def put_aside(*, upload: IO[bytes], organization_name: str, by: User, at: datetime) -> WaitingArchive:
    """Keep the zip for its preview; it replaces the one uploaded before, and forgotten ones go."""
    refuse_visitor(by)
    archive_files(upload)
    upload.seek(0)
    WaitingArchive.objects.filter(created_at__lt=at - WAITS).delete()
    waiting, _created = WaitingArchive.objects.update_or_create(
        user=by,
        defaults={"organization_name": organization_name, "content": upload.read(), "created_at": at},
    )
    return waiting


def read_archive(waiting: WaitingArchive) -> Content:
    return read_content(archive_files(io.BytesIO(waiting.content)))


@transaction.atomic
def import_archive(*, waiting: WaitingArchive, by: User, at: datetime) -> Imported:
    """The yes: all of it, once, with the uploader as administrator."""
    refuse_visitor(by)
    content = read_archive(waiting)
    deleted, _rows = WaitingArchive.objects.filter(pk=waiting.pk).delete()
    if not deleted:
        raise Organization.DoesNotExist
    return import_content(content=content, name=waiting.organization_name, by=by, at=at)
