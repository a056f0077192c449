"""Printed slips of a confidential round: the same whoever has answered, in groups too large to tell whose is whose."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from secrets import SystemRandom

from surveys.disclosure import SCORES, Tree, published_nodes
from surveys.models import Invitation, Round, RoundNode
from surveys.queries.rounds import invitation_url


@dataclass(frozen=True)
class SlipGroup:
    """Slips that are handed out together, face down, in an order drawn anew for each sheet."""

    name: str
    urls: list[str]


def slip_groups(round: Round) -> list[SlipGroup]:
    """A team with fewer than five slips goes into the pile of the team above, by the rule that results follow too."""
    nodes = {node.pk: node for node in RoundNode.objects.filter(round=round).in_order()}
    invitations = Invitation.objects.filter(round=round, roster_entry__on_paper=True).select_related("roster_entry")
    piles: dict[int, list[str]] = defaultdict(list)
    at = {invitation: invitation.roster_entry.node_id for invitation in invitations.order_by("pk")}
    tree = Tree({pk: node.parent_id for pk, node in nodes.items()})
    family = published_nodes(tree, Counter(pk for pk in at.values() if pk is not None), SCORES)
    for invitation, node in at.items():
        pile = family.residual_of(node) if node is not None else None
        piles[pile or tree.root].append(invitation_url(invitation))
    return [SlipGroup(node.name, _shuffled(piles[pk])) for pk, node in nodes.items() if pk in piles]


def _shuffled(urls: list[str]) -> list[str]:
    return SystemRandom().sample(urls, k=len(urls))
