"""What people talk about: answers that are about the same, in their own words, in the mission or not."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from alignment.scoring.clustering import center_of, groups_of
from alignment.scoring.encoder import Encoder
from alignment.scoring.matching import passages_of
from alignment.scoring.reference import reference_vectors
from alignment.scoring.reflection import wording_for
from alignment.scoring.texts import AnswerReading, AnswerText, PromiseText
from alignment.scoring.theme_words import typical_words
from alignment.scoring.vectors import TextVectors

FEWEST = 3  # people who make a theme where names are shown


@dataclass(frozen=True)
class Theme:
    """`answers` are keys, the most typical first; each answer is in one theme at most. `promise` is None outside the
    mission."""

    words: tuple[str, ...]
    answers: tuple[str, ...]
    promise: str | None


def find_themes(
    *,
    encoder: Encoder,
    answers: Sequence[AnswerText],
    readings: Sequence[AnswerReading],
    promises: Sequence[PromiseText],
    mission_text: str,
    own_names: Sequence[str] = (),
    least: int = FEWEST,
    never: Collection[str] = (),
) -> tuple[Theme, ...]:
    """Return the themes of the answers to one question, largest first; what is in none is about something of its own.

    `answers` are those that count, `readings` hold at least theirs, by `read_answers` with the same texts. An answer's
    theme is what the whole of it is nearest to, so themes never share a person, and n of a theme is people. A theme is
    known by words used in `least` answers, of which none is in a name of `never`; a group without such a word is none.
    It goes with the promise that most of its answers show, if half of them show any; else it is outside the mission.
    The same answers give the same themes, in whatever order they come. Raises ValueError for `least` below 2.
    """
    mine = sorted(answers, key=lambda answer: (answer.text, answer.key))
    sources = [mission_text, *(promise.text for promise in promises)]
    wholes = [passages_of(text=one.text, wording=wording_for(one, own_names, sources)).whole for one in mine]
    rows = TextVectors(encoder=encoder, texts=wholes).of(wholes) if mine else np.empty((0, 1))
    groups = groups_of(rows, reference=reference_vectors(encoder=encoder), least=least) if mine else np.empty(0, int)
    words = typical_words(
        [answer.text for answer in mine],
        groups=groups.tolist(),
        least=least,
        never=[*never, *own_names, *(answer.author for answer in mine)],
    )
    voiced = {reading.answer: [match.promise for match in reading.matches if match.voiced] for reading in readings}
    found = [
        (names, _most_typical_first([one.key for one in mine], rows, groups == group))
        for group, names in enumerate(words)
        if names
    ]
    return tuple(Theme(names, keys, _promise_of(keys, voiced, promises)) for names, keys in found)


def _most_typical_first(keys: Sequence[str], rows: np.ndarray, inside: np.ndarray) -> tuple[str, ...]:
    places = np.flatnonzero(inside)
    nearness = np.round(rows[places] @ center_of(rows[places]), 6)
    return tuple(keys[places[place]] for place in np.lexsort((np.arange(len(places)), -nearness)))


def _promise_of(keys: Sequence[str], voiced: dict[str, list[str]], promises: Sequence[PromiseText]) -> str | None:
    if 2 * sum(bool(voiced[key]) for key in keys) < len(keys):
        return None
    counts = Counter(promise for key in keys for promise in voiced[key])
    return max((promise.key for promise in promises), key=lambda promise: counts[promise], default=None)
