"""Which passages of an answer speak for which promise, and which clause shows it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from alignment.scoring.clauses import Clause, split_clauses, split_sentences, without_question
from alignment.scoring.encoder import Encoder
from alignment.scoring.evidence import shared_words
from alignment.scoring.reference import reference_vectors
from alignment.scoring.strength import (
    VOICED_STRENGTH,
    Scale,
    band_of,
    counts_alone,
    is_voiced,
    leads,
    scale_of,
    speaks_for,
    texts_of,
)
from alignment.scoring.texts import Match, PromiseText
from alignment.scoring.vectors import TextVectors
from alignment.scoring.wording import Wording


@dataclass(frozen=True)
class Passages:
    """An answer as it is matched: `clauses` as written; `texts` as encoded, clause by clause, then the whole answer.

    `sentences` says of each clause in which sentence it stands.
    """

    clauses: tuple[Clause, ...]
    texts: tuple[str, ...]
    wording: Wording
    sentences: tuple[int, ...]
    written: tuple[Clause, ...]  # its sentences

    @property
    def whole(self) -> str:
        return self.texts[-1]


def passages_of(*, text: str, wording: Wording) -> Passages:
    """Cut an answer into its passages, without the words that only repeat the question."""
    clauses = tuple(without_question(clause) for clause in split_clauses(text))
    whole = without_question(Clause(0, len(text), text))
    texts = tuple(wording.of(passage.text) for passage in (*clauses, whole))
    written = tuple(split_sentences(text))
    ends = [sentence.end for sentence in written]
    return Passages(clauses, texts, wording, tuple(bisect_left(ends, clause.end) for clause in clauses), written)


def match_answer(*, passages: Passages, scales: Sequence[Scale], vectors: TextVectors) -> tuple[Match, ...]:
    """Return the match of an answer with each promise, in their order; none for an answer without a clause."""
    if not passages.clauses or not scales:
        return ()
    strengths = _strengths(passages.texts, scales, vectors)
    rebutted = _rebutted(passages.texts, strengths, scales, vectors)
    speaks = speaks_for(strengths) & ~rebutted
    heard = np.where(speaks, strengths, -np.inf)
    lead = np.where(speaks, leads(strengths), -np.inf).max(axis=0)
    own = np.where(speaks & (strengths == strengths.max(axis=1, keepdims=True)), strengths, -np.inf)
    found = (
        _match(scale, passages, strengths[:, place], heard[:, place], own[:, place], lead=float(lead[place]))
        for place, scale in enumerate(scales)
    )
    open_to_judge = np.where(rebutted, -np.inf, strengths)[:-1]
    return tuple(
        match if match.voiced else replace(match, nearest=_nearest(passages, open_to_judge[:, place], match))
        for place, match in enumerate(found)
    )


def match_strengths(*, encoder: Encoder, texts: Sequence[str], promises: Sequence[PromiseText]) -> np.ndarray:
    """Return how strongly each text matches each promise, (texts, promises), 0..1; no promise bears on another.

    The largest calibrated similarity over the text's clauses and the whole of it, not below 0.
    """
    answers = [passages_of(text=text, wording=Wording()) for text in texts]
    pieces = [piece for answer in answers for piece in answer.texts]
    vectors = TextVectors(encoder=encoder, texts=[*pieces, *(t for promise in promises for t in texts_of(promise))])
    scales = scales_of(encoder=encoder, promises=promises, vectors=vectors, wording=Wording())
    rows = [np.maximum(0, _strengths(answer.texts, scales, vectors).max(axis=0)) for answer in answers]
    return np.array(rows).reshape(len(texts), len(promises))


def scales_of(
    *,
    encoder: Encoder,
    promises: Iterable[PromiseText],
    vectors: TextVectors,
    wording: Wording,
    lines: Mapping[str, float] | None = None,
) -> list[Scale]:
    """Build the scale of every promise from the encoded phrasings. `lines` are those set by labels, by promise key."""
    reference = reference_vectors(encoder=encoder)
    return [
        scale_of(
            promise=promise,
            vectors=vectors,
            reference_vectors=reference,
            wording=wording,
            line=(lines or {}).get(promise.key, VOICED_STRENGTH),
        )
        for promise in promises
    ]


def _strengths(texts: Sequence[str], scales: Sequence[Scale], vectors: TextVectors) -> np.ndarray:
    rows = vectors.of(texts)
    return np.array([scale.strengths(rows) for scale in scales]).reshape(len(scales), len(texts)).T


def _rebutted(texts: Sequence[str], strengths: np.ndarray, scales: Sequence[Scale], vectors: TextVectors) -> np.ndarray:
    """Which passage does not speak for which promise because people said so of one like it, as bool like `strengths`.

    The whole answer goes with its clause that matches the promise best: it adds nothing to what that clause says.
    """
    rows = vectors.of(texts)
    rebutted = np.array([scale.rebutted(rows) for scale in scales]).T
    rebutted[-1] |= rebutted[strengths[:-1].argmax(axis=0), np.arange(len(scales))]
    return rebutted


def _match(
    scale: Scale, passages: Passages, strengths: np.ndarray, heard: np.ndarray, own: np.ndarray, *, lead: float
) -> Match:
    """`heard` keeps the strengths of passages that speak for the promise, `own` of those that match no promise better.

    All else in them is minus infinity. `lead` is the furthest any of the former stands out for the promise.
    """
    loudest = float(heard.max())
    band = band_of(strength=loudest, percentile=scale.percentile(loudest), lead=lead)
    found = band != "none"
    strength = loudest if found else float(strengths.max())
    percentile = scale.percentile(strength)
    place = _evidence(strengths[:-1], heard[:-1], own[:-1], line=scale.line)
    clause = passages.clauses[place]
    voiced = found and is_voiced(strength=strength, percentile=percentile, line=scale.line)
    phrases = [scale.promise.text, *scale.promise.cues]
    return Match(
        promise=scale.promise.key,
        strength=max(0.0, strength),
        percentile=percentile,
        band=band,
        voiced=voiced,
        start=clause.start if found else 0,
        end=clause.end if found else 0,
        shared=shared_words(clause=clause, phrases=phrases, wording=passages.wording) if found else (),
        also=_also(scale, passages, heard[:-1], place) if voiced else (),
    )


def _also(scale: Scale, passages: Passages, heard: np.ndarray, evidence: int) -> tuple[tuple[int, int], ...]:
    """The strongest clause of each other sentence that would count if it were the whole answer, as spans, in order."""
    strongest: dict[int, int] = {}
    for place in np.argsort(-heard, kind="stable"):
        strength = float(heard[place])
        if np.isfinite(strength) and counts_alone(
            strength=strength, percentile=scale.percentile(strength), line=scale.line
        ):
            strongest.setdefault(passages.sentences[place], int(place))
    strongest.pop(passages.sentences[evidence], None)
    return tuple((passages.clauses[place].start, passages.clauses[place].end) for place in sorted(strongest.values()))


def _nearest(passages: Passages, strengths: np.ndarray, match: Match) -> tuple[int, int] | None:
    """The sentence of the evidence where there is some, else of the strongest clause.

    None where people have said of every clause that it does not show the promise.
    """
    place = int(np.argmax(strengths))
    for evidence, clause in enumerate(passages.clauses):
        if match.band != "none" and clause.start == match.start and np.isfinite(strengths[evidence]):
            place = evidence
    if not np.isfinite(strengths[place]):
        return None
    sentence = passages.written[passages.sentences[place]]
    return sentence.start, sentence.end


def _evidence(strengths: np.ndarray, heard: np.ndarray, own: np.ndarray, *, line: float) -> int:
    """The place of the strongest clause that counts and matches no promise better; else that speaks; else of all."""
    for chosen in (np.where(own >= line, own, -np.inf), heard):
        if np.isfinite(chosen).any():
            return int(np.argmax(chosen))
    return int(np.argmax(strengths))
