"""Every domain event has a receiver, a test of its effect and a line in the docs; nobody listens to models."""

import importlib
import re
import subprocess
from pathlib import Path

import pytest
from django.dispatch import Signal

ROOT = Path(__file__).resolve().parents[2]
APPS = ("missions", "surveys", "alignment", "missionhub.organizations")


def events() -> dict[str, Signal]:
    found = {}
    for app in APPS:
        if (ROOT / app.replace(".", "/") / "events.py").exists():
            module = importlib.import_module(f"{app}.events")
            found |= {name: value for name, value in vars(module).items() if isinstance(value, Signal)}
    return found


@pytest.mark.parametrize("name", sorted(events()))
def test_event_has_a_receiver(name: str):
    assert events()[name].receivers, f"Nobody hears {name}: delete it, or connect a receiver."


@pytest.mark.parametrize("name", sorted(events()))
def test_event_is_documented_and_tested(name: str):
    tests = "".join(
        path.read_text() for path in (ROOT / "tests").rglob("test_*.py") if "architecture" not in path.parts
    )

    assert name in (ROOT / "docs/architecture.md").read_text()
    assert name in tests


def test_event_guard_sees_an_event_nobody_hears():
    assert not Signal().receivers


def test_nobody_listens_to_models():
    banned = re.compile(r"\b(post|pre)_(save|delete|init)\b|m2m_changed")
    listing = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    product = [ROOT / name for name in listing.stdout.split() if not name.startswith("tests/")]

    assert [str(path) for path in product if path.exists() and banned.search(path.read_text())] == []
