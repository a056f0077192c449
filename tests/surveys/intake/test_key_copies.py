"""Copies of keys: of open rounds alone, never over another, gone after seven days."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from surveys import tasks
from surveys.intake import backup_name, copy_keys, expire_key_copies, key_copies, keys_in_use, put_back_keys
from surveys.models import Round
from surveys.services import close_round
from tests.factories.surveys import open_round

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.KEY_DIR, settings.KEY_COPIES_DIR = tmp_path / "keys", tmp_path / "copies"
    settings.KEY_COPIES_DIR.mkdir()
    return tmp_path


def copied_at(settings, moment: datetime, *, prefix: str = ""):
    folder = settings.KEY_COPIES_DIR / f"{prefix}{backup_name(at=moment)}"
    folder.mkdir()
    (folder / "00.key").write_bytes(b"x" * 32)
    return folder


def closed_round(leader) -> Round:
    round = open_round(by=leader.person)
    close_round(round=round, by=leader.person, at=timezone.now())
    return round


def test_keys_of_open_rounds_alone_are_copied_for_their_owner_alone(leader, settings):
    closed_round(leader)
    open_one = open_round(by=leader.person)
    folder = settings.KEY_COPIES_DIR / "new"

    assert copy_keys(map(bytes, keys_in_use()), to=folder) == []
    (copy,) = folder.iterdir()
    assert copy.stem == bytes(open_one.public_key).hex()
    assert copy.read_bytes() == (settings.KEY_DIR / copy.name).read_bytes()
    assert (folder.stat().st_mode & 0o777, copy.stat().st_mode & 0o777) == (0o700, 0o600)


def test_alarm_the_key_of_a_closed_round_lies_there_to_be_copied(leader, settings):
    round = closed_round(leader)

    assert [path.stem for path in settings.KEY_DIR.iterdir()] == [bytes(round.public_key).hex()]


def test_a_key_that_is_not_there_is_named(leader, settings):
    round = open_round(by=leader.person)
    next(settings.KEY_DIR.iterdir()).unlink()

    assert copy_keys(map(bytes, keys_in_use()), to=settings.KEY_COPIES_DIR / "new") == [bytes(round.public_key)]


def test_keys_are_put_back_beside_those_that_are_there(settings):
    settings.KEY_DIR.mkdir()
    (settings.KEY_DIR / "00.key").write_bytes(b"the one in use")
    (settings.KEY_DIR / "11.key.part").write_bytes(b"of a restore that was killed")
    folder = copied_at(settings, NOW)
    (folder / "11.key").write_bytes(b"y" * 32)

    assert put_back_keys(source=folder) == 1
    found = {path.name: path.read_bytes() for path in settings.KEY_DIR.iterdir()}
    assert found == {"00.key": b"the one in use", "11.key": b"y" * 32}


def test_copies_go_after_seven_days_those_of_a_killed_backup_too(settings):
    kept = copied_at(settings, NOW - timedelta(days=7))
    old = copied_at(settings, NOW - timedelta(days=7, seconds=1))
    killed = copied_at(settings, NOW - timedelta(days=8), prefix=".unfinished-")
    (settings.KEY_COPIES_DIR / "notes").mkdir()

    assert expire_key_copies(at=NOW) == 2
    assert (kept.exists(), old.exists(), killed.exists()) == (True, False, False)
    assert (settings.KEY_COPIES_DIR / "notes").exists()


def test_the_sweep_lets_them_expire(db, settings):
    old = copied_at(settings, timezone.now() - timedelta(days=8))
    tasks.sweep_rounds()

    assert not old.exists()


def test_alarm_a_sweep_that_does_not_look_leaves_them(db, settings, monkeypatch):
    monkeypatch.setattr(tasks, "expire_key_copies", lambda **options: 0)
    old = copied_at(settings, timezone.now() - timedelta(days=8))
    tasks.sweep_rounds()

    assert old.exists()


def test_a_folder_that_cannot_be_deleted_is_said_and_stops_nothing(settings, monkeypatch, caplog):
    copied_at(settings, NOW - timedelta(days=8))

    def refuse(folder):
        raise PermissionError("not yours")

    monkeypatch.setattr(key_copies.shutil, "rmtree", refuse)
    with caplog.at_level(logging.ERROR):
        assert expire_key_copies(at=NOW) == 0
    assert "cannot be deleted" in caplog.text
