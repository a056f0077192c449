"""Does some sum or difference of published figures depend on a few people only? The checker behind every release."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np

MOST_SETS = 250_000  # sets of atoms looked at before the search says that it gave up
CHUNK = 20_000
EXACT = 1e-8  # how near 1 an eigenvalue of the projector counts as 1

Person = Hashable


@dataclass(frozen=True)
class Isolation:
    """`people`: the fewest that a combination of cells depends on, if fewer than asked about; empty if none were found.

    `is_exact` is False if the search was cut short: nothing was found, but not every set was tried.
    """

    people: frozenset[Person]
    is_exact: bool = True


def smallest_isolated(cells: Iterable[Collection[Person]], at_least: int) -> Isolation:
    """Return the smallest group of fewer than `at_least` people that some linear combination of cells isolates.

    A cell is a set of people whose total is known. A group is isolated if a combination of totals, not zero, depends on
    its members alone. Nested cells (any two disjoint or one inside the other): exact in linear time, because every
    combination is one of residuals. Others: people in the same cells form an *atom*; with the projector P on the row
    space of the cells-by-atoms table a set S of atoms is isolated exactly if P restricted to S has the eigenvalue 1.
    All sets of fewer than `at_least` people are tried, smallest first, among the atoms that can matter; that is exact
    unless more than MOST_SETS would have to be tried, which the result says.
    """
    distinct = sorted({frozenset(cell) for cell in cells if cell}, key=len, reverse=True)
    residuals = nested_residuals(distinct)
    if residuals is None:
        return _by_projector(distinct, at_least)
    smallest = min(residuals, key=len, default=frozenset[Person]())
    return Isolation(smallest if len(smallest) < at_least else frozenset())


def nested_residuals(cells: Iterable[Collection[Person]]) -> list[frozenset[Person]] | None:
    """Each cell's people who are in no smaller cell, empty ones left out; None if two cells overlap otherwise."""
    innermost: dict[Person, int] = {}
    for number, cell in enumerate(sorted({frozenset(cell) for cell in cells if cell}, key=len, reverse=True)):
        if len({innermost.get(person) for person in cell}) != 1:
            return None
        innermost.update(dict.fromkeys(cell, number))
    groups = defaultdict(list)
    for person, number in innermost.items():
        groups[number].append(person)
    return [frozenset(groups[number]) for number in sorted(groups)]


def _by_projector(cells: list[frozenset[Person]], at_least: int) -> Isolation:
    atoms = _atoms(cells)
    small = [atom for atom in atoms.values() if len(atom) < at_least]
    if not small:
        return Isolation(frozenset())
    projector = _projector_on_small(len(cells), atoms, at_least)
    can_matter = np.flatnonzero(np.diag(projector) > EXACT)
    sizes = np.array([len(small[at]) for at in can_matter], dtype=int)
    projector = projector[np.ix_(can_matter, can_matter)]
    left = MOST_SETS
    for people in range(1, at_least):
        found = _first_pair(projector, sizes, people)
        for sets in _sets_of(sizes, people):
            if found is not None:
                break
            left -= len(sets)
            if left < 0:
                return Isolation(frozenset(), is_exact=False)
            found = _first_isolated(projector, sets[sizes[sets].sum(axis=1) == people])
        if found is not None:
            return Isolation(frozenset[Person]().union(*(small[can_matter[at]] for at in found)))
    return Isolation(frozenset())


def _atoms(cells: list[frozenset[Person]]) -> dict[tuple[int, ...], frozenset[Person]]:
    """By the numbers of the cells they are in."""
    memberships = defaultdict(list)
    for number, cell in enumerate(cells):
        for person in cell:
            memberships[person].append(number)
    atoms = defaultdict(set)
    for person, numbers in memberships.items():
        atoms[tuple(numbers)].add(person)
    return {numbers: frozenset(atoms[numbers]) for numbers in sorted(atoms)}


def _projector_on_small(cells: int, atoms: dict[tuple[int, ...], frozenset[Person]], at_least: int) -> np.ndarray:
    """The projector on the combinations that do not depend on any large atom, as a table over the small ones."""
    table = np.zeros((cells, len(atoms)))
    for column, numbers in enumerate(atoms):
        table[list(numbers), column] = 1
    small = np.array([len(atom) < at_least for atom in atoms.values()])
    without_large = _null_space(table[:, ~small].T) if not small.all() else np.eye(cells)
    basis = _row_space(without_large.T @ table[:, small])
    return basis.T @ basis


def _row_space(table: np.ndarray) -> np.ndarray:
    _, values, rows = np.linalg.svd(table, full_matrices=False)
    return rows[values > EXACT * max(1.0, values.max(initial=0.0))]


def _null_space(table: np.ndarray) -> np.ndarray:
    _, values, rows = np.linalg.svd(table, full_matrices=True)
    rank = int(np.sum(values > EXACT * max(1.0, values.max(initial=0.0))))
    return rows[rank:].T


def _sets_of(sizes: np.ndarray, people: int) -> Iterator[np.ndarray]:
    """Chunks of sets of atoms, of one length each, among which are all that hold exactly so many people; no pairs."""
    for length in (length for length in range(1, people + 1) if length != 2):
        candidates = np.flatnonzero(sizes <= people - (length - 1))
        sets = combinations(candidates.tolist(), length)
        while chunk := list(islice(sets, CHUNK)):
            yield np.array(chunk)


def _first_pair(projector: np.ndarray, sizes: np.ndarray, people: int) -> np.ndarray | None:
    """All pairs at once: there can be millions, and the larger eigenvalue of two by two is a formula."""
    diagonal = np.diag(projector)
    for at, alone in enumerate(diagonal):
        half = (diagonal[at + 1 :] - alone) / 2
        largest = alone + half + np.hypot(half, projector[at, at + 1 :])
        hits = np.flatnonzero((largest > 1 - EXACT) & (sizes[at + 1 :] + sizes[at] == people))
        if len(hits):
            return np.array([at, at + 1 + hits[0]])
    return None


def _first_isolated(projector: np.ndarray, sets: np.ndarray) -> np.ndarray | None:
    blocks = projector[sets[:, :, None], sets[:, None, :]]
    largest = np.linalg.eigvalsh(blocks)[:, -1]
    hits = np.flatnonzero(largest > 1 - EXACT)
    return sets[hits[0]] if len(hits) else None
