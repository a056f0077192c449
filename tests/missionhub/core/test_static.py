"""What pages link exists, and nothing is inline."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from missionhub.core.templatetags.ui import BEHAVIORS, stylesheet_paths

pytestmark = pytest.mark.pure
BASE = settings.BASE_DIR
TEMPLATES = [path for path in (BASE / "templates").rglob("*.html") if "emails" not in path.parts]
SHEETS = sorted((BASE / "static/css").rglob("*.css"))


def test_every_icon_drawn_is_in_the_sprite():
    drawn = set()
    for path in TEMPLATES:
        drawn |= set(re.findall(r'{% icon "([^"]+)"', path.read_text()))
        drawn |= set(re.findall(r'icon(?:_name)?="([a-z-]+)"', path.read_text()))
    known = set(re.findall(r'id="([^"]+)"', (BASE / "static/icons.svg").read_text()))

    assert drawn - known == set()


def test_every_style_sheet_is_linked_once():
    linked = stylesheet_paths()

    assert sorted(linked) == sorted(path.relative_to(BASE / "static").as_posix() for path in SHEETS)
    assert linked[0] == "css/tokens.css"


def test_every_behavior_has_its_script_and_needs_no_other():
    for name in BEHAVIORS:
        script = finders.find(f"js/{name}.js")
        assert script
        assert "import " not in (BASE / "static/js" / f"{name}.js").read_text()


def test_no_template_carries_a_style_or_a_handler():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:", re.IGNORECASE)

    assert [path.name for path in TEMPLATES if inline.search(path.read_text())] == []


def test_colors_come_from_tokens():
    named = set(re.findall(r"--([a-z0-9-]+):", (BASE / "static/css/tokens.css").read_text()))
    used = {
        (sheet.name, name) for sheet in SHEETS for name in re.findall(r"var\(--([a-z0-9-]+)[,)]", sheet.read_text())
    }

    assert {(sheet, name) for sheet, name in used if name not in named} == set()


def test_vendored_files_stand_beside_their_licenses():
    assert sorted(path.name for path in (BASE / "static/vendor").iterdir()) == [
        "LICENSE-htmx.txt",
        "LICENSE-lucide.txt",
        "htmx-2.0.11.min.js",
    ]
    assert (BASE / "static/fonts/LICENSE-inter.txt").exists()
