"""Finds texts that are one text: answers pasted twice, and answers pasted from the mission.

Texts are compared by their runs of three words (shingles; Broder 1997), case and punctuation removed.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from alignment.scoring.words import plain_words

RUN = 3
NEAR_IDENTICAL = 0.8
COPIED_SHARE = 0.8
FEWEST_COPIED_WORDS = 8


def is_copy_of_mission(*, text: str, mission_text: str) -> bool:
    """Say whether an answer only repeats the mission.

    True if it is the mission, case and punctuation aside, or has at least `FEWEST_COPIED_WORDS` words of which
    `COPIED_SHARE` of the three-word runs stand in the mission.
    """
    words, mission = plain_words(text), plain_words(mission_text)
    if not words or words == mission:
        return bool(words)
    runs = _runs(words)
    copied = len(runs & _runs(mission)) / len(runs)
    return len(words) >= FEWEST_COPIED_WORDS and copied >= COPIED_SHARE


def find_duplicates(*, texts: Sequence[str]) -> list[int | None]:
    """Return, for each text, the position of the first near-identical text before it, or None.

    Near-identical: the two sets of three-word runs share at least `NEAR_IDENTICAL` of their union (Jaccard).
    Texts without a word are never duplicates.
    """
    runs = [_runs(plain_words(text)) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    firsts: list[int | None] = []
    for position, mine in enumerate(runs):
        shared = Counter(holder for run in mine for holder in holders[run])
        alike = [
            earlier
            for earlier, common in shared.items()
            if common / (len(mine) + len(runs[earlier]) - common) >= NEAR_IDENTICAL
        ]
        firsts.append(min(alike, default=None))
        if not alike:
            for run in mine:
                holders[run].append(position)
    return firsts


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    if not words:
        return set()
    return {tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))}
