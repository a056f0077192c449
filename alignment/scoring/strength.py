"""How strongly a passage matches a promise, on a scale that everyday work sentences define."""

from dataclasses import dataclass

import numpy as np

from alignment.scoring.clauses import Clause, without_question
from alignment.scoring.texts import PromiseText
from alignment.scoring.vectors import TextVectors
from alignment.scoring.wording import Wording
from alignment.scoring.words import find_words, is_content

# Starting points until a leader labels answers; chosen on labeled answers of half of our trial organizations.
VOICED_PERCENTILE = 95.0
VOICED_STRENGTH = 0.30
CLEAR_PERCENTILE = 99.0
CLEAR_STRENGTH = 0.35
CLEAR_LEAD = 0.27
OTHERS_SHARE = 0.75
PARTIAL_PERCENTILE = 95.0
PARTIAL_STRENGTH = 0.25
NEARLY_BEST = 0.05
PLAIN_STRENGTH = 0.50
FEWEST_WORDS = 2
ALIKE = 1e-6  # cosines this near are equal: what is as near to a phrasing keeps counting


@dataclass(frozen=True)
class Scale:
    """One promise, ready to be matched: its phrasings, their baselines, how reference sentences score, and its line.

    `counterexamples` are the vectors of what does not show it, one row each.
    """

    promise: PromiseText
    phrasings: np.ndarray
    baselines: np.ndarray
    reference: np.ndarray
    counterexamples: np.ndarray
    line: float = VOICED_STRENGTH

    def strengths(self, passages: np.ndarray) -> np.ndarray:
        """Calibrated similarity of each passage (n, d) with its closest phrasing: (cos - c0) / (1 - c0), unfloored."""
        calibrated = (passages @ self.phrasings.T - self.baselines) / (1 - self.baselines)
        return np.asarray(calibrated.max(axis=1))

    def rebutted(self, passages: np.ndarray) -> np.ndarray:
        """Say which passages (n, d) are nearer to a counterexample than to every phrasing, as bool (n,).

        max cos(passage, counterexample) > max cos(passage, phrasing): the nearest neighbor of two classes (Cover & Hart
        1967) and no line between them; that it only takes matches away, and never adds one, is our own choice.
        """
        if not len(self.counterexamples):
            return np.zeros(len(passages), dtype=bool)
        against = (passages @ self.counterexamples.T).max(axis=1)
        return np.asarray(against > (passages @ self.phrasings.T).max(axis=1) + ALIKE)

    def percentile(self, strength: float) -> float:
        """Share of reference sentences that match less, ties by half, 0..100."""
        below, upto = (np.searchsorted(self.reference, strength, side=side) for side in ("left", "right"))
        return float(100 * (below + upto) / 2 / len(self.reference))


def phrasings_of(promise: PromiseText, *, wording: Wording | None = None) -> tuple[str, ...]:
    """The texts a promise is matched by: itself, its cues of two content words or more, and itself with the others.

    A single word is read behind its promise (*Train cooks: jobs, school*): alone it matches every text that holds it.
    A cue cut out of the promise adds noise, no meaning, and is left out.
    """
    plain = promise.text.casefold()
    cues = [cue.strip() for cue in promise.cues if cue.strip() and cue.strip().casefold() not in plain]
    phrases = [cue for cue in cues if _content_of(cue) >= FEWEST_WORDS]
    words = [cue for cue in cues if cue not in phrases]
    together = [f"{promise.text}: {', '.join(words)}"] if words else []
    worded = wording or Wording()
    return tuple(worded.of(phrasing) for phrasing in (promise.text, *phrases, *together))


def counterexamples_of(promise: PromiseText, *, wording: Wording | None = None) -> tuple[str, ...]:
    """The texts that speak against a match, as passages are encoded; never one that reads like a phrasing."""
    worded = wording or Wording()
    phrasings = {_plain(phrasing) for phrasing in (*phrasings_of(promise, wording=worded), *promise.cues)}
    texts = (worded.of(without_question(Clause(0, len(text), text)).text) for text in promise.counterexamples)
    return tuple(dict.fromkeys(text for text in texts if _plain(text) not in phrasings))


def texts_of(promise: PromiseText, *, wording: Wording | None = None) -> tuple[str, ...]:
    """All that has to be encoded of a promise."""
    return (*phrasings_of(promise, wording=wording), *counterexamples_of(promise, wording=wording))


def scale_of(
    *,
    promise: PromiseText,
    vectors: TextVectors,
    reference_vectors: np.ndarray,
    wording: Wording | None = None,
    line: float = VOICED_STRENGTH,
) -> Scale:
    """Build the scale of one promise; c0 of a phrasing is its mean similarity to the reference sentences."""
    phrasings = vectors.of(phrasings_of(promise, wording=wording)).astype(np.float64)
    similarities = reference_vectors.astype(np.float64) @ phrasings.T
    baselines = similarities.mean(axis=0)
    reference = np.sort(np.max((similarities - baselines) / (1 - baselines), axis=1))
    counterexamples = vectors.of(counterexamples_of(promise, wording=wording)).astype(np.float64)
    return Scale(promise, phrasings, baselines, reference, counterexamples, line)


def speaks_for(strengths: np.ndarray) -> np.ndarray:
    """Say, for strengths (passages, promises), which passage speaks for which promise, as bool of the same shape.

    A passage speaks for the promise it matches best, for those it matches nearly as well, and for any it matches
    plainly. What it only resembles because two promises are about the same things, food say, is not evidence.
    """
    best = strengths.max(axis=1, keepdims=True)
    return np.asarray((strengths >= best - NEARLY_BEST) | (strengths >= PLAIN_STRENGTH))


def leads(strengths: np.ndarray) -> np.ndarray:
    """Say, for strengths (passages, promises), how far a promise stands out, as floats of the same shape.

    Its strength less three quarters of the mean strength of the mission's other promises. What is about the field in
    general, food or animals, matches all of them alike.
    """
    others = strengths.shape[1] - 1
    mean = (strengths.sum(axis=1, keepdims=True) - strengths) / max(1, others)
    return np.asarray(strengths - OTHERS_SHARE * np.maximum(0, mean))


def is_voiced(*, strength: float, percentile: float, line: float = VOICED_STRENGTH) -> bool:
    """Say whether a match counts as showing the promise. `line` is the general one, or one set by labels."""
    return percentile >= VOICED_PERCENTILE and strength >= line


def counts_alone(*, strength: float, percentile: float, line: float) -> bool:
    """Say whether a passage would count if nothing else were written: found, and from the line on."""
    return strength >= PARTIAL_STRENGTH and is_voiced(strength=strength, percentile=percentile, line=line)


def band_of(*, strength: float, percentile: float, lead: float) -> str:
    """Name a match: "clear", "partial" or "none" (no evidence found)."""
    stands_out = lead >= CLEAR_LEAD or strength >= PLAIN_STRENGTH
    if percentile >= CLEAR_PERCENTILE and strength >= CLEAR_STRENGTH and stands_out:
        return "clear"
    if percentile >= PARTIAL_PERCENTILE and strength >= PARTIAL_STRENGTH:
        return "partial"
    return "none"


def _plain(text: str) -> str:
    return " ".join(word.text.casefold() for word in find_words(text))


def _content_of(text: str) -> int:
    return sum(is_content(word.text) for word in find_words(text))
