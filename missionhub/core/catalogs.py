"""Message catalogs compiled without a system tool: our .po files hold msgid, msgid_plural, msgstr and comments."""

import ast
import struct
from collections.abc import Iterator, Mapping

MAGIC, HEAD = 0x950412DE, 7 * 4


def read(source: str) -> dict[str, str]:
    """From msgid (with a plural: both, joined by NUL) to what is said instead (joined likewise)."""
    return {"\0".join(asked): "\0".join(said) for asked, said in _entries(source)}


def _entries(source: str) -> Iterator[tuple[list[str], list[str]]]:
    asked: list[str] = []
    said: list[str] = []
    here: list[str] = asked
    for line in filter(None, map(str.strip, source.splitlines())):
        keyword, _space, rest = line.partition(" ")
        if keyword.startswith("#"):
            continue
        if keyword == "msgid":
            if asked:
                yield asked, said
            asked, said = [], []
        if keyword.startswith("msg"):
            here = said if keyword.startswith("msgstr") else asked
            here.append(ast.literal_eval(rest))
        else:
            here[-1] += ast.literal_eval(line)
    yield asked, said


def compile_catalog(messages: Mapping[str, str]) -> bytes:
    """The binary form gettext reads: two tables of lengths and places, then the texts, sorted by msgid."""
    texts = [(asked.encode(), said.encode()) for asked, said in sorted(messages.items()) if said.strip("\0")]
    place = HEAD + 16 * len(texts)
    tables: tuple[list[int], list[int]] = ([], [])
    data = b""
    for column, table in enumerate(tables):
        for text in texts:
            table += [len(text[column]), place + len(data)]
            data += text[column] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(texts), HEAD, HEAD + 8 * len(texts), 0, 0)
    return head + b"".join(struct.pack(f"<{len(table)}I", *table) for table in tables) + data
