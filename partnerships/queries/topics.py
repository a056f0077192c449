"""Goals that seem to be about one topic, by their words alone: a hint where to look, never a judgement."""

from dataclasses import dataclass

from alignment.scoring import content_stems
from partnerships import compatibility as engine
from partnerships.models import Goal
from partnerships.queries.ground import DIFFER_IN, Words
from partnerships.queries.picture import Picture

FEWEST_SHARED = 2  # words with content


@dataclass(frozen=True)
class SameWords:
    """Two goals on one topic that differ in how or by when, or of which one hurts the other."""

    ours: Goal
    theirs: Goal
    differ_in: list[Words]
    hurts: bool


def same_words(picture: Picture) -> list[SameWords]:
    """In the order of the matrix."""
    same_topic = [pair for pair, cell in picture.cells.items() if is_same_topic(cell.ours.text, cell.theirs.text)]
    tags = {found.pair: found.tags for found in engine.find_same_words(picture.assessment.matrix, same_topic)}
    rows = []
    for pair in same_topic:
        cell, differ_in = picture.cells[pair], [DIFFER_IN[tag] for tag in tags.get(pair, ()) if tag in DIFFER_IN]
        if differ_in or cell.is_negative:
            rows.append(SameWords(cell.ours, cell.theirs, differ_in, cell.is_negative))
    return rows


def is_same_topic(ours: str, theirs: str) -> bool:
    """Two words in common without their endings, or all that the shorter one has."""
    mine, other = content_stems(ours), content_stems(theirs)
    shared = len(mine & other)
    return shared >= FEWEST_SHARED or 0 < shared == min(len(mine), len(other))
