"""The documentation stays true: variables, capabilities, events, links."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, get_resolver

from tests.architecture.routes import all_routes

ROOT = Path(__file__).resolve().parents[2]
CAPABILITIES = tomllib.loads((ROOT / "docs/capabilities.toml").read_text())
VARIABLE = re.compile(r"""(?:env\.\w+|environ\.get|getenv)\(\s*["']([A-Z][A-Z_]+)["']""")
NOT_OURS = {"USER", "CHROMIUM", "CI"}  # the system's, the test machine's


def python_files() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listing.stdout.split() if (ROOT / name).exists()]


def variables_read() -> set[str]:
    product = [path for path in python_files() if "tests" not in path.parts]
    return {name for path in product for name in VARIABLE.findall(path.read_text())} - NOT_OURS


def test_every_environment_variable_stands_in_the_example():
    documented = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert variables_read() - documented == set()


def test_variable_guard_sees_a_reading():
    assert VARIABLE.findall('env.str("PLANTED", default="")') == ["PLANTED"]


@pytest.mark.parametrize("row", CAPABILITIES)
def test_capability_resolves_to_page_and_test(row: str):
    entry = CAPABILITIES[row]
    file, _, name = entry["test"].partition("::")

    assert entry["page"] in {route.name for route in all_routes()}
    assert f"def {name}(" in (ROOT / file).read_text()
    if "api" in entry:
        assert entry["api"] in {route.name for route in all_routes()}


def test_capability_guard_sees_a_page_that_is_not_there():
    with pytest.raises(NoReverseMatch):
        get_resolver().reverse("planted:page")


def test_local_links_in_documents_resolve():
    broken = []
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text()):
            if not (document.parent / target).exists():
                broken.append(f"{document.name}: {target}")

    assert broken == []


def test_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 120
