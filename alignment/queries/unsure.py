"""Of the matches of one answer, those that nobody has judged and that a person should look at first."""

from collections.abc import Sequence

from alignment.measures.unsure import ReadPair, unsure
from alignment.queries.report import Facts


def unsure_matches(matches: Sequence[Facts]) -> frozenset[int]:
    """Their ids."""
    judged = {match["id"] for match in matches if match["judged"] or match["against"] or match["disagreed"]}
    return unsure([_pair(match) for match in matches]) - judged


def _pair(match: Facts) -> ReadPair:
    return ReadPair(match["id"], match["strength"], match["percentile"], is_counted=match["mentioned"])
