"""From a folder or an uploaded zip to named contents, trusting neither."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from missionhub.core.csv_tables import MAX_FILE_BYTES
from missionhub.core.errors import DomainError

MAX_ARCHIVE_BYTES = 10_000_000
MAX_TOTAL_BYTES = 30_000_000
MAX_FILES = 120
MAX_RATIO = 100
READ_SLACK = 1
SYSTEM_FILES = ("__MACOSX/", ".DS_Store")
UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


class FolderRefused(DomainError):
    pass


class ArchiveRefused(DomainError):
    pass


def folder_files(directory: Path) -> dict[str, bytes]:
    """Files directly inside the folder, by lower-case name; each read only a little past its limit."""
    if not directory.is_dir():
        raise FolderRefused(
            _("There is no folder %(folder)s. Name a folder that holds CSV files.") % {"folder": directory}
        )
    paths = sorted(path for path in directory.iterdir() if path.is_file() and not path.name.startswith("."))
    if len(paths) > MAX_FILES:
        raise FolderRefused(_too_many(len(paths)))
    files = {}
    for path in paths:
        with path.open("rb") as source:
            files[path.name.lower()] = source.read(MAX_FILE_BYTES + READ_SLACK)
    return files


def archive_files(upload: IO[bytes]) -> dict[str, bytes]:
    """The CSV files of a zip. Refuses paths, other kinds, encryption, too much, and whatever lies about its size."""
    upload.seek(0, 2)
    if upload.tell() > MAX_ARCHIVE_BYTES:
        raise ArchiveRefused(
            _("The zip is larger than %(most)s MB. Send fewer files.") % {"most": MAX_ARCHIVE_BYTES // 1_000_000}
        )
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            return _unpack(archive)
    except UNREADABLE as error:
        raise ArchiveRefused(_("This file cannot be read as a zip. Pack the CSV files again.")) from error


def _unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.filename.startswith(SYSTEM_FILES)]
    if len(members) > MAX_FILES:
        raise ArchiveRefused(_too_many(len(members)))
    for member in members:
        _check_member(member)
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise ArchiveRefused(
            _("The files are larger than %(most)s MB together.") % {"most": MAX_TOTAL_BYTES // 1_000_000}
        )
    files: dict[str, bytes] = {}
    for member in members:
        name = member.filename.lower()
        if name in files:
            raise ArchiveRefused(_("The zip names %(file)s twice.") % {"file": member.filename})
        files[name] = _read_member(archive, member)
    return files


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if member.is_dir() or PurePosixPath(name).name != name or "\\" in name or name.startswith("."):
        raise ArchiveRefused(
            _("%(file)s: pack the files without folders. Only plain file names are accepted.") % {"file": name}
        )
    if not name.lower().endswith(".csv"):
        raise ArchiveRefused(_("%(file)s: only CSV files are accepted.") % {"file": name})
    if member.flag_bits & 0x1:
        raise ArchiveRefused(_("%(file)s: the file is encrypted. Pack it without a password.") % {"file": name})
    if member.file_size > MAX_FILE_BYTES or member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise ArchiveRefused(_("%(file)s: the file grows too much when unpacked.") % {"file": name})


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as source:
        content = source.read(MAX_FILE_BYTES + READ_SLACK)
    if len(content) > MAX_FILE_BYTES:
        raise ArchiveRefused(_("%(file)s: the file is larger than it says.") % {"file": member.filename})
    return content


def _too_many(count: int) -> str:
    return _("There are %(count)s files; the most is %(most)s.") % {"count": count, "most": MAX_FILES}
