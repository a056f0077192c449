"""Each import contract is seen to break on a planted fault, in a copy of the tree."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("missionhub", "missions", "surveys", "alignment", "partnerships")
FAULTS = {
    "Apps depend downwards only": ("missions/planted.py", "import surveys.models\n"),
    "Every part of the project package is placed": ("missionhub/planted.py", ""),
    "Inside an app: pages over services over queries over models": (
        "missions/queries/planted.py",
        "import missions.services\n",
    ),
    "Engines are pure": ("alignment/measures/planted.py", "import django\n"),
    "Services, queries and models know neither Celery nor REST": ("missions/services/planted.py", "import celery\n"),
    "Only the intake knows the answers": ("alignment/queries/planted.py", "import surveys.models.answers\n"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path) -> str:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_contracts_hold(copy: Path):
    assert " 0 broken" in lint(copy)


@pytest.mark.parametrize("contract", FAULTS)
def test_contract_breaks_on_a_planted_fault(copy: Path, contract: str):
    path, text = FAULTS[contract]
    planted = copy / path
    planted.write_text(text)

    report = lint(copy)

    planted.unlink()
    assert f"{contract} BROKEN" in report
