"""Votes by team and by opinion group: together they isolate nobody, and no end is told under twenty."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import Isolation, Tree, smallest_isolated
from surveys.figures import Rules, votes
from surveys.figures.votes import vote_figures

KEYS = ("statement_1", "statement_2", "statement_3")
TREE = Tree({1: None, 2: 1, 3: 1, 4: 1})
CAMPS = ({"statement_1": ["agree"], "statement_2": ["agree"]}, {"statement_1": ["disagree"], "statement_3": ["agree"]})


def a_vote(sizes, seed, *, noise=0.15):
    """People of each team, in two camps that lie across the teams but for chance; some skip."""
    random = Random(seed)
    rows = []
    for node, size in zip((1, 2, 3, 4), sizes, strict=True):
        for _ in range(size):
            camp = CAMPS[random.random() < (0.9 if node == 2 else 0.2)]
            values = {key: said for key, said in camp.items() if random.random() > noise}
            if random.random() < noise:
                values["statement_2"] = ["disagree"]
            rows.append((node, values or {"statement_1": ["pass"]}))
    return rows


def cells_of(rows, figures):
    """Whom each figure counts, by row number: a team's from the tree, a group's as the release drew it."""
    rules = Rules(TREE)
    ballots = [(node, votes._ballot(KEYS, values)) for node, values in rows]
    groups = votes._groups_to_show(rules, KEYS, ballots) if any(f.measure == "group_votes" for f in figures) else ()
    teams = {figure.node for figure in figures if figure.measure == "votes"}
    within = {node: {at for at, (team, _v) in enumerate(rows) if node in TREE.up_from(team)} for node in teams}
    return [*within.values(), *groups]


SIZES = st.tuples(*(st.integers(0, 14) for _ in range(4)))


@given(SIZES, st.integers(0, 2**32))
def test_no_combination_of_teams_and_groups_isolates_fewer_than_eight(sizes, seed):
    rows = a_vote(sizes, seed)
    figures = list(vote_figures(Rules(TREE), KEYS, rows))

    found = smallest_isolated(cells_of(rows, figures), 8)

    assert (found.people, found.is_exact) == (frozenset(), True)
    assert all(figure.n >= 8 for figure in figures)


@given(SIZES, st.integers(0, 2**32))
def test_every_statement_of_a_team_counts_the_same_people(sizes, seed):
    figures = list(vote_figures(Rules(TREE), KEYS, a_vote(sizes, seed)))

    counted = {(figure.node, figure.item, figure.n) for figure in figures}
    assert len(counted) == len({(node, item) for node, item, _n in counted})


def leaks(count):
    found = 0
    for seed in range(count):
        random = Random(seed)
        rows = a_vote([random.randint(0, 14) for _ in range(4)], seed)
        figures = list(vote_figures(Rules(TREE), KEYS, rows))
        found += bool(smallest_isolated(cells_of(rows, figures), 8).people)
    return found


def test_groups_are_told_of_some_and_leak_of_none():
    told = [
        any(
            figure.measure == "group_votes" for figure in vote_figures(Rules(TREE), KEYS, a_vote((9, 12, 10, 11), seed))
        )
        for seed in range(40)
    ]

    assert sum(told) > 10
    assert leaks(80) == 0


def test_alarm_groups_told_without_the_check_isolate_a_few(monkeypatch):
    """A group that is a team but for two people tells, by difference, how those two voted."""
    monkeypatch.setattr(votes, "smallest_isolated", lambda cells, at_least: Isolation(frozenset()))

    assert leaks(80) > 0


def test_alarm_teams_shown_from_one_person_on_leak(monkeypatch):
    def by_node(self, rows, minimum):
        for node in self.tree.nodes:
            found = [value for team, value in rows if node in self.tree.up_from(team)]
            if len(found) >= 8:
                yield node, found

    monkeypatch.setattr(Rules, "by_node", by_node)

    assert leaks(80) > 0


@pytest.mark.parametrize("n", [8, 12, 19])
def test_a_unanimous_group_under_twenty_shows_no_end(n):
    figures = list(vote_figures(Rules(Tree({1: None})), KEYS, [(1, {"statement_1": ["agree"]})] * n))

    assert not {share["percent"] for figure in figures for share in figure.value.values()} & {0, 100}


def test_a_skipped_statement_is_a_pass():
    figures = list(vote_figures(Rules(Tree({1: None})), KEYS, [(1, {"statement_1": ["agree"]})] * 20))

    assert [figure.value["pass"]["percent"] for figure in figures if figure.measure == "votes"] == [0, 100, 100]
