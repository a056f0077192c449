"""What would make a story easier to picture: somebody, a day, a figure, more than a sentence. Pure words, no judgment.

Rules, in the spirit of the questions reporters ask; they only ever ask, and never refuse or score.
"""

import re
from enum import StrEnum

WORDS_OF_A_SCENE = 12
NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand dozen"
)
DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today yesterday morning afternoon evening night noon week weekend month year spring "
    "summer autumn fall winter christmas easter ago"
)
PEOPLE = (
    "he she him her his hers man woman boy girl child children mother father mom dad parent parents grandmother "
    "grandfather son daughter brother sister family families neighbor neighbors trainee trainees volunteer volunteers "
    "driver teacher nurse farmer student students patient patients customer customers guest guests colleague somebody "
    "someone resident residents member members couple widow widower baby"
)
NUMBER = re.compile(rf"\d|\b(?:{'|'.join(NUMBERS.split())})\b", re.IGNORECASE)
DAY = re.compile(rf"\b(?:{'|'.join(DAYS.split())})\b|\b\d{{1,2}}(?::\d\d| ?[ap]\.?m\b)", re.IGNORECASE)
PERSON = re.compile(rf"\b(?:{'|'.join(PEOPLE.split())})\b", re.IGNORECASE)
NAME = re.compile(r"(?<![.!?]\s)(?<!^)(?<!\n)\b[A-Z][a-z]{2,}\b")


class Hint(StrEnum):
    SCENE = "scene"  # what exactly happened
    WHO = "who"  # whom one could picture
    WHEN = "when"
    NUMBER = "number"


def hints(text: str, *, has_day: bool = False, has_who: bool = False) -> tuple[Hint, ...]:
    """What the story does not say yet; `has_day` and `has_who` if fields beside the text say it."""
    missing = {
        Hint.SCENE: len(text.split()) < WORDS_OF_A_SCENE,
        Hint.WHO: not (has_who or PERSON.search(text) or _names(text)),
        Hint.WHEN: not (has_day or DAY.search(text)),
        Hint.NUMBER: not NUMBER.search(text),
    }
    return tuple(hint for hint, is_missing in missing.items() if is_missing)


def _names(text: str) -> bool:
    """A capital within a sentence, if it is no day or month."""
    return any(not DAY.fullmatch(found.group()) for found in NAME.finditer(text))
