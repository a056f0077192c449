"""Mail addresses, phone numbers and links in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_EMAIL = re.compile(
    r"(?<![\w.+%'’-])[\w.+%'’-]+(?:@|\s?[\[(](?:at|@)[\])]\s?)[\w-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\w-]+)+",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:https?://|ftp://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_TOP_LEVELS = (
    "com|org|net|edu|gov|info|biz|io|ai|app|dev|eu|uk|de|fr|es|nl|ca|au|nz|ch|se|dk|pl|pt|br|jp|cn|ngo|shop|blog|site"
)
_BARE_LINK = re.compile(rf"(?<![\w@.-])(?:[\w-]+\.)+(?:{_TOP_LEVELS})(?![\w.-]*\w)(?:/[^\s<>\"“”]*)?")
_PHONE = re.compile(r"(?<![\w.,])(?:\+\s?|\()?\d[\d \t\u00a0().\-–/]{4,28}\d(?!\w)")
_NO_PHONE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}"  # 2026-03-02
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"  # 2.3.2026
    r"|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d"  # 2019-2026
    r"|\d{1,2}\.\d\d\s?[-–]\s?\d{1,2}\.\d\d"  # 10.30-11.45
    r"|[1-9]\d*(?:[ .\u00a0]?\d{3})*[ .\u00a0]?000"  # 2 500 000
)


@dataclass(frozen=True)
class Found:
    """text[start:end] is of this kind."""

    start: int
    end: int
    kind: Literal["name", "e-mail", "phone", "link"]


def contacts(text: str) -> Iterator[Found]:
    """Find mail addresses, links and phone numbers of 7 to 15 digits; dates, spans of years and round sums are none."""
    for email in _EMAIL.finditer(text):
        yield Found(*email.span(), "e-mail")
    for pattern in (_LINK, _BARE_LINK):
        for link in pattern.finditer(text):
            yield Found(link.start(), link.start() + len(link.group().rstrip(".,;:!?)]}'’")), "link")
    for phone in _PHONE.finditer(text):
        digits = sum(character.isdigit() for character in phone.group())
        if 7 <= digits <= 15 and not _NO_PHONE.fullmatch(phone.group()):
            yield Found(*phone.span(), "phone")
