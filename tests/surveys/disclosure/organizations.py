"""Organizations to attack: a tree of divisions and teams with people of some role and site, all or some answering."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from surveys.disclosure import PublishedNodes, Tree

ROOT = 1


@dataclass(frozen=True)
class Respondent:
    id: int
    node: int
    role: str = "staff"
    site: str = "here"


@dataclass(frozen=True)
class Organization:
    tree: Tree
    respondents: tuple[Respondent, ...]

    @property
    def counts(self) -> Counter[int]:
        return Counter(respondent.node for respondent in self.respondents)

    @property
    def node_of(self) -> dict[int, int]:
        return {respondent.id: respondent.node for respondent in self.respondents}

    def cells(self) -> dict[int, frozenset[int]]:
        """The people of every node, those of the nodes below it included."""
        members: dict[int, set[int]] = {node: set() for node in self.tree.nodes}
        for respondent in self.respondents:
            for node in self.tree.up_from(respondent.node):
                members[node].add(respondent.id)
        return {node: frozenset(people) for node, people in members.items()}


def cells_of(organization: Organization, published: PublishedNodes) -> list[frozenset[int]]:
    cells = organization.cells()
    return [cells[node] for node in published]


def random_organization(seed: int, *, above_teams: bool = True) -> Organization:
    """2 to 4 divisions of 1 to 4 teams of 1 to 15, a few people at divisions and the root, four in five answering."""
    random = Random(seed)
    parents: dict[int, int | None] = {ROOT: None}
    people_at: list[tuple[int, int]] = [(ROOT, random.randint(0, 2) if above_teams else 0)]
    for _ in range(random.randint(2, 4)):
        division = len(parents) + 1
        parents[division] = ROOT
        people_at.append((division, random.randint(0, 1) if above_teams else 0))
        for _ in range(random.randint(1, 4)):
            team = len(parents) + 1
            parents[team] = division
            people_at.append((team, random.randint(1, 15)))
    nodes = [node for node, people in people_at for _ in range(people) if random.random() < 0.8]
    roles, sites = ["staff", "lead", "apprentice"], ["north", "south"]
    return Organization(
        Tree(parents),
        tuple(
            Respondent(number, node, random.choice(roles), random.choice(sites)) for number, node in enumerate(nodes)
        ),
    )


def organizations(seeds: range, *, above_teams: bool = True) -> Iterator[Organization]:
    return (random_organization(seed, above_teams=above_teams) for seed in seeds)


@st.composite
def trees(draw: st.DrawFn, most_nodes: int = 20) -> Tree:
    """Any shape: each node hangs below an earlier one."""
    parents: dict[int, int | None] = {ROOT: None}
    for number in range(draw(st.integers(0, most_nodes - 1))):
        parents[number + 2] = draw(st.integers(1, number + 1))
    return Tree(parents)


@st.composite
def answering(draw: st.DrawFn, most_people: int = 15) -> Organization:
    """A tree of any shape with 0 to 15 people at each node who answered."""
    tree = draw(trees())
    counts = [draw(st.integers(0, most_people)) for _ in tree.nodes]
    nodes = [node for node, people in zip(tree.nodes, counts, strict=True) for _ in range(people)]
    return Organization(tree, tuple(Respondent(number, node) for number, node in enumerate(nodes)))


def next_wave(organization: Organization, random: Random, *, leaving: float, response: float = 1.0) -> Organization:
    """The same tree some weeks later: some have left or moved, about as many have joined, not everybody answers."""
    everybody = [person for person in organization.respondents if random.random() > leaving]
    nodes = sorted(organization.counts) or [ROOT]
    stayed = [
        Respondent(person.id, random.choice(nodes) if random.random() < leaving / 4 else person.node)
        for person in everybody
    ]
    newest = max((person.id for person in organization.respondents), default=0)
    joining = range(newest + 1, newest + 1 + sum(random.random() < leaving for _ in organization.respondents))
    answering = [*stayed, *(Respondent(number, random.choice(nodes)) for number in joining)]
    return Organization(organization.tree, tuple(person for person in answering if random.random() < response))


@st.composite
def two_waves(draw: st.DrawFn) -> tuple[Organization, Organization]:
    """Any organization, and the same after a handful of people left, joined or moved."""
    first = draw(answering())
    nodes = st.sampled_from(first.tree.nodes)
    node_of = first.node_of
    for person in draw(st.sets(st.sampled_from(sorted(node_of)), max_size=4)) if node_of else ():
        node_of[person] = draw(nodes)
    for person in draw(st.sets(st.sampled_from(sorted(node_of)), max_size=4)) if node_of else ():
        del node_of[person]
    node_of |= {100_000 + number: draw(nodes) for number in range(draw(st.integers(0, 4)))}
    return first, Organization(first.tree, tuple(Respondent(person, node) for person, node in node_of.items()))
