"""The figures of a consultation: each statement's votes by team, and by group of like opinion."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alignment.measures.opinions import opinion_groups, stands_out
from surveys.disclosure import coded_distribution, smallest_isolated
from surveys.figures.counting import Figure, Rules

VOTES = ("agree", "disagree", "pass")
VALUES = {"agree": 1, "pass": 0, "disagree": -1}
LETTERS = "ABCD"
Ballot = Mapping[str, str]  # statement key -> one of VOTES


def vote_figures(rules: Rules, keys: Sequence[str], rows: Sequence[tuple[int, Mapping[str, Any]]]) -> Iterator[Figure]:
    """Shares who agree, disagree and pass: each published team's (`votes`), then each opinion group's (`group_votes`).

    Everybody who sent a vote counts for every statement, what was skipped as passed: so all statements of a team have
    the same n, and no difference of two of them tells of anybody. Every figure needs as many people as a distribution.
    """
    ballots = [(node, _ballot(keys, values)) for node, values in rows]
    for node, people in rules.by_node(ballots, rules.minimums.distributions):
        for key in keys:
            yield Figure(node, "votes", key, "", len(people), _shares(people, key))
    yield from _group_figures(rules, keys, ballots)


def _ballot(keys: Sequence[str], values: Mapping[str, Any]) -> Ballot:
    return {key: next(iter(values.get(key, ())), "pass") for key in keys}


def _shares(people: Sequence[Ballot], key: str) -> dict[str, Any]:
    said = [ballot[key] for ballot in people]
    shares = coded_distribution([said.count(vote) for vote in VOTES])
    return {vote: share.as_json() for vote, share in zip(VOTES, shares, strict=True)}


def _group_figures(rules: Rules, keys: Sequence[str], ballots: Sequence[tuple[int, Ballot]]) -> Iterator[Figure]:
    """Of the whole alone: `stands_out` names the vote by which a group differs from all others beyond chance."""
    groups = _groups_to_show(rules, keys, ballots)
    for letter, group in zip(LETTERS, groups, strict=False):
        inside = [ballots[at][1] for at in group]
        outside = [ballot for at, (_node, ballot) in enumerate(ballots) if at not in group]
        for key in keys:
            differs = stands_out(
                {vote: sum(ballot[key] == vote for ballot in inside) for vote in ("agree", "disagree")},
                len(inside),
                {vote: sum(ballot[key] == vote for ballot in outside) for vote in ("agree", "disagree")},
                len(outside),
            )
            value = _shares(inside, key) | {"stands_out": differs or ""}
            yield Figure(rules.tree.root, "group_votes", key, letter, len(inside), value)


def _groups_to_show(
    rules: Rules, keys: Sequence[str], ballots: Sequence[tuple[int, Ballot]]
) -> Sequence[frozenset[int]]:
    """Opinion groups cut across teams, so they are told only if all cells together isolate nobody; else none is."""
    least = rules.minimums.distributions
    cells = [people for _node, people in rules.by_node([(node, at) for at, (node, _b) in enumerate(ballots)], least)]
    if not cells:
        return ()
    table = [[VALUES[ballot[key]] for key in keys] for _node, ballot in ballots]
    groups = opinion_groups(table, smallest=least, most=len(LETTERS))
    found = smallest_isolated([*cells, *groups], least)
    return groups if found.is_exact and not found.people else ()
