"""Numbers as people write them in English: 1,000, 1 000, 1.5m, 20%, $3k, twenty-five per cent, nine in ten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
SMALL = {word: number for number, word in enumerate(UNITS.split())}
DECADES = """twenty thirty forty fifty sixty seventy eighty ninety"""
TENS = {word: 10 * number for number, word in enumerate(DECADES.split(), start=2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SUFFIXES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, **SCALES}
CURRENCIES = {"$": "$", "US$": "USD", "CA$": "CAD", "C$": "CAD", "€": "€", "£": "£"}
CODES = "USD|CAD|EUR|GBP|AUD|NZD|CHF"

POINTS = r"percentage[- ]points?|percent points?|pct\.? points?|pp\b|p\.p\.|points?\b"
PERCENT = r"%|per[- ]?cent\b|pct\b"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
_IN_DIGITS = re.compile(
    rf"(?<![\w.,/])(?P<sign>[-−](?=\d))?(?P<currency>(?:US|CA|C)?\$|[€£]|(?:{CODES})\s)?\s?(?P<digits>{_DIGITS})"
    rf"(?![\d/]|[.,]\d)(?:(?P<close>k|K|m|M|mn|bn)(?!\w)|\s(?P<scale>hundred|thousand|million|billion)\b)?"
    rf"(?:\s?(?P<points>{POINTS})|\s?(?P<percent>{PERCENT})|\s(?P<code>{CODES}|dollars|euros?|pounds)\b)?(?!\w|-[a-z])",
    re.IGNORECASE,
)
_WORD = "|".join([*SMALL, *TENS, *SCALES])
_IN_WORDS = re.compile(
    rf"\b(?P<words>(?:a (?=hundred|thousand|million))?(?:{_WORD})(?:(?:[- ]|\sand\s)(?:{_WORD}))*)\b(?!-[a-z])"
    rf"(?:\s(?P<points>{POINTS})|\s?(?P<percent>{PERCENT}))?",
    re.IGNORECASE,
)
_IN_TEN = re.compile(rf"\b(?P<some>\d+|{_WORD}) (?:in|out of)(?: every)? (?P<all>\d+|{_WORD})\b", re.IGNORECASE)
NAMES = {"dollars": "$", "euro": "€", "euros": "€", "pounds": "£"}


@dataclass(frozen=True)
class Amount:
    """`unit` is %, points, a currency or nothing; the span is [start, end) in the text."""

    value: Decimal
    unit: str
    start: int
    end: int
    in_words: bool = False


def amounts(text: str) -> list[Amount]:
    """Every number of a text, in order, none inside another."""
    found: list[Amount] = []
    for amount in (*_shares(text), *_digits(text), *_words(text)):
        if all(amount.end <= other.start or amount.start >= other.end for other in found):
            found.append(amount)
    return sorted(found, key=lambda amount: amount.start)


def is_bare(text: str) -> bool:
    """A number and nothing else: nobody can tell of what, nor whether more is better."""
    said = text.strip(" .“”\"'")
    return any(not amount.unit and (amount.start, amount.end) == (0, len(said)) for amount in amounts(said))


def words_to_number(words: str) -> int:
    """“two hundred and five” is 205."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0
        else:
            current += SMALL.get(word, TENS.get(word, 0))
    return total + current


def _digits(text: str) -> Iterator[Amount]:
    for match in _IN_DIGITS.finditer(text):
        value = Decimal(re.sub(r"[,\s]", "", match["digits"]))
        value *= SUFFIXES[(match["close"] or match["scale"] or "").lower()] if match["close"] or match["scale"] else 1
        if match["sign"]:
            value = -value
        amount = Amount(value, _unit(match), match.start(), match.end())
        yield _without_metres(amount, match)


def _without_metres(amount: Amount, match: re.Match[str]) -> Amount:
    """“5m” is five million only of money or with a decimal point; else nobody can tell it from metres."""
    if (match["close"] or "") in {"m", "M"} and not amount.unit and "." not in match["digits"]:
        return replace(amount, value=amount.value / SUFFIXES["m"], end=match.end("digits"))
    return amount


def _words(text: str) -> Iterator[Amount]:
    for match in _IN_WORDS.finditer(text):
        unit = "points" if match["points"] else "%" if match["percent"] else ""
        yield Amount(Decimal(words_to_number(match["words"])), unit, match.start(), match.end(), in_words=True)


def _shares(text: str) -> Iterator[Amount]:
    """“nine in ten” is 90%."""
    for match in _IN_TEN.finditer(text):
        some, whole = _plain(match["some"]), _plain(match["all"])
        if 0 < some <= whole and whole in {2, 3, 4, 5, 10, 20, 100}:
            yield Amount(round(Decimal(100 * some) / whole, 2), "%", match.start(), match.end(), in_words=True)


def _plain(text: str) -> int:
    return int(text) if text.isdecimal() else words_to_number(text)


def _unit(match: re.Match[str]) -> str:
    if match["points"]:
        return "points"
    if match["percent"]:
        return "%"
    sign = (match["currency"] or "").strip().upper()
    if sign:
        return CURRENCIES.get(sign, sign)
    code = match["code"] or ""
    return NAMES.get(code.lower(), code.upper())
