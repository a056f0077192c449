"""Reads a round of open answers against the promises of a mission."""

from collections.abc import Mapping, Sequence

import numpy as np

from alignment.measures.consensus import consensus
from alignment.measures.priorities import kendalls_w
from alignment.measures.proportion import wilson
from alignment.scoring.encoder import Encoder
from alignment.scoring.matching import Passages, match_answer, passages_of, scales_of
from alignment.scoring.reference import reference_vectors
from alignment.scoring.screening import Screening, screen_answers
from alignment.scoring.strength import Scale, texts_of
from alignment.scoring.texts import AnswerReading, AnswerText, PromiseText, RoundReading
from alignment.scoring.vectors import TextVectors
from alignment.scoring.wording import Wording, initials_of, wording_of

ENGINE_VERSION = "2.2"


def read_answers(
    *,
    encoder: Encoder,
    answers: Sequence[AnswerText],
    promises: Sequence[PromiseText],
    mission_text: str,
    own_names: Sequence[str] = (),
    lines: Mapping[str, float] | None = None,
    seed: int = 0,
) -> RoundReading:
    """Read a round: which promises each answer shows, and how alike the counted answers are.

    Strength of a passage (a clause, or the whole answer) and a promise: the largest calibrated similarity
    (cos - c0) / (1 - c0) over the promise's phrasings, c0 being the mean similarity to everyday work sentences (our own
    reference set). A passage speaks for the promise it matches best or nearly best, and for any it matches plainly;
    a promise is voiced by a passage that speaks for it, from a set strength and percentile; `lines` sets the strength
    anew, by promise key (labels of the organization). A passage nearer to a counterexample of a promise than to any of
    its phrasings does not speak for it. `own_names` (the organization's) are read as *we*. Copies of the
    mission, repeats, empty answers and other languages are reported in `excluded` and left out of every figure. Never
    read from this: sentiment, conflict, or a person's performance.
    `seed` fixes the draws behind the chance line. Raises ValueError if two answers or two promises share a key.
    """
    _require_unique([answer.key for answer in answers], what="answer")
    _require_unique([promise.key for promise in promises], what="promise")
    sources = [mission_text, *(promise.text for promise in promises)]
    screenings = screen_answers(answers=answers, mission_text=mission_text)
    passages = {
        item.answer.key: passages_of(text=item.answer.text, wording=wording_for(item.answer, own_names, sources))
        for item in screenings
        if item.is_readable
    }
    wording = wording_of(own_names=own_names, sources=sources)
    vectors = TextVectors(encoder=encoder, texts=_texts_to_encode(passages, promises, wording))
    scales = scales_of(encoder=encoder, promises=promises, vectors=vectors, wording=wording, lines=lines)
    return _read_together(
        encoder=encoder,
        screenings=screenings,
        readings=tuple(_read_one(item, passages.get(item.answer.key), scales, vectors) for item in screenings),
        promises=promises,
        wholes={key: vectors.of([answer.whole])[0] for key, answer in passages.items()},
        seed=seed,
    )


def _require_unique(keys: Sequence[str], *, what: str) -> None:
    repeated = sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) < len(keys) else []
    if repeated:
        raise ValueError(f"every {what} needs a key of its own; repeated: {', '.join(repeated)}")


def wording_for(answer: AnswerText, own_names: Sequence[str], sources: Sequence[str]) -> Wording:
    """Who wrote the answer is *we* too; their initials only where the text gives them in brackets: *(OTIS)*."""
    initials = initials_of(answer.author)
    given = [initials] if f"({initials})" in answer.text else []
    return wording_of(own_names=[*own_names, answer.author, *given], sources=sources)


def _texts_to_encode(passages: dict[str, Passages], promises: Sequence[PromiseText], wording: Wording) -> list[str]:
    pieces = [text for answer in passages.values() for text in answer.texts]
    return [*pieces, *(text for promise in promises for text in texts_of(promise, wording=wording))]


def _read_one(
    item: Screening, passages: Passages | None, scales: Sequence[Scale], vectors: TextVectors
) -> AnswerReading:
    matches = match_answer(passages=passages, scales=scales, vectors=vectors) if passages else ()
    kind = item.kind or ("mission" if any(match.voiced for match in matches) else "task")
    return AnswerReading(answer=item.answer.key, kind=kind, duplicate_of=item.duplicate_of, matches=matches)


def _read_together(
    *,
    encoder: Encoder,
    screenings: Sequence[Screening],
    readings: tuple[AnswerReading, ...],
    promises: Sequence[PromiseText],
    wholes: dict[str, np.ndarray],
    seed: int,
) -> RoundReading:
    keys = tuple(item.answer.key for item in screenings if item.reason is None)
    reference = reference_vectors(encoder=encoder)
    rows = np.array([wholes[key] for key in keys]).reshape(len(keys), reference.shape[1])
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
        vectors=rows,
    )


def _furthest_pair(keys: Sequence[str], rows: np.ndarray) -> tuple[str, str] | None:
    """The two answers least alike, in the order of the answers; the first such pair if several are equal."""
    if len(keys) < 2:
        return None
    likeness = rows.astype(np.float64) @ rows.astype(np.float64).T
    np.fill_diagonal(likeness, np.inf)
    first, second = sorted(divmod(int(np.argmin(likeness)), len(keys)))
    return keys[first], keys[second]
