"""One style sheet in tests, too, as people get it: a page with a link for each sheet costs a browser seventy requests."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage

from missionhub.core.templatetags.ui import JOINED, stylesheet_paths


class UnhashedJoiningStorage(StaticFilesStorage):
    """Pages link the joined sheet by its plain name; nothing is collected."""


def join_styles() -> None:
    """Write the sheet where the finders look."""
    sheets = [(settings.BASE_DIR / "static" / name).read_text(encoding="utf-8") for name in stylesheet_paths()]
    joined: Path = settings.JOINED_STYLES / JOINED
    joined.parent.mkdir(parents=True, exist_ok=True)
    joined.write_text("\n".join(sheets), encoding="utf-8")
