"""A backup or a restore killed at any point leaves nothing that looks whole; the next one is, and brings back all."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from missionhub.home.services.database_copies import FILES
from tests.failure import stores
from tests.failure.conftest import Deploy
from tests.failure.deployment import Deployment
from tests.failure.harbor_kitchen import ANSWERS
from tests.failure.senders import Senders
from tests.failure.stores import ROOT

BACKUP_KILLED_AT = ("home.backup_half_written", "home.backup_without_its_name")
RESTORE_KILLED_AT = "home.database_half_restored"  # of SQLite; PostgreSQL restores in one transaction


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    made = deploy()
    Senders(made).call("backup_steps.ask_and_be_answered")
    return made


@pytest.fixture
def other(deployment: Deployment, tmp_path: Path) -> Iterator[Deployment]:
    """A second machine with an empty database of the same kind."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    is_embedded = "sqlite" in deployment.environment["DATABASE_URL"]
    store = stores.embedded(folder, folder / "none") if is_embedded else stores.production(template=None)
    made = Deployment(folder=folder, store=store)
    yield made
    made.kill_all()
    store.remove()


def command(deployment: Deployment, *arguments: object, crash_at: str = "") -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "manage.py", *map(str, arguments)]
    environment = deployment.environment | {"MISSIONHUB_CRASH_AT": crash_at}
    return subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def whole(folder: Path) -> list[Path]:
    """What somebody would take for a backup."""
    return [path for path in folder.glob("*") if not path.name.startswith(".")]


@pytest.mark.parametrize("point", BACKUP_KILLED_AT)
def test_a_backup_killed_at_any_point_is_not_there_and_the_next_is_whole(deployment: Deployment, point: str) -> None:
    to = deployment.folder / "backups"

    killed = command(deployment, "backup", to, crash_at=point)
    assert (killed.returncode, whole(to), len(list(to.iterdir()))) == (-9, [], 1)

    done = command(deployment, "backup", to)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(to.iterdir()) == whole(to)
    (made,) = whole(to)
    about = json.loads((made / "backup.json").read_text())
    assert (about["open_rounds"], len(list((deployment.folder / "key-copies" / made.name).iterdir()))) == (1, 1)


def test_alarm_a_backup_written_under_its_name_would_look_whole(deployment: Deployment) -> None:
    to = deployment.folder / "backups"
    without = (
        "import contextlib, django; django.setup(); from missionhub.home.services import backups;"
        "backups._unfinished = contextlib.nullcontext;"
        "from django.core.management import call_command; import sys; call_command('backup', sys.argv[1])"
    )
    environment = deployment.environment | {"MISSIONHUB_CRASH_AT": BACKUP_KILLED_AT[0]}
    subprocess.run([sys.executable, "-c", without, str(to)], env=environment, cwd=ROOT, check=False)

    assert len(whole(to)) == 1


def test_a_restored_copy_goes_on_where_the_first_machine_stopped(deployment: Deployment, other: Deployment) -> None:
    assert command(deployment, "backup", deployment.folder / "backups").returncode == 0
    (made,) = whole(deployment.folder / "backups")
    keys = deployment.folder / "key-copies" / made.name

    done = command(other, "restore", made, "--keys", keys)
    assert (done.returncode, done.stderr) == (0, "")
    other.manage("migrate", "--verbosity", "0")

    assert [Senders(one).call("backup_steps.end") for one in (deployment, other)] == [ANSWERS] * 2
    assert not list((other.folder / "keys").iterdir())


@pytest.mark.parametrize("store", ["embedded"], indirect=True)
def test_a_killed_restore_leaves_no_database_and_the_next_is_whole(deployment: Deployment, other: Deployment) -> None:
    assert command(deployment, "backup", deployment.folder / "backups").returncode == 0
    (made,) = whole(deployment.folder / "backups")
    keys = deployment.folder / "key-copies" / made.name
    database = Path(urlsplit(other.environment["DATABASE_URL"]).path)

    killed = command(other, "restore", made, "--keys", keys, crash_at=RESTORE_KILLED_AT)
    assert (killed.returncode, database.exists()) == (-9, False)

    assert command(other, "restore", made, "--keys", keys).returncode == 0
    assert database.read_bytes() == (made / FILES["sqlite"]).read_bytes()
