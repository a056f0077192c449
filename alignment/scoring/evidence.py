"""Why a clause matched: the words it shares with the promise, and how much each word carried."""

from collections.abc import Iterable

import numpy as np

from alignment.scoring.clauses import Clause
from alignment.scoring.encoder import Encoder
from alignment.scoring.reference import reference_vectors
from alignment.scoring.strength import scale_of, texts_of
from alignment.scoring.texts import PromiseText
from alignment.scoring.vectors import TextVectors
from alignment.scoring.wording import Wording
from alignment.scoring.words import content_stems, find_words


def shared_words(
    *, clause: Clause, phrases: Iterable[str], wording: Wording | None = None
) -> tuple[tuple[int, int], ...]:
    """Return the spans, in the text the clause comes from, of its content words that any phrase also holds.

    Endings do not count: *enforces* meets *enforcement*. A short form meets the words it stands for; the words of an
    own name meet none.
    """
    worded = wording or Wording()
    known = {stem for phrase in phrases for stem in content_stems(worded.of(phrase))}
    own = worded.own_spans(clause.text)
    return tuple(
        (clause.start + word.start, clause.start + word.end)
        for word in find_words(clause.text)
        if content_stems(worded.spelled_out(word.text)) & known
        and not any(start <= word.start < end for start, end in own)
    )


def word_weights(*, encoder: Encoder, clause: str, promise: PromiseText) -> list[tuple[str, float]]:
    """Return each word of a clause with what the match loses without it, in the clause's order.

    The loss is a difference of calibrated similarities, about -1..1; below 0, the match is better without the word.
    A clause of one word carries everything in it. Method: leave one out (Li, Monroe & Jurafsky 2016).
    """
    words = find_words(clause)
    shorter = [(clause[: word.start] + clause[word.end :]).strip() for word in words]
    vectors = TextVectors(encoder=encoder, texts=[clause, *shorter, *texts_of(promise)])
    scale = scale_of(promise=promise, vectors=vectors, reference_vectors=reference_vectors(encoder=encoder))
    whole = scale.strengths(vectors.of([clause]))[0]
    if len(words) == 1:
        return [(words[0].text, float(whole))]
    losses = whole - scale.strengths(vectors.of(shorter)) if words else np.empty(0)
    return [(word.text, float(loss)) for word, loss in zip(words, losses, strict=True)]
