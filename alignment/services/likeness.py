"""What a release keeps of how alike its answers are, for whoever computes the figure again."""

from typing import Any

from alignment.formula import SEED
from alignment.measures.consensus import Basis, basis
from alignment.models import Release, ReleasedAnswer, ReleasedLikeness
from alignment.scoring import Encoder, RoundReading
from alignment.scoring.reference import reference_vectors
from surveys.models import Round

DIGITS = 9  # far finer than any figure is shown


def likeness_of(*, round: Round, reading: RoundReading, encoder: Encoder) -> Basis | None:
    """None where names are not shown: likeness of single answers is a text's own reading."""
    if not round.is_attributed or reading.consensus is None:
        return None
    return basis(reading.vectors, reference_vectors(encoder=encoder), SEED)


def write_likeness(
    *, release: Release, found: Basis | None, reading: RoundReading, answers: dict[str, ReleasedAnswer]
) -> None:
    if found is None:
        return
    ReleasedLikeness.objects.create(
        release=release,
        answers=[answers[key].position for key in reading.counted],
        pairs=[_plain(row[:place]) for place, row in enumerate(found.pairs) if place],
        to_reference=_plain(found.to_reference),
        draws=_plain(found.draws),
    )


def _plain(values: Any) -> list[float]:
    return [round(float(value), DIGITS) for value in values]
