from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from missionhub.home.management.commands import backup as command
from tests.factories.surveys import open_round

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path: Path) -> Path:
    settings.KEY_DIR, settings.KEY_COPIES_DIR = tmp_path / "keys", tmp_path / "copies"
    return tmp_path


def run(*arguments: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_backup_says_what_it_wrote_and_what_to_do_with_it(leader, folders):
    open_round(by=leader.person)

    out, err = run("backup", folders / "backups")

    (database,), (keys,) = (folders / "backups").iterdir(), (folders / "copies").iterdir()
    assert f"KB): {database}" in out or f"MB): {database}" in out
    assert f"Keys of open rounds (1): {keys}" in out
    assert "keep them on another disk" in out and "The worker deletes them on 2" in out
    assert f"python manage.py restore {database}" in out
    assert "SECRET_KEY" in out
    assert err == ""


def test_backup_without_open_rounds_asks_for_nothing_about_keys(leader, folders):
    out, _err = run("backup", folders / "backups")

    assert "Keys of open rounds (0)" in out
    assert "another disk" not in out


def test_backup_where_the_keys_are_not_says_so_and_is_made(leader, folders):
    open_round(by=leader.person)
    next((folders / "keys").iterdir()).unlink()

    out, err = run("backup", folders / "backups")

    assert "Database (" in out
    assert "1 open rounds have no key" in err


def test_backup_that_is_refused_says_why(folders):
    with pytest.raises(CommandError, match="Keep them apart"):
        run("backup", folders)


def test_restore_says_what_is_missing_and_what_comes_next(monkeypatch, folders):
    from missionhub.home.management.commands import restore
    from missionhub.home.services.backups import Restored

    monkeypatch.setattr(restore, "restore_backup", lambda **options: Restored(open_rounds=2, keys=1))
    out, err = run("restore", folders)

    assert "Now run `python manage.py migrate`" in out and "Everybody signs in again" in out
    assert "2 rounds were open then, and 1 of their keys were found" in err


def test_restore_of_what_is_no_backup_is_refused(folders):
    with pytest.raises(CommandError, match="is no backup"):
        run("restore", folders)


def test_commands_stand_in_the_makefile():
    makefile = (Path(command.__file__).parents[4] / "Makefile").read_text()

    assert "manage.py backup $(if $(TO)" in makefile
    assert 'manage.py restore "$(FROM)"' in makefile
