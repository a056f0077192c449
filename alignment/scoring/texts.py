"""What goes into a reading, and what comes out."""

from dataclasses import dataclass, field

import numpy as np

from alignment.measures.consensus import Consensus
from alignment.measures.proportion import Proportion


@dataclass(frozen=True)
class PromiseText:
    """One promise of a mission, confirmed by its author, with the phrases it is also known by.

    `counterexamples` are clauses of which people have said that they do not show it.
    """

    key: str
    text: str
    cues: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnswerText:
    """One open answer. `author`, who or which office wrote it, is read as *we* in the text, like the organization."""

    key: str
    text: str
    author: str = ""


@dataclass(frozen=True)
class Match:
    """How far one answer shows one promise, and where.

    `strength` is calibrated, 0..1: that of the strongest passage that speaks for the promise, or, where the band is
    "none", of the strongest passage. `percentile`, 0..100, places it among everyday work sentences; `band` is "clear",
    "partial" or "none", and "none" means no evidence found. start:end is the evidence, a clause of the answer, `shared`
    the spans in it of words it shares with the promise; both are (0, 0) and () when the band is "none". `also` are the
    spans of clauses in other sentences that would count without it. `nearest`, where the promise is not voiced, is the
    sentence whose clause comes closest to it: shown to be judged by people, never a mention.
    """

    promise: str
    strength: float
    percentile: float
    band: str
    voiced: bool
    start: int
    end: int
    shared: tuple[tuple[int, int], ...]
    also: tuple[tuple[int, int], ...] = ()
    nearest: tuple[int, int] | None = None


@dataclass(frozen=True)
class AnswerReading:
    """What one answer shows. `kind`: "mission" (a promise voiced), "task", "copy", "empty" or "not_english"."""

    answer: str
    kind: str
    duplicate_of: str | None
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class RoundReading:
    """What a round's answers show together; every figure is over the `counted` answers.

    `vectors` holds a row for each of them, in their order. Vectors are text: they stay where the text may be.
    """

    answers: tuple[AnswerReading, ...]
    consensus: Consensus | None
    counted: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    voiced_share: Proportion | None
    unmentioned: tuple[str, ...]
    furthest_pair: tuple[str, str] | None
    promise_agreement: float | None
    encoder: str
    weights_sha256: str
    engine_version: str
    vectors: np.ndarray = field(compare=False, repr=False)
