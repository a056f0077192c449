"""Which words of a passage each part of it stands on, once somebody has cut it in parts and reworded them."""

import re
from collections.abc import Sequence
from itertools import groupby

from alignment.scoring import content_stems, places_of_promises

Place = tuple[int, int]


def places_of_parts(passage: str, texts: Sequence[str]) -> list[Place | None]:
    """Where each text stands in the passage; no two places overlap, and a text without a word of its own has none.

    Where the passage falls into as many promises as there are texts, each text has the whole promise that it shares
    most words with. Else a text's own are the words that no other text shares. Of its runs of own words, undisturbed by
    those of others, the longest is taken, and grows over neighboring words it shares: of "rescue and distribute food"
    cut into "Rescue food" and "Distribute food" the first has "rescue", the second "distribute food". What is left of
    a clause after its place, small words alone, belongs to it: "tell them what came" takes "of it".
    """
    places = _whole_promises(passage, texts) or _own_words(passage, texts)
    starts = [place[0] for place in places if place]
    return [place and (place[0], _end_of_clause(passage, place[1], starts)) for place in places]


def _end_of_clause(passage: str, end: int, starts: Sequence[int]) -> int:
    rest = re.match(r"[^.,;:!?()\n]*", passage[end:])
    close = end + len(rest.group().rstrip()) if rest else end
    is_small = not content_stems(passage[end:close]) and not any(end <= start < close for start in starts)
    return close if is_small else end


def _own_words(passage: str, texts: Sequence[str]) -> list[Place | None]:
    words = [(match.start(), match.end(), content_stems(match.group())) for match in re.finditer(r"[\w'’-]+", passage)]
    stems = [content_stems(text) for text in texts]
    claims = [[number for number, own in enumerate(stems) if said & own] for _start, _end, said in words]
    runs = _longest_runs(claims, len(texts))
    taken = {place for run in runs if run for place in range(run[0], run[1] + 1)}
    for number, run in enumerate(runs):
        if run:
            first, last = (_grown(run[side], step, number, claims, taken) for side, step in ((0, -1), (1, 1)))
            runs[number] = first, last
    if runs.count(None) == 1 and len(runs) > 1:
        runs[runs.index(None)] = _longest_gap([bool(said) for _start, _end, said in words], taken)
    return [(words[run[0]][0], words[run[1]][1]) if run else None for run in runs]


def _whole_promises(passage: str, texts: Sequence[str]) -> list[Place | None]:
    """Nothing unless each text finds another: *eases pain* has *relieve people in pain*, up to its last word."""
    places = places_of_promises(passage)
    said = [content_stems(passage[start:end]) for start, end in places]
    found: list[Place | None] = [_nearest(content_stems(text), places, said) for text in texts]
    free = [place for place in places if place not in found]
    if found.count(None) == 1 and len(free) == 1:
        found[found.index(None)] = free[0]
    return found if len(places) == len(texts) == len(set(found) - {None}) else []


def _nearest(own: set[str], places: Sequence[Place], said: Sequence[set[str]]) -> Place | None:
    shared = [len(own & stems) for stems in said]
    most = max(shared, default=0)
    return places[shared.index(most)] if most and shared.count(most) == 1 else None


def _longest_gap(carries: Sequence[bool], taken: set[int]) -> Place | None:
    """From one word that carries meaning to another, with no word of others between."""
    free = [(place, place in taken) for place in range(len(carries)) if carries[place] or place in taken]
    gaps = [[place for place, _is in gap] for is_taken, gap in groupby(free, key=lambda word: word[1]) if not is_taken]
    longest = max(gaps, key=len, default=[])
    return (longest[0], longest[-1]) if longest else None


def _longest_runs(claims: Sequence[Sequence[int]], count: int) -> list[Place | None]:
    own = [(place, numbers[0]) for place, numbers in enumerate(claims) if len(numbers) == 1]
    longest: list[list[int]] = [[] for _ in range(count)]
    for number, run in groupby(own, key=lambda claim: claim[1]):
        places = [place for place, _number in run]
        longest[number] = max(longest[number], places, key=len)
    return [(run[0], run[-1]) if run else None for run in longest]


def _grown(edge: int, step: int, number: int, claims: Sequence[Sequence[int]], taken: set[int]) -> int:
    """Over shared words, and over small ones between; it ends on a word of the text."""
    place = edge + step
    while 0 <= place < len(claims) and place not in taken and (not claims[place] or number in claims[place]):
        if claims[place]:
            taken.update(range(min(edge, place), max(edge, place) + 1))
            edge = place
        place += step
    return edge
