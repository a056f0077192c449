from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from missionhub.home.models import KeptFile
from missionhub.organizations.models import Membership, Organization
from missions.models import MissionVersion
from surveys.models import Round
from tests.factories.organizations import UserFactory
from tests.missionhub.home.archives import MISSION, ROLES
from tests.services import require_data

pytestmark = pytest.mark.django_db


def run(*arguments: object, **options: object) -> list[str]:
    out = StringIO()
    call_command("import_organization", *map(str, arguments), stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "harbor_kitchen"
    folder.mkdir()
    (folder / "mission_versions.csv").write_bytes(MISSION)
    (folder / "roles.csv").write_bytes(ROLES)
    return folder


def test_import_prints_the_slug_last(folder: Path):
    assert run(folder)[-1] == "harbor-kitchen"
    assert run(folder)[-1] == "harbor-kitchen-2"
    assert run(folder, name="Elsewhere")[-1] == "elsewhere"


def test_dry_run_writes_nothing(folder: Path):
    assert run(folder, dry_run=True) == [
        "1 version of the mission",
        "2 published statements about offices",
        "Nothing was written.",
    ]
    assert Organization.objects.count() == 0


def test_all_problems_are_printed_and_nothing_is_written(folder: Path):
    (folder / "people.csv").write_bytes(b"name,email\n,x\n")

    with pytest.raises(CommandError) as refused:
        run(folder)

    assert "people.csv, line 2, column name: The cell is blank." in str(refused.value)
    assert "people.csv, line 2, column email: This is not an e-mail address." in str(refused.value)
    assert Organization.objects.count() == 0


def test_folder_that_is_missing_is_refused(tmp_path: Path):
    with pytest.raises(CommandError, match="There is no folder"):
        run(tmp_path / "nowhere")


def test_administrator_may_open_it(folder: Path):
    user = UserFactory(email="ada@example.org")

    run(folder, administrator="Ada@example.org")

    assert (Membership.objects.get().user, Membership.objects.get().role) == (user, "administrator")
    with pytest.raises(CommandError, match="no account"):
        run(folder, administrator="eve@example.org")


def test_real_organization_imports_as_it_is():
    lines = run(require_data() / "us_access_board")

    organization = Organization.objects.get(slug="us-access-board")
    round = Round.objects.of(organization).get()
    assert lines[-1] == "us-access-board"
    assert [(v.label, str(v.in_force_on)) for v in MissionVersion.objects.order_by("number")] == [
        ("mid-1970s", "None"),
        ("FY 2023", "None"),
        ("January 2026", "2026-01-01"),
    ]
    assert round.roster.count() == 8
    assert list(KeptFile.objects.of(organization)) == []
