"""Words of a text: where they stand, which carry content, and what is left without endings."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_FUNCTION_WORDS = """
    a about above across after again against all almost along also although always am among an and any are around as
    at be because been before being below between both but by can cannot could did do does doing done down during each
    either etc even ever every everything few for from further get gets getting goes got had has have having he her
    here hers him his how however i if in including into is it its itself just let like made make makes making many
    may me might mine more most much must my myself near no nor not now of off often on once one only onto or other
    others our ours ourselves out over own paid pay per perhaps quite rather really same she should since so some
    something such than that the their theirs them themselves then there these they thing things this those through
    thru throughout to together too toward towards under until up upon us use used uses using various very via was we
    well were what when where whether which while who whom whose why will with within without would yet you your yours
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

_ENDINGS = (
    ("ibilities", 4), ("abilities", 4), ("ibility", 4), ("ability", 4), ("ements", 4), ("ement", 4), ("ments", 4),
    ("ment", 4), ("ations", 4), ("ation", 4), ("ating", 4), ("ators", 4), ("ator", 4), ("ated", 4), ("ates", 4),
    ("ate", 4), ("ions", 4), ("ion", 4), ("ings", 3), ("ing", 3), ("ible", 4), ("able", 4), ("ers", 4), ("er", 4),
    ("ies", 3), ("ied", 3), ("ed", 3), ("es", 3), ("s", 3), ("ly", 5), ("e", 3), ("y", 3),
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word of a text; text[start:end] is it."""

    start: int
    end: int
    text: str


def find_words(text: str) -> list[Word]:
    """Return the words of a text in order: letters with inner apostrophes; numbers and signs are no words."""
    return [Word(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]


def plain_words(text: str) -> list[str]:
    """Return the words of a text, case removed."""
    return [word.text.casefold() for word in find_words(text)]


def is_content(word: str) -> bool:
    """Say whether a word carries content, that is, is longer than two letters and no function word."""
    return len(word) > 2 and word.casefold() not in FUNCTION_WORDS


def stem(word: str) -> str:
    """Return the word without its usual English endings, so that *enforces* and *enforcement* meet."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    for ending, least in _ENDINGS:
        is_double_s = ending == "s" and plain.endswith("ss")
        if plain.endswith(ending) and len(plain) - len(ending) >= least and not is_double_s:
            plain = plain.removesuffix(ending)
            break
    doubled = len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] not in "sl"
    return plain[:-1] if doubled else plain


def content_stems(text: str) -> set[str]:
    """Return the stems of a text's content words."""
    return {stem(word.text) for word in find_words(text) if is_content(word.text)}
