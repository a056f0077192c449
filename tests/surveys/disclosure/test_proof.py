"""The long proof: a thousand organizations attacked, with the numbers printed (`pytest -s`)."""

from random import Random

import pytest

from surveys.disclosure import published_nodes, smallest_isolated, strict_release
from tests.surveys.disclosure.organizations import cells_of, next_wave, organizations
from tests.surveys.disclosure.weaker import NINE

pytestmark = [pytest.mark.pure, pytest.mark.proof]

ORGANIZATIONS = 1_000


def ours(organization):
    return cells_of(organization, published_nodes(organization.tree, organization.counts, 5))


def leaks(policy, *, above_teams=False):
    """How many organizations leak a group below five, how many a single person, how many searches were cut short."""
    attacked = organizations(range(ORGANIZATIONS), above_teams=above_teams)
    found = [smallest_isolated(policy(organization), 5) for organization in attacked]
    return (
        sum(bool(isolation.people) for isolation in found),
        sum(len(isolation.people) == 1 for isolation in found),
        sum(not isolation.is_exact for isolation in found),
    )


@pytest.mark.parametrize("above_teams", [False, True], ids=["all in teams", "some at divisions"])
def test_nothing_leaks_in_a_thousand_organizations(above_teams):
    eligible = published = 0
    for organization in organizations(range(ORGANIZATIONS), above_teams=above_teams):
        found = published_nodes(organization.tree, organization.counts, 5)
        eligible += sum(people >= 5 for people in found.totals.values())
        published += len(found)

    print(f"\n{ORGANIZATIONS} organizations, {published} of {eligible} eligible nodes = {published / eligible:.1%}")
    assert leaks(ours, above_teams=above_teams) == (0, 0, 0)
    assert published > 0.7 * eligible


@pytest.mark.parametrize("policy", NINE, ids=lambda policy: policy.__name__)
def test_alarm_each_weaker_policy_leaks(policy):
    few, one, cut_short = leaks(policy)

    share, single = few / ORGANIZATIONS, one / ORGANIZATIONS
    print(f"\n{policy.__name__}: {share:.0%} leak a group below five, {single:.0%} one person, {cut_short} not exact")
    assert share > 0.1


@pytest.mark.parametrize(("leaving", "response"), [(0.05, 0.95), (0.05, 0.8), (0.1, 0.8)])
def test_two_rounds_isolate_nobody_in_strict_mode(leaving, response):
    random, pairs = Random(7), []
    for staff in organizations(range(ORGANIZATIONS // 4)):
        later = next_wave(staff, random, leaving=leaving)
        pairs.append([next_wave(asked, random, leaving=0, response=response) for asked in (staff, later)])
    leaking = shown = possible = 0
    for first, second in pairs:
        before = ours(first)
        plain = published_nodes(second.tree, second.counts, 5)
        strict = strict_release(second.tree, second.node_of, [before], 5).published
        leaking += bool(smallest_isolated([*before, *cells_of(second, plain)], 3).people)
        shown, possible = shown + len(strict), possible + len(plain)
        assert smallest_isolated([*before, *cells_of(second, strict)], 3).people == frozenset()

    print(
        f"\n{leaving:.0%} leave, {response:.0%} answer: {leaking / len(pairs):.0%} would leak; {shown / possible:.0%} kept"
    )
    assert leaking > 0
