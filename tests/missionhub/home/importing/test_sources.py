import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from missionhub.core.csv_tables import MAX_FILE_BYTES
from missionhub.home.importing.sources import (
    MAX_ARCHIVE_BYTES,
    MAX_FILES,
    ArchiveRefused,
    FolderRefused,
    archive_files,
    folder_files,
)


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer


def test_archive_gives_its_csv_files_and_skips_what_a_mac_adds():
    upload = packed(("Roles.csv", b"office\n"), ("__MACOSX/._Roles.csv", b"x"), (".DS_Store", b"x"))

    assert archive_files(upload) == {"roles.csv": b"office\n"}


@pytest.mark.parametrize(
    "name", ["../roles.csv", "/etc/roles.csv", "a/roles.csv", "a\\roles.csv", "..\\roles.csv", "folder/", ".hidden.csv"]
)
def test_archive_with_a_path_is_refused(name: str):
    with pytest.raises(ArchiveRefused, match="without folders"):
        archive_files(packed((name, b"office\n")))


@pytest.mark.parametrize("name", ["run.sh", "page.html", "inner.zip", "roles.csv.exe", "roles"])
def test_archive_with_anything_but_csv_is_refused(name: str):
    with pytest.raises(ArchiveRefused, match="only CSV"):
        archive_files(packed((name, b"x")))


def test_archive_that_grows_without_measure_is_refused():
    with pytest.raises(ArchiveRefused, match="grows too much"):
        archive_files(packed(("roles.csv", b"x" * 4_000_000)))
    with pytest.raises(ArchiveRefused, match="grows too much"):
        archive_files(packed(("roles.csv", b"x" * (MAX_FILE_BYTES + 1)), method=zipfile.ZIP_STORED))


def test_archive_that_lies_about_its_size_is_refused():
    lying = bytearray(packed(("roles.csv", b"x" * 3_000_000)).getvalue())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", lying, lying.index(signature) + offset, 100)

    with pytest.raises(ArchiveRefused):
        archive_files(io.BytesIO(bytes(lying)))


def test_archive_with_too_many_files_is_refused():
    members = [(f"f{number}.csv", b"a\n") for number in range(MAX_FILES + 1)]

    with pytest.raises(ArchiveRefused, match=f"the most is {MAX_FILES}"):
        archive_files(packed(*members))


def test_archive_too_large_altogether_is_refused():
    with pytest.raises(ArchiveRefused, match="larger than 10 MB"):
        archive_files(io.BytesIO(b"x" * (MAX_ARCHIVE_BYTES + 1)))

    noise = random.Random(1).randbytes(4_900_000).replace(b"\x00", b"x")
    with pytest.raises(ArchiveRefused):
        archive_files(packed(*[(f"f{number}.csv", noise[: 10**6] * 4) for number in range(9)]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_archive_that_names_a_file_twice_is_refused():
    with pytest.raises(ArchiveRefused, match="twice"):
        archive_files(packed(("roles.csv", b"a\n"), ("ROLES.csv", b"b\n")))


def test_encrypted_archive_is_refused():
    locked = bytearray(packed(("roles.csv", b"office\n")).getvalue())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(ArchiveRefused, match="encrypted"):
        archive_files(io.BytesIO(bytes(locked)))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut off", b"%PDF-1.4"])
def test_anything_but_a_zip_is_refused(content: bytes):
    with pytest.raises(ArchiveRefused, match="cannot be read as a zip"):
        archive_files(io.BytesIO(content))


def test_damaged_archive_is_refused():
    whole = packed(("roles.csv", b"office,statement\nKitchen,Cooks all day.\n")).getvalue()

    for position in range(30, 80):
        damaged = bytearray(whole)
        damaged[position] ^= 0xFF
        with pytest.raises(ArchiveRefused):
            archive_files(io.BytesIO(bytes(damaged)))


def test_folder_gives_its_files_but_no_hidden_ones_and_no_folders(tmp_path: Path):
    (tmp_path / "Roles.CSV").write_bytes(b"office\n")
    (tmp_path / ".secret").write_bytes(b"x")
    (tmp_path / "inner").mkdir()

    assert folder_files(tmp_path) == {"roles.csv": b"office\n"}


def test_folder_that_is_missing_is_refused(tmp_path: Path):
    with pytest.raises(FolderRefused, match="There is no folder"):
        folder_files(tmp_path / "nowhere")


def test_folder_with_too_many_files_is_refused(tmp_path: Path):
    for number in range(MAX_FILES + 1):
        (tmp_path / f"{number}.csv").touch()

    with pytest.raises(FolderRefused, match=f"the most is {MAX_FILES}"):
        folder_files(tmp_path)


def test_huge_file_is_read_only_a_little_past_its_limit(tmp_path: Path):
    with (tmp_path / "roles.csv").open("wb") as huge:
        huge.truncate(MAX_FILE_BYTES * 3)

    assert len(folder_files(tmp_path)["roles.csv"]) == MAX_FILE_BYTES + 1
