"""Decides which answers can be read, and which count."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.scoring.copies import find_duplicates, is_copy_of_mission
from alignment.scoring.language import is_english
from alignment.scoring.texts import AnswerText
from alignment.scoring.words import find_words


@dataclass(frozen=True)
class Screening:
    """One answer before it is read. `kind` is set if the text alone decides it; `reason` says why it is not counted."""

    answer: AnswerText
    kind: str | None
    duplicate_of: str | None

    @property
    def is_readable(self) -> bool:
        return self.kind in {None, "copy"}

    @property
    def reason(self) -> str | None:
        return self.kind or ("duplicate" if self.duplicate_of is not None else None)


def screen_answers(*, answers: Sequence[AnswerText], mission_text: str) -> list[Screening]:
    """Find empty answers, other languages, copies of the mission and repeats, in the order of the answers."""
    firsts = find_duplicates(texts=[answer.text for answer in answers])
    return [
        Screening(
            answer=answer,
            kind=_kind_of(answer.text, mission_text),
            duplicate_of=None if first is None else answers[first].key,
        )
        for answer, first in zip(answers, firsts, strict=True)
    ]


def _kind_of(text: str, mission_text: str) -> str | None:
    if not find_words(text):
        return "empty"
    if not is_english(text):
        return "not_english"
    return "copy" if is_copy_of_mission(text=text, mission_text=mission_text) else None
