"""How many have answered, node by node, without telling who."""

from collections.abc import Mapping

from surveys.disclosure.coding import SMALL, CodedShare, rounded_percent, share_with_ends
from surveys.disclosure.minimums import SCORES
from surveys.disclosure.nested import published_nodes
from surveys.disclosure.tree import Tree


def participation(
    tree: Tree, invited: Mapping[int, int], responded: Mapping[int, int], minimum: int = SCORES
) -> dict[int, CodedShare]:
    """Return the share who responded, for each node that may show it, parents first.

    `invited` and `responded` count people at each node. The residual rule is applied to those invited, which does not
    change while a round is open. Steps of 5 percent; 0 and 100 percent are never shown, however large the node, because
    each would say of everybody in it whether they answered: the ends reach to all but one, and at least to 10 and 90
    percent below 20 people, to 5 and 95 percent from there on.
    Raises ValueError if more people responded at a node than were invited there.
    """
    for node, people in responded.items():
        if people > invited.get(node, 0):
            raise ValueError(f"{people} responded at node {node}, where {invited.get(node, 0)} were invited")
    answered = tree.totals(responded)
    family = published_nodes(tree, invited, minimum)
    return {node: _coded(answered[node], family.totals[node]) for node in family}


def _coded(count: int, n: int) -> CodedShare:
    top = min(90 if n < SMALL else 95, rounded_percent(n - 1, n))
    return share_with_ends(count, n, top=top, bottom=100 - top)
