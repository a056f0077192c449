"""Of the matches of one answer, those that nobody has judged and that a person should look at first."""

from collections.abc import Sequence

from alignment.measures.unsure import ReadPair, unsure
from alignment.models import ReleasedMatch
from alignment.queries.report import Facts
from alignment.scoring import Clause


def unsure_matches(matches: Sequence[Facts], written: Sequence[Clause]) -> frozenset[int]:
    """Their ids; `written` are the sentences of the answer."""
    judged = {match["id"] for match in matches if match["judged"] or match["against"]}
    return unsure([_pair(match, written) for match in matches]) - judged


def _pair(match: Facts, written: Sequence[Clause]) -> ReadPair:
    start = match["evidence"]["start"] if match["mentioned"] else match["claimed"]["start"]
    return ReadPair(
        key=match["id"],
        sentence=sum(sentence.end <= start for sentence in written),
        strength=match["strength"],
        percentile=match["percentile"],
        is_counted=match["mentioned"],
        is_partial=match["mentioned"] and match["band"] == ReleasedMatch.Band.PARTIAL,
    )
