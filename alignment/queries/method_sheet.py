"""docs/method.md as blocks a template can show: headings, paragraphs, lists, tables and code; nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify

_INLINE = re.compile(r"(`[^`]+`|\*\*[^*]+\*\*|(?<![\w*])\*[^*\s][^*]*\*(?![\w*]))")  # not the star of C*


@dataclass(frozen=True)
class Words:
    """A stretch of text: plain, `code`, **strong** or *em*."""

    text: str
    kind: str = "plain"


Line = tuple[Words, ...]


@dataclass(frozen=True)
class Block:
    """`kind` is heading1 … heading3, paragraph, list, table or code; `rows` hold cells of words."""

    kind: str
    rows: tuple[tuple[Line, ...], ...]
    anchor: str = ""

    @property
    def first(self) -> Line:
        return self.rows[0][0]


@cache
def method_sheet() -> tuple[Block, ...]:
    """The method sheet that ships with this version."""
    return tuple(parse_blocks((settings.BASE_DIR / "docs" / "method.md").read_text(encoding="utf-8")))


def method_url(section: str) -> str:
    """Where the sheet says how a figure is computed; beside every figure stands such a link."""
    return f"{reverse('alignment:method')}#{section}"


def method_address(section: str) -> str:
    """The same where no page stands around it: in a mail or a file."""
    return f"{settings.SITE_URL}{method_url(section)}"


def parse_blocks(text: str) -> Iterator[Block]:
    """Read the few forms of Markdown that the sheet uses."""
    lines = iter(text.splitlines())
    for kind, group in groupby(_with_code(lines), key=lambda line: line[0]):
        content = [line for _, line in group]
        if kind.startswith("heading"):
            yield from (Block(kind, (((Words(line),),),), anchor=slugify(line)) for line in content)
        elif kind == "paragraph":
            yield Block(kind, ((_words(" ".join(content)),),))
        elif kind == "list":
            yield Block(kind, tuple((_words(line),) for line in content))
        elif kind == "table":
            yield Block(kind, tuple(_cells(line) for line in content if not set(line) <= set("|-: ")))
        elif kind == "code":
            yield Block(kind, (((Words("\n".join(content), "code"),),),))


def _with_code(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Each line with its kind; blank lines keep paragraphs apart."""
    is_code = False
    for line in lines:
        if line.startswith("```"):
            is_code = not is_code
            yield "fence", line
        elif is_code:
            yield "code", line
        else:
            yield _kind(line)


def _kind(line: str) -> tuple[str, str]:
    if heading := re.match(r"(#{1,3}) (.+)", line):
        return f"heading{len(heading[1])}", heading[2]
    if line.startswith("- "):
        return "list", line[2:]
    if line.startswith("|"):
        return "table", line
    return ("paragraph", line.strip()) if line.strip() else ("blank", "")


def _cells(line: str) -> tuple[Line, ...]:
    return tuple(_words(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _words(text: str) -> Line:
    return tuple(_styled(part) for part in _INLINE.split(text) if part)


def _styled(part: str) -> Words:
    if part.startswith("`"):
        return Words(part[1:-1], "code")
    if part.startswith("**"):
        return Words(part[2:-2], "strong")
    if part.startswith("*"):
        return Words(part[1:-1], "em")
    return Words(part)
