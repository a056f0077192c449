"""The words by which a theme is known: used by several of its people, and by them more than by others."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from math import log

from alignment.scoring.words import find_words, is_content, stem

MOST_WORDS = 4
USED_IN_THEME = 2
# Everybody's work is keeping, making and seeing to something: such a word names no theme.
_SAYS_NOTHING = (
    "anybody anyone ask bit bring come day do everybody everyone get give go good help keep kind know let lot make "
    "mean need new nobody people put run say see somebody someone sort start stuff take tell thing time try use want "
    "week work year"
)
_MASKED = re.compile(r"\[[a-z-]+\]")


def typical_words(
    texts: Sequence[str], *, groups: Sequence[int], least: int, never: Collection[str] = ()
) -> list[tuple[str, ...]]:
    """Return the words of each group 0, 1, ..., most typical first, at most four; a text of group -1 is in none.

    Weight of a word: the share of the group's texts that use it, times ln(1 + A / f), f being the number of texts that
    use it anywhere and A the mean of such uses per group (class-based TF-IDF, Grootendorst 2022; we count texts, not
    occurrences, so that nobody who repeats a word names a theme). Forms of a word are one; shown is the commonest.
    A word must be used in `least` texts, two of them of the group; masked names, words that say
    nothing and those in `never` are none.
    """
    hidden = {stem(word.text) for text in (*never, _SAYS_NOTHING) for word in find_words(text)}
    used = [_forms(text, hidden) for text in texts]
    everywhere = Counter(root for forms in used for root in forms)
    mean_uses = everywhere.total() / max(1, len(set(groups)))
    found = []
    for group in range(max(groups, default=-1) + 1):
        mine = [forms for forms, own in zip(used, groups, strict=True) if own == group]
        inside = Counter(root for forms in mine for root in forms)
        weights = {
            root: count / len(mine) * log(1 + mean_uses / everywhere[root])
            for root, count in inside.items()
            if count >= USED_IN_THEME and everywhere[root] >= least
        }
        roots = sorted(weights, key=lambda root: (-weights[root], root))[:MOST_WORDS]
        found.append(tuple(_commonest(root, mine) for root in roots))
    return found


def _forms(text: str, hidden: set[str]) -> dict[str, str]:
    """Each content word of a text by its stem, as it is written first."""
    forms: dict[str, str] = {}
    for word in find_words(_MASKED.sub(" ", text)):
        root = stem(word.text)
        if is_content(word.text) and root not in hidden:
            forms.setdefault(root, word.text.casefold().replace("’", "'").removesuffix("'s"))
    return forms


def _commonest(root: str, forms: Sequence[dict[str, str]]) -> str:
    counts = Counter(found[root] for found in forms if root in found)
    return min(counts, key=lambda word: (-counts[word], len(word), word))
