"""A document as PDF, made in a process of its own: it opens nothing but our fonts, and ends when it takes too long."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError

ENGINE = Path(__file__).with_name("pdf_engine.py")
FONTS = settings.BASE_DIR / "static" / "fonts"
SECONDS = 30
PASSED_ON = ("HOME", "PATH", "LANG", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")  # no secret among them


class PdfUnavailable(DomainError):
    """WeasyPrint or Pango is not on this machine, or gave up."""


def pdf(html: str) -> bytes:
    """Raises PdfUnavailable. About a second and a half, in which the web process waits and loads nothing."""
    try:
        made = subprocess.run(
            [sys.executable, "-I", str(ENGINE), str(FONTS)],
            input=html.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise PdfUnavailable(
            _("This machine cannot make a PDF now. Print the page instead, and choose “Save as PDF”.")
        ) from error
    return made.stdout


def inlined_styles(paths: Sequence[str]) -> SafeString:
    """Sheets of ours inside a document that is never served as a page."""
    texts = [(settings.BASE_DIR / path).read_text(encoding="utf-8") for path in paths]
    return mark_safe("<style>" + "\n".join(texts) + "</style>")  # noqa: S308 - files that ship with the product
