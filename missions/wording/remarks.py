"""What a sentence says beside its number about the way there: “is too low”, “up from where it is today”."""

import re
from dataclasses import dataclass

from missions.wording.cues import Direction
from missions.wording.numbers import Amount

UP, DOWN = Direction.INCREASE, Direction.REDUCE

_TOO = re.compile(
    r"\b(?:is|are|was|were|remains?|stays?|seems?|looks?|sits?|stands?)(?: (?:still|now|currently|today|far|much|way|"
    r"simply|clearly|just|a (?:little|bit)))* too (?:(?P<up>low|few|little|small|rare|scarce)|"
    r"(?P<down>high|many|much|large|long|great|frequent|common))\b(?! (?:to|for)\b)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(  # “people whose rent is too high”, “those who say that fees are too high”
    r"\b(?:whose|whom|where|when|if|how|whether|as(?! an?\b)|say|says|said|saying|think|thinks|thought|thinking|find|"
    r"finds|found|finding|feel|feels|felt|feeling|report|reports|reported|reporting|believe|believes|believing|agree|"
    r"agrees|agreed|agreeing|complain|complains|complaining|state|states|stating|consider|considers|considering)\b|"
    r"(?<!, )\b(?:who|that|which) $",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;:,!)–—](?=\s|$)|\b(?:and|but|so|while) (?=the\b|our\b|we\b|it\b|its\b)", re.IGNORECASE)
_FROM_TODAY = re.compile(
    r"(?:[,;(¤–—]\s*| - )(?:(?P<up>up)|(?P<down>down)) (?:from|on) (?:where|what|today|now|"
    r"(?:the|its|our) (?:current|present)|(?:this|last) year)\b",
    re.IGNORECASE,
)
_UNTIL_IT = re.compile(
    r"\b(?:until|till) (?:it|they|this|that) (?:has |have )?(?:hits?|reach(?:es|ed)?|gets? to|comes? to|arrives? at|"
    r"is(?: at)?|are(?: at)?|stands? at)\s*$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?<!rate of )(?<!of a )(?<!of the )(?<!of an )(?<!of )\b(?:(?P<up>growth|rise|increase|gain)|"
    r"(?P<down>fall|drop|decline|cut|decrease|reduction))s? in\b",
    re.IGNORECASE,
)
_STAYING = re.compile(
    r"(?:,? and (?:we|it) (?:will |must |shall |should )?(?:always )?)?\b"
    r"(?:stay|remain|keep|hold)(?:s|ing)?(?: \w+){0,2}? (?:at or )?(?:(?P<up>above|over)|(?P<down>below|under)|at) "
    r"(?:it|that|this)\b(?! \w+ (?:level|line))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Remark:
    way: Direction
    start: int
    end: int
    is_noun: bool = False  # “they ask for growth in …”: what is measured comes after


def remarks(plain: str, amount: Amount) -> list[Remark]:
    """Two may differ: then nobody can tell."""
    return [_remark(match) for match in (*_too(plain, amount), *_from_today(plain, amount), *_until_it(plain, amount))]


def staying(plain: str, amount: Amount) -> re.Match[str] | None:
    """“90% is the floor, and we will stay at or above it”."""
    return _STAYING.search(plain, amount.end)


def side_of(match: re.Match[str]) -> Direction | None:
    return UP if match["up"] else DOWN if match["down"] else None


def _remark(match: re.Match[str]) -> Remark:
    return Remark(UP if match["up"] else DOWN, *match.span(), is_noun=match.re is _NOUN)


def _too(plain: str, amount: Amount) -> list[re.Match[str]]:
    """Said of the measure in a clause of its own; people for whom something is too high are what is counted."""
    return [match for match in _TOO.finditer(plain) if _is_of_the_measure(plain, match, amount)]


def _is_of_the_measure(plain: str, match: re.Match[str], amount: Amount) -> bool:
    between = plain[match.end() : amount.start] if match.start() < amount.start else plain[amount.end : match.start()]
    begin = max((found.end() for found in _BREAK.finditer(plain, 0, match.start())), default=0)
    return _BREAK.search(between) is not None and not _OF_OTHERS.search(plain[max(begin - 2, 0) : match.start()])


def _from_today(plain: str, amount: Amount) -> list[re.Match[str]]:
    return list(_FROM_TODAY.finditer(plain, amount.end))


def _until_it(plain: str, amount: Amount) -> list[re.Match[str]]:
    """“growth in attendance until it hits 90%”."""
    return list(_NOUN.finditer(plain, 0, amount.start)) if _UNTIL_IT.search(plain[: amount.start]) else []
