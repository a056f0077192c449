"""How strongly a clause matches a promise, on a scale that everyday work sentences define."""

from dataclasses import dataclass

import numpy as np

from alignment.scoring.texts import PromiseText
from alignment.scoring.vectors import TextVectors

# Starting points until a leader labels answers. Everyday sentences alone are too easy a floor: on 150 real missions
# the percentile by itself let 70 percent of strangers' program texts voice a promise. With the least strength below it
# is 18 percent of strangers, 6 percent of job tasks from a national task list, and 81 percent of own programs.
VOICED_PERCENTILE = 95.0
VOICED_STRENGTH = 0.30
CLEAR_PERCENTILE = 99.0
CLEAR_STRENGTH = 0.35
PARTIAL_PERCENTILE = 95.0
PARTIAL_STRENGTH = 0.20


@dataclass(frozen=True)
class Scale:
    """One promise, ready to be matched: its phrasings, their baselines, and how reference sentences score."""

    promise: PromiseText
    phrasings: np.ndarray
    baselines: np.ndarray
    reference: np.ndarray

    def strengths(self, clauses: np.ndarray) -> np.ndarray:
        """Calibrated similarity of each clause (n, d) with the closest phrasing, not floored: (cos - c0) / (1 - c0)."""
        calibrated = (clauses @ self.phrasings.T - self.baselines) / (1 - self.baselines)
        return np.asarray(calibrated.max(axis=1))

    def percentile(self, strength: float) -> float:
        """Share of reference sentences that match less, ties by half, 0..100."""
        below, upto = (np.searchsorted(self.reference, strength, side=side) for side in ("left", "right"))
        return float(100 * (below + upto) / 2 / len(self.reference))


def phrasings_of(promise: PromiseText) -> tuple[str, ...]:
    """The texts a promise is matched by: itself, and those cues that say it in other words.

    A cue cut out of the promise adds noise, no meaning: with such cues as phrasings, own programs were told from
    strangers' less well (area under the curve .896 against .903 on 150 real missions).
    """
    plain = promise.text.casefold()
    return (promise.text, *(cue for cue in promise.cues if cue.strip() and cue.casefold() not in plain))


def scale_of(*, promise: PromiseText, vectors: TextVectors, reference_vectors: np.ndarray) -> Scale:
    """Build the scale of one promise; c0 of a phrasing is its mean similarity to the reference sentences."""
    phrasings = vectors.of(phrasings_of(promise)).astype(np.float64)
    similarities = reference_vectors.astype(np.float64) @ phrasings.T
    baselines = similarities.mean(axis=0)
    reference = np.sort(np.max((similarities - baselines) / (1 - baselines), axis=1))
    return Scale(promise=promise, phrasings=phrasings, baselines=baselines, reference=reference)


def is_voiced(*, strength: float, percentile: float) -> bool:
    """Say whether a match counts as showing the promise."""
    return percentile >= VOICED_PERCENTILE and strength >= VOICED_STRENGTH


def band_of(*, strength: float, percentile: float) -> str:
    """Name a match: "clear", "partial" or "none" (no evidence found)."""
    if percentile >= CLEAR_PERCENTILE and strength >= CLEAR_STRENGTH:
        return "clear"
    if percentile >= PARTIAL_PERCENTILE and strength >= PARTIAL_STRENGTH:
        return "partial"
    return "none"
