"""Which texts are shown word for word: their writers said yes, and at least ten answered where they are shown."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from surveys.disclosure import published_nodes
from surveys.figures.counting import Rules


@dataclass(frozen=True)
class Quote:
    node: int
    text: str


def quotes_of(
    rules: Rules, rows: Sequence[tuple[int, str, bool]], *, chance: random.Random | None = None
) -> list[Quote]:
    """Texts (node, text, may be quoted) at the lowest node that may show texts and nowhere else, in random order.

    The minimum counts everybody who answered the question, quoted or not.
    """
    counts = Counter(node for node, _text, _yes in rows)
    family = published_nodes(rules.tree, counts, rules.minimums.quotes).without(rules.hidden)
    quotes = [Quote(shown, text) for node, text, yes in rows if yes and (shown := family.residual_of(node)) is not None]
    (chance or random.SystemRandom()).shuffle(quotes)
    return quotes
