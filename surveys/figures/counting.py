"""One measure over the tree: each published team with the values of everybody in it or below it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from surveys.disclosure import SMALL, Minimums, Tree, coded_share, published_nodes
from surveys.questionnaire import Question

T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """One number as it may be shown. `n` people answered what it counts; `value` is plain JSON."""

    node: int
    measure: str
    question: str
    item: str
    n: int
    value: Mapping[str, Any]


@dataclass(frozen=True)
class Rules:
    """The frozen tree and minimums of a round, and the teams the strict rule keeps hidden this time."""

    tree: Tree
    minimums: Minimums = field(default_factory=Minimums)
    hidden: frozenset[int] = frozenset()

    def asked_of(self, question: Question) -> "Rules":
        """The rules of one question. How many answered what is asked only of those who chose something says how many
        chose it, to the person: so such a question is shown of the whole alone, from where such ends may be told.
        """
        if question.shown_if is None:
            return self
        return self.of_the_whole(SMALL)

    def of_the_whole(self, least: int) -> "Rules":
        """Figures of the whole tree alone, and of so many people at least."""
        own = self.minimums
        raised = Minimums(*(max(one, least) for one in (own.scores, own.distributions, own.quotes)))
        return replace(self, minimums=raised, hidden=self.hidden | set(self.tree.nodes) - {self.tree.root})

    def by_node(self, rows: Sequence[tuple[int, T]], minimum: int) -> Iterator[tuple[int, list[T]]]:
        """Every node that may show a figure of these rows (node, value), with the values in it and below it.

        The family is computed from exactly the people who answered this measure (trust rule 5).
        """
        family = published_nodes(self.tree, Counter(node for node, _value in rows), minimum).without(self.hidden)
        values: dict[int, list[T]] = defaultdict(list)
        for node, value in rows:
            for above in self.tree.up_from(node):
                if above in family:
                    values[above].append(value)
        for node in family:
            yield node, values[node]


def share_figures(
    rules: Rules, rows: Iterable[tuple[int, bool]], *, measure: str, question: str, item: str = ""
) -> Iterator[Figure]:
    """The share of people for whom it is true. A share tells how answers spread, so it needs as many as that."""
    for node, values in rules.by_node(list(rows), rules.minimums.distributions):
        share = coded_share(sum(values), len(values))
        yield Figure(node, measure, question, item, len(values), share.as_json())
