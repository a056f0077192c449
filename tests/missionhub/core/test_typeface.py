"""A sign that our typeface lacks is drawn by whatever the device has, in another weight and height."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def drawn() -> set[int]:
    """The code points that the stylesheet offers a font for."""
    offered = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", (ROOT / "static/css/base.css").read_text())
    return {code for first, last in offered for code in range(int(first, 16), int(last or first, 16) + 1)}


def lacking(text: str) -> set[str]:
    return set(text) - set(map(chr, drawn()))


def test_pages_and_styles_use_no_sign_that_the_typeface_lacks():
    pages = [path for path in (ROOT / "templates").rglob("*.html") if "emails" not in path.parts]
    styles = list((ROOT / "static/css").rglob("*.css"))

    found = {path.name: signs for path in pages + styles if (signs := lacking(path.read_text()))}

    assert found == {}


def test_a_lacking_sign_would_be_found():
    assert lacking("Swipe → 90 %, ↑ and ≥") == {"→", "≥"}
