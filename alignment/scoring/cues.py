"""Picks the short phrases by which a promise is recognized, in the organization's own words."""

from itertools import pairwise

from alignment.scoring.doing_words import is_doing_word
from alignment.scoring.words import Word, find_words, is_content

MOST = 10
FEWEST = 3
LONGEST = 3


def choose_cues(*, phrase: str) -> tuple[str, ...]:
    """Return three to ten cues of one to three words, fewer if the phrase has fewer content words; in its order.

    Runs of content words come first, as they stand; single words fill up where there are fewer than three.
    """
    runs = [_without_verb(run) for run in _runs_of_content(phrase)]
    cues = _unique([phrase[run[0].start : run[-1].end] for run in runs])
    if len(cues) < FEWEST:
        pairs = [pair for run in runs for pair in pairwise(run) if len(run) > 2]
        singles = [word for run in runs if len(run) > 1 for word in run if not is_doing_word(word.text)]
        cues = _unique([*cues, *(phrase[a.start : b.end] for a, b in pairs), *(word.text for word in singles)])
    return tuple(cues[:MOST])


def _runs_of_content(phrase: str) -> list[list[Word]]:
    """Neighboring content words with only a space or a hyphen between them, at most LONGEST together."""
    runs: list[list[Word]] = []
    for word in find_words(phrase):
        if not is_content(word.text):
            continue
        joined = runs and len(runs[-1]) < LONGEST and phrase[runs[-1][-1].end : word.start] in {" ", "-"}
        if joined:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _without_verb(run: list[Word]) -> list[Word]:
    """*provide technical assistance* is recognized by what is provided."""
    return run[1:] if len(run) >= LONGEST and is_doing_word(run[0].text) else run


def _unique(cues: list[str]) -> list[str]:
    return list({cue.casefold(): cue for cue in reversed(cues)}.values())[::-1]
