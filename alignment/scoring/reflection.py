"""Reads a round of open answers against the promises of a mission."""

from collections.abc import Sequence

import numpy as np

from alignment.measures.consensus import consensus
from alignment.measures.priorities import kendalls_w
from alignment.measures.proportion import wilson
from alignment.scoring.clauses import Clause, split_clauses, without_question
from alignment.scoring.encoder import Encoder
from alignment.scoring.evidence import shared_words
from alignment.scoring.reference import reference_vectors
from alignment.scoring.screening import Screening, screen_answers
from alignment.scoring.strength import Scale, band_of, is_voiced, phrasings_of, scale_of
from alignment.scoring.texts import AnswerReading, AnswerText, Match, PromiseText, RoundReading
from alignment.scoring.vectors import TextVectors

ENGINE_VERSION = "1.0"


def read_answers(
    *,
    encoder: Encoder,
    answers: Sequence[AnswerText],
    promises: Sequence[PromiseText],
    mission_text: str,
    seed: int = 0,
) -> RoundReading:
    """Read a round: which promises each answer shows, and how alike the counted answers are.

    Match of answer a and promise p: the largest calibrated similarity (cos - c0) / (1 - c0), floored at 0, over the
    clauses of a and the phrasings of p; c0 is the mean similarity to everyday work sentences (our own reference set).
    Voiced at their 95th percentile. Copies of the mission, repeats, empty answers and other languages are reported
    in `excluded` and left out of every figure. Never read from this: sentiment, conflict, or a person's performance.
    `seed` fixes the draws behind the chance line. Raises ValueError if two answers or two promises share a key.
    """
    _require_unique([answer.key for answer in answers], what="answer")
    _require_unique([promise.key for promise in promises], what="promise")
    screenings = screen_answers(answers=answers, mission_text=mission_text)
    clauses = {item.answer.key: _clauses_of(item.answer) for item in screenings if item.is_readable}
    vectors = TextVectors(encoder=encoder, texts=_texts_to_encode(screenings, clauses, promises))
    reference = reference_vectors(encoder=encoder)
    scales = [scale_of(promise=promise, vectors=vectors, reference_vectors=reference) for promise in promises]
    readings = tuple(_read_one(item, clauses.get(item.answer.key, []), scales, vectors) for item in screenings)
    return _read_together(
        encoder=encoder,
        screenings=screenings,
        readings=readings,
        promises=promises,
        vectors=vectors,
        reference=reference,
        seed=seed,
    )


def _require_unique(keys: Sequence[str], *, what: str) -> None:
    repeated = sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) < len(keys) else []
    if repeated:
        raise ValueError(f"every {what} needs a key of its own; repeated: {', '.join(repeated)}")


def _clauses_of(answer: AnswerText) -> list[Clause]:
    return [without_question(clause) for clause in split_clauses(answer.text)]


def _own_words(answer: AnswerText) -> str:
    return without_question(Clause(0, len(answer.text), answer.text)).text


def _texts_to_encode(
    screenings: Sequence[Screening], clauses: dict[str, list[Clause]], promises: Sequence[PromiseText]
) -> list[str]:
    whole = [_own_words(item.answer) for item in screenings if item.is_readable]
    pieces = [clause.text for parts in clauses.values() for clause in parts]
    phrasings = [phrasing for promise in promises for phrasing in phrasings_of(promise)]
    return [*whole, *pieces, *phrasings]


def _read_one(
    item: Screening, clauses: Sequence[Clause], scales: Sequence[Scale], vectors: TextVectors
) -> AnswerReading:
    matches: tuple[Match, ...] = ()
    if clauses:
        rows = vectors.of([clause.text for clause in clauses])
        matches = tuple(_match(scale, clauses, rows) for scale in scales)
    kind = item.kind or ("mission" if any(match.voiced for match in matches) else "task")
    return AnswerReading(answer=item.answer.key, kind=kind, duplicate_of=item.duplicate_of, matches=matches)


def _match(scale: Scale, clauses: Sequence[Clause], rows: np.ndarray) -> Match:
    strengths = scale.strengths(rows)
    best = int(np.argmax(strengths))
    strength, percentile = float(max(0.0, strengths[best])), scale.percentile(float(strengths[best]))
    band = band_of(strength=strength, percentile=percentile)
    found = band != "none"
    clause = clauses[best]
    return Match(
        promise=scale.promise.key,
        strength=strength,
        percentile=percentile,
        band=band,
        voiced=is_voiced(strength=strength, percentile=percentile),
        start=clause.start if found else 0,
        end=clause.end if found else 0,
        shared=shared_words(clause=clause, phrases=[scale.promise.text, *scale.promise.cues]) if found else (),
    )


def _read_together(
    *,
    encoder: Encoder,
    screenings: Sequence[Screening],
    readings: tuple[AnswerReading, ...],
    promises: Sequence[PromiseText],
    vectors: TextVectors,
    reference: np.ndarray,
    seed: int,
) -> RoundReading:
    counted = [item.answer for item in screenings if item.reason is None]
    keys = tuple(answer.key for answer in counted)
    rows = vectors.of([_own_words(answer) for answer in counted])
    mine = [reading for reading, item in zip(readings, screenings, strict=True) if item.reason is None]
    voiced = {match.promise for reading in mine for match in reading.matches if match.voiced}
    return RoundReading(
        answers=readings,
        consensus=consensus(rows, reference, seed),
        counted=keys,
        excluded=tuple((item.answer.key, item.reason) for item in screenings if item.reason is not None),
        voiced_share=wilson(sum(reading.kind == "mission" for reading in mine), len(mine)) if promises else None,
        unmentioned=tuple(promise.key for promise in promises if promise.key not in voiced),
        furthest_pair=_furthest_pair(keys, rows),
        promise_agreement=kendalls_w([[match.strength for match in reading.matches] for reading in mine]),
        encoder=encoder.name,
        weights_sha256=encoder.weights_sha256,
        engine_version=ENGINE_VERSION,
    )


def _furthest_pair(keys: Sequence[str], rows: np.ndarray) -> tuple[str, str] | None:
    """The two answers least alike, in the order of the answers; the first such pair if several are equal."""
    if len(keys) < 2:
        return None
    likeness = rows.astype(np.float64) @ rows.astype(np.float64).T
    np.fill_diagonal(likeness, np.inf)
    first, second = sorted(divmod(int(np.argmin(likeness)), len(keys)))
    return keys[first], keys[second]
