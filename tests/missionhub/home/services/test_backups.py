"""A backup is whole or not there, opens no sealed answer by itself, and holds nobody's session."""

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from missionhub.core.errors import DomainError
from missionhub.home.services import backups, database_copies
from missionhub.home.services.backups import Backup, make_backup, restore_backup
from missionhub.organizations.models import Person
from surveys.intake import expire_key_copies, key_copies
from surveys.models import FounderReading, Round
from surveys.services import close_round, open_up_closed_rounds
from tests.factories.alignment import mission_with
from tests.factories.staff_rounds import open_staff_round, staff_answer
from tests.missionhub.home.services.copies import ON_POSTGRESQL, everything_in, sealed_in

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
NAME = "2026-11-26T090000.000000Z"
PEOPLE = [f"Kitchen {number}" for number in range(1, 9)]
on_sqlite = pytest.mark.skipif(ON_POSTGRESQL, reason="is about a file of SQLite")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path) -> Path:
    settings.KEY_DIR, settings.KEY_COPIES_DIR = tmp_path / "keys", tmp_path / "copies"
    return tmp_path


@pytest.fixture
def to(tmp_path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def answered(leader) -> Round:
    """A confidential round, answered by known people in a known order."""
    round = open_staff_round(by=leader.person)
    for name in PEOPLE:
        staff_answer(round, name, work=f"canary of {name}", index=4)
    return round


def mix(round: Round) -> None:
    close_round(round=round, by=None, at=timezone.now())
    assert open_up_closed_rounds(at=timezone.now()) == 1


def keys_anywhere(folder: Path) -> Iterator[SealedBox]:
    """Whatever could be a key in any file that an operator still has."""
    for file in folder.rglob("*"):
        if file.is_file() and file.stat().st_size == 32:
            yield SealedBox(PrivateKey(file.read_bytes()))


def opened(backup: Backup, folder: Path) -> list[str]:
    """Attack: try every key on every sealed row of the backup, in the order in which people are known to have sent."""
    texts = []
    for sealed in sealed_in(backup.database):
        for box in keys_anywhere(folder):
            try:
                texts.append(json.loads(box.decrypt(sealed))["answers"]["work"])
            except CryptoError:
                continue
    return texts


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_backup_from_before_the_mix_tells_nothing_once_its_key_copies_have_expired(answered, to, folders):
    backup = make_backup(to=to, at=NOW)
    mix(answered)
    expire_key_copies(at=NOW + timedelta(days=7, minutes=1))

    assert len(sealed_in(backup.database)) == len(PEOPLE)
    assert opened(backup, folders) == []
    content = everything_in(backup.database)
    assert PEOPLE[0].encode() in content  # the names of those asked are in it, so this can see what is
    assert b"canary of" not in content


def test_alarm_with_key_copies_that_are_kept_it_tells_whose_each_answer_is(answered, to, folders, monkeypatch):
    monkeypatch.setattr(key_copies, "KEY_COPIES_KEPT", timedelta(days=365))
    backup = make_backup(to=to, at=NOW)
    mix(answered)
    expire_key_copies(at=NOW + timedelta(days=7, minutes=1))

    assert opened(backup, folders) == [f"canary of {name}" for name in PEOPLE]


def test_no_private_key_is_in_the_database_copy(answered, to, settings):
    (key,) = settings.KEY_DIR.iterdir()
    backup = make_backup(to=to, at=NOW)

    content = everything_in(backup.database)
    assert key.read_bytes() not in content
    assert key.read_bytes().hex().encode() not in content
    assert key.stem.encode() in content or bytes.fromhex(key.stem) in content  # the public half is


def test_of_a_closed_round_no_key_is_copied_though_it_is_still_sealed(answered, to, settings):
    close_round(round=answered, by=None, at=timezone.now())
    backup = make_backup(to=to, at=NOW)

    assert (len(list(settings.KEY_DIR.iterdir())), list(backup.keys.iterdir()), backup.copied_keys) == (1, [], 0)


def hold_a_session_and_a_reading(leader) -> tuple[bytes, bytes]:
    Session.objects.create(session_key="s" * 32, session_data="", expire_date=NOW)
    mission = mission_with(organization=leader.organization)
    FounderReading.objects.create(
        organization=leader.organization, mission=mission, person=leader.person, text="canary", requested_at=NOW
    )
    return b"s" * 32, b"canary"


def test_no_session_and_no_own_reading_comes_along(leader, to):
    marks = hold_a_session_and_a_reading(leader)
    content = everything_in(make_backup(to=to, at=NOW).database)

    assert [mark in content for mark in marks] == [False, False]
    assert (Session.objects.count(), FounderReading.objects.count()) == (1, 1)


def test_alarm_a_copy_of_every_row_would_hold_both(leader, to, monkeypatch):
    monkeypatch.setattr(database_copies, "LEFT_OUT", ())
    marks = hold_a_session_and_a_reading(leader)
    content = everything_in(make_backup(to=to, at=NOW).database)

    assert [mark in content for mark in marks] == [True, True]


def delete_somebody(leader) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = OFF")
    Person.objects.create(organization=leader.organization, name="Zora Gone").delete()
    return b"Zora Gone"


@on_sqlite
def test_what_was_deleted_does_not_come_along(leader, to):
    name = delete_somebody(leader)

    assert name not in everything_in(make_backup(to=to, at=NOW).database)


@on_sqlite
def test_alarm_a_copy_of_every_page_would_hold_what_was_deleted(leader, to):
    name = delete_somebody(leader)
    to.mkdir()
    with closing(sqlite3.connect(to / "database.sqlite3")) as target:
        connection.connection.backup(target)

    assert name in everything_in(to)


def test_everything_is_readable_by_its_owner_alone(answered, to, settings):
    make_backup(to=to, at=NOW)

    for folder in (to, settings.KEY_COPIES_DIR):
        paths = [folder, *folder.rglob("*")]
        assert len(paths) > 2
        assert {path.stat().st_mode & 0o777 for path in paths} == {0o700, 0o600}


def test_a_second_backup_writes_over_nothing(answered, to, settings):
    make_backup(to=to, at=NOW)
    before = {path: path.read_bytes() for path in to.rglob("*.*") if path.is_file()}

    with pytest.raises(DomainError, match=f"There is a backup {NAME} already"):
        make_backup(to=to, at=NOW)
    later = make_backup(to=to, at=NOW + timedelta(seconds=1))

    assert {path: path.read_bytes() for path in before} == before
    assert later.database.name == later.keys.name == "2026-11-26T090001.000000Z"


@pytest.mark.parametrize("fails", ["copy_database", "copy_keys", "_say_what_it_is"])
def test_where_a_step_fails_nothing_is_left(answered, to, settings, monkeypatch, fails):
    def refuse(*arguments, **options):
        raise OSError("No space left on device")

    monkeypatch.setattr(backups, fails, refuse)
    with pytest.raises(OSError, match="No space"):
        make_backup(to=to, at=NOW)

    assert (list(to.iterdir()), list(settings.KEY_COPIES_DIR.iterdir())) == ([], [])


def test_what_a_killed_backup_left_goes_with_the_next(answered, to, settings):
    for folder in (to, settings.KEY_COPIES_DIR):
        (folder / ".unfinished-2026-11-25T090000.000000Z").mkdir(parents=True)
    make_backup(to=to, at=NOW)

    assert [[path.name for path in folder.iterdir()] for folder in (to, settings.KEY_COPIES_DIR)] == [[NAME]] * 2


def test_two_at_once_are_refused(answered, to):
    to.mkdir()
    descriptor = os.open(to, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        with pytest.raises(DomainError, match="Another backup is being made"):
            make_backup(to=to, at=NOW)
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("place", ["", "copies", "copies/inside", "keys"])
def test_keys_in_the_folder_that_is_taken_away_are_refused(folders, place):
    with pytest.raises(DomainError, match="Keep them apart"):
        make_backup(to=folders / place, at=NOW)

    assert files(folders) == set()


@on_sqlite
def test_where_there_is_no_database_nothing_is_made(folders, to, monkeypatch):
    database = elsewhere(folders, monkeypatch)

    with pytest.raises(DomainError, match="There is no database at"):
        make_backup(to=to, at=NOW)
    assert (database.exists(), files(folders)) == (False, set())


def test_a_machine_without_the_client_programs_is_told_what_to_install(answered, to, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DomainError, match=r"pg_dump is not installed.*apt-get install postgresql-client"):
        database_copies._run("pg_dump")


def test_what_the_program_says_is_passed_on():
    with pytest.raises(DomainError, match="ls could not do it: "):
        database_copies._run("ls", "--no-such-option")


def elsewhere(folders, monkeypatch) -> Path:
    """Another machine's empty place for a SQLite database and its keys."""
    database = folders / "elsewhere" / "missionhub.sqlite3"
    database.parent.mkdir()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(database))
    monkeypatch.setattr(configured, "KEY_DIR", folders / "elsewhere" / "keys")
    return database


@on_sqlite
def test_a_restored_file_is_the_copy_and_brings_the_keys(answered, to, folders, monkeypatch):
    backup = make_backup(to=to, at=NOW)
    database = elsewhere(folders, monkeypatch)

    restored = restore_backup(source=backup.database)

    assert (restored.open_rounds, restored.keys) == (1, 1)
    assert database.read_bytes() == (backup.database / "database.sqlite3").read_bytes()
    assert database.stat().st_mode & 0o777 == 0o600
    assert len(opened(backup, folders / "elsewhere")) == len(PEOPLE)


@on_sqlite
def test_after_their_time_keys_are_not_found(answered, to, folders, monkeypatch):
    backup = make_backup(to=to, at=NOW)
    expire_key_copies(at=NOW + timedelta(days=8))
    elsewhere(folders, monkeypatch)

    restored = restore_backup(source=backup.database)

    assert (restored.open_rounds, restored.keys) == (1, 0)


def test_a_database_in_use_is_not_written_over(answered, to):
    backup = make_backup(to=to, at=NOW)

    with pytest.raises(DomainError, match="has tables" if ON_POSTGRESQL else "Stop MissionHub and move it away"):
        restore_backup(source=backup.database)
    assert Round.objects.count() == 1


@on_sqlite
@pytest.mark.parametrize("left", ["-wal", "-journal"])
def test_the_log_of_another_database_is_never_played_into_it(answered, to, folders, monkeypatch, left):
    backup = make_backup(to=to, at=NOW)
    database = elsewhere(folders, monkeypatch)
    Path(f"{database}{left}").touch()

    with pytest.raises(DomainError, match=f"{database.name}{left} is there"):
        restore_backup(source=backup.database)


def test_a_damaged_backup_and_what_is_none_are_refused(answered, to, folders):
    backup = make_backup(to=to, at=NOW)
    file = backup.database / ("database.dump" if ON_POSTGRESQL else "database.sqlite3")
    file.write_bytes(file.read_bytes()[:-1] + b"x")

    with pytest.raises(DomainError, match="not what was written"):
        restore_backup(source=backup.database)
    with pytest.raises(DomainError, match=r"is no backup: it has no readable backup\.json"):
        restore_backup(source=folders)


def test_a_backup_of_another_kind_of_database_is_refused(answered, to):
    backup = make_backup(to=to, at=NOW)
    about = backup.database / "backup.json"
    about.write_text(about.read_text().replace(connection.vendor, "oracle"))

    with pytest.raises(DomainError, match="a backup of oracle"):
        restore_backup(source=backup.database)


def test_key_copies_that_are_not_there_are_refused(answered, to, folders):
    backup = make_backup(to=to, at=NOW)

    with pytest.raises(DomainError, match="There is no folder"):
        restore_backup(source=backup.database, keys=folders / "nowhere")
