"""The English sentences of the sources a respondent can meet."""

import ast
import re
from functools import cache
from html import unescape
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(settings.BASE_DIR)
TEMPLATES = (
    *(f"surveys/{name}.html" for name in ("answering", "answered", "link_needed", "not_stored", "_first_screen")),
    *(f"surveys/{name}.html" for name in ("_languages", "_answer_form", "_question", "_choices", "_kept_draft")),
    *(
        "surveys/_what_is_stored.html",
        "surveys/_consulted_about.html",
        "surveys/sheet.html",
        "organizations/unaided.html",
        "messaging/decline.html",
    ),
    *("layouts/respond.html", "layouts/bare.html", "base.html", "404.html", "403_csrf.html"),
    *(f"emails/surveys/{path.name}" for path in sorted((ROOT / "templates/emails/surveys").iterdir())),
    *("emails/base.html", "emails/base.txt"),
)
MODULES = ("surveys/forms/answering.py", "surveys/services/told.py", "surveys/messages.py")
STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""


@cache
def messages_of_respondents() -> frozenset[str]:
    return frozenset(
        {
            *(text for name in TEMPLATES for text in _in_template((ROOT / "templates" / name).read_text())),
            *(text for name in MODULES for text in _in_module((ROOT / name).read_text())),
        }
    )


def _in_template(source: str) -> set[str]:
    return {ast.literal_eval(found) for found in re.findall(rf"(?:gettext|_)\(\s*{STRING}", templatize(source))}


def _in_module(source: str) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    said = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"})
    return {one.value for call in said for one in call.args if isinstance(one, ast.Constant)}


def one_line(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(page))


def english_in(page: str) -> list[str]:
    """Every message of two words or more that stands in the page as it stands in the source."""
    here = one_line(page)
    return [text for text in messages_of_respondents() if len(text.split()) > 1 and _stands(text, here)]


def _stands(text: str, here: str) -> bool:
    """Its fixed words in their order, and something in each of its places. A search by pattern took a minute."""
    at = 0
    for piece in re.split(r"%\(\w+\)[sd]", one_line(text)):
        found = here.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece) + 1
    return True
