"""The nine weaker policies: what survey tools do instead. Each must be caught by the attack."""

from collections.abc import Callable
from itertools import product
from random import Random

from tests.surveys.disclosure.organizations import Organization

Cell = frozenset[int]


def threshold_in_tree(organization: Organization, k: int = 5) -> list[Cell]:
    return [cell for cell in organization.cells().values() if len(cell) >= k]


def threshold_any_mix(organization: Organization, k: int = 5) -> list[Cell]:
    return [cell for cell in _mixes(organization) if len(cell) >= k]


def remainder_of_company_in_tree(organization: Organization, k: int = 5) -> list[Cell]:
    everybody = organization.cells()[organization.tree.root]
    return [cell for cell in threshold_in_tree(organization, k) if _is_far(cell, everybody, k)]


def remainder_of_every_ancestor_in_tree(organization: Organization, k: int = 5) -> list[Cell]:
    cells = organization.cells()
    return [
        cell
        for node, cell in cells.items()
        if len(cell) >= k and all(_is_far(cell, cells[above], k) for above in organization.tree.up_from(node))
    ]


def remainder_of_company_any_mix(organization: Organization, k: int = 5) -> list[Cell]:
    everybody = organization.cells()[organization.tree.root]
    return [cell for cell in threshold_any_mix(organization, k) if _is_far(cell, everybody, k)]


def next_smallest_sibling_hidden(organization: Organization, k: int = 5) -> list[Cell]:
    """Where one child is too small, the next smallest is hidden with it."""
    cells, shown = organization.cells(), {organization.tree.root}
    for node in organization.tree.nodes:
        if node not in shown:
            continue
        children = sorted(organization.tree.children(node), key=lambda child: (len(cells[child]), child))
        small = [child for child in children if 0 < len(cells[child]) < k]
        shown.update(children[len(small) + (len(small) == 1) :])
    return [cells[node] for node in organization.tree.nodes if node in shown and len(cells[node]) >= k]


def differs_from_last_five_reports(organization: Organization, k: int = 5) -> list[Cell]:
    return _reports(organization, k, looked_back=5)


def differs_from_all_earlier_reports(organization: Organization, k: int = 5) -> list[Cell]:
    return _reports(organization, k, looked_back=None)


def tables_of_one_dimension(organization: Organization, k: int = 5) -> list[Cell]:
    tables = [_by(organization, key) for key in ("role", "site")]
    return threshold_in_tree(organization, k) + [cell for table in tables for cell in table if len(cell) >= k]


NINE: tuple[Callable[..., list[Cell]], ...] = (
    threshold_in_tree,
    threshold_any_mix,
    remainder_of_company_in_tree,
    remainder_of_every_ancestor_in_tree,
    remainder_of_company_any_mix,
    next_smallest_sibling_hidden,
    differs_from_last_five_reports,
    differs_from_all_earlier_reports,
    tables_of_one_dimension,
)


def _is_far(one: Cell, other: Cell, k: int) -> bool:
    return one == other or len(one ^ other) >= k


def _by(organization: Organization, key: str) -> list[Cell]:
    values = sorted({getattr(person, key) for person in organization.respondents})
    return [
        frozenset(person.id for person in organization.respondents if getattr(person, key) == value) for value in values
    ]


def _mixes(organization: Organization) -> list[Cell]:
    """Every node, for everybody, one role, one site, or one role at one site."""
    everybody = frozenset(person.id for person in organization.respondents)
    roles, sites = [everybody, *_by(organization, "role")], [everybody, *_by(organization, "site")]
    mixes = product(organization.cells().values(), roles, sites)
    return sorted({node & role & site for node, role, site in mixes}, key=sorted)


def _reports(organization: Organization, k: int, looked_back: int | None) -> list[Cell]:
    """Filter mixes asked for in random order; one is answered if it differs enough from those answered before."""
    asked, answered = _mixes(organization), []
    Random(len(asked)).shuffle(asked)
    for cell in asked:
        earlier = answered if looked_back is None else answered[-looked_back:]
        if len(cell) >= k and all(_is_far(cell, other, k) for other in earlier):
            answered.append(cell)
    return answered
