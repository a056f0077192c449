from itertools import combinations_with_replacement

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partnerships.compatibility import (
    Agreement,
    Effect,
    Party,
    Rating,
    Thresholds,
    Verdict,
    assess_joint,
    find_lift,
    judge,
    measure_synergy,
)
from partnerships.compatibility.fewest_steps import Alike, fewest_steps
from tests.partnerships.compatibility.build import FEW, agreed, agreed_rounds, both_rate, goals, matrix_of

pytestmark = pytest.mark.pure

BETTER = [
    Verdict.RED_LINE,
    Verdict.PROVISIONAL,
    Verdict.NEGOTIATE,
    Verdict.PARALLEL,
    Verdict.PROMISING,
    Verdict.COMPLEMENTARY,
]


def values_of(given_round):
    return {
        effect: value
        for goal_a, goal_b, there, back in given_round["agreements"]
        for effect, value in (((goal_a, goal_b, 0), there), ((goal_a, goal_b, 1), back))
    }


def with_steps(given_round, steps):
    """The verdict were these effects agreed and rated one step higher, each as often as it is named; None off the scale."""
    values = values_of(given_round)
    for effect in steps:
        values[effect] += 1
    if max(values.values()) > 3:
        return None
    a, b = given_round["goals_a"], given_round["goals_b"]
    rows = [[(values[i.key, j.key, 0], values[i.key, j.key, 1]) for j in b] for i in a]
    return assess_joint(**agreed(a, b, rows)).judgement.verdict


def named(lift):
    return [
        (*change.effect[:2], int(change.effect.direction == "b_to_a"))
        for change in lift.changes
        for _ in range(change.steps)
    ]


@given(agreed_rounds())
@FEW
def test_lift_lifts_the_verdict_to_what_it_says(given_round):
    found = assess_joint(**given_round)
    assume(found.lift is not None)

    lifted = with_steps(given_round, named(found.lift))

    assert lifted is found.lift.leads_to
    assert BETTER.index(lifted) > BETTER.index(found.judgement.verdict)


@given(agreed_rounds(effect=st.sampled_from([-2, -1, -1, 0, 0, 0, 1, 2])))
@FEW
def test_no_fewer_steps_lift_the_verdict(given_round):
    found = assess_joint(**given_round)
    assume(found.lift is not None and found.lift.steps <= 4)

    tried = (
        with_steps(given_round, steps)
        for count in range(found.lift.steps)
        for steps in combinations_with_replacement(values_of(given_round), count)
    )

    assert not any(verdict and BETTER.index(verdict) > BETTER.index(found.judgement.verdict) for verdict in tried)


def by_brute_force(ready, blocked, needed):
    """The least sum of steps over every way to take 0..all of each."""
    options = [(0, 0)]
    for group in (*ready, *blocked):
        for _ in group.keys:
            each = [(n, max(0, n - group.cost) * group.gain) for n in range(group.cost + group.steps + 1)]
            options = [(steps + n, gained + gain) for steps, gained in options for n, gain in each]
            least = {}
            for steps, gained in options:
                least[gained] = min(steps, least.get(gained, steps))
            options = [(steps, gained) for gained, steps in least.items()]
    return min((steps for steps, gained in options if gained >= needed), default=None)


groups = st.lists(st.tuples(st.integers(1, 25), st.integers(1, 3), st.integers(1, 2)), max_size=3)


@given(groups, groups, st.integers(1, 200))
def test_fewest_steps_are_the_fewest(ready, blocked, needed):
    def alike(drawn, start, costly):
        return [
            Alike(gain, 3 if costly else depth, range(start + 10 * n, start + 10 * n + count), depth if costly else 0)
            for n, (gain, depth, count) in enumerate(drawn)
        ]

    ready, blocked = alike(ready, 0, False), alike(blocked, 1000, True)
    expected = by_brute_force(ready, blocked, needed)
    assume(expected is not None)

    assert sum(fewest_steps(ready, blocked, needed).values()) == expected


def test_from_red_line_each_open_effect_rises_by_one_step():
    found = assess_joint(**both_rate([5, 4], [5, 3], "(−2,−3)(2,1); (−1,−1)(1,1)"))

    assert found.lift is not None
    (change,) = found.lift.changes
    assert (change.effect, change.was, change.becomes, change.parties) == (
        Effect("a1", "b1", "b_to_a"),
        -3,
        -2,
        (Party.A, Party.B),
    )
    assert found.lift.leads_to is Verdict.NEGOTIATE


def test_from_provisional_the_fewest_pairs_are_asked_for():
    ratings = [Rating(party, 1, "a1", goal, 1, 1) for party in Party for goal in ("b1", "b2")]

    found = assess_joint(goals_a=goals("a", [5]), goals_b=goals("b", [5, 1, 2, 4, 3]), ratings=ratings)

    assert found.lift is not None
    assert (found.judgement.verdict, found.lift.to_rate) == (Verdict.PROVISIONAL, (("a1", "b4"), ("a1", "b5")))
    assert (found.lift.steps, found.lift.leads_to) == (0, None)


def test_from_provisional_the_party_waited_for_is_named():
    found = assess_joint(**both_rate([5], [5], "(1,1)"), waiting_for=[Party.B])

    assert found.lift is not None
    assert (found.lift.to_rate, found.lift.waiting_for) == ((), (Party.B,))


def test_from_opposite_signs_the_effect_is_to_be_agreed():
    given_round = both_rate([5, 5], [5, 5], "(1,1)(3,3); (3,3)(3,3)")
    given_round["ratings"][0] = given_round["ratings"][0]._replace(a_to_b=-1)

    found = assess_joint(**given_round)

    assert found.lift is not None
    assert (found.lift.steps, found.lift.to_agree) == (0, (Effect("a1", "b1", "a_to_b"),))
    assert found.lift.leads_to is Verdict.COMPLEMENTARY


def test_half_a_step_at_the_end_of_the_scale_counts_half():
    given_round = both_rate([5], [5], "(0,3)")
    given_round["ratings"][0] = given_round["ratings"][0]._replace(a_to_b=1)

    found = assess_joint(**given_round, thresholds=Thresholds(net_to_complement=0.99))

    assert found.lift is not None
    assert [(change.was, change.becomes, change.steps) for change in found.lift.changes] == [(0.5, 3, 3)]


def test_complementary_needs_no_lift():
    assert assess_joint(**both_rate([5], [5], "(2,2)")).lift is None


def test_agreement_counts_as_the_value_to_lift():
    given_round = both_rate([5], [5], "(−1,−1)")

    found = assess_joint(**given_round, agreements=[Agreement("a1", "b1", 0, 0)])

    assert found.lift is not None
    assert {change.was for change in found.lift.changes} == {0}


def test_lifting_without_figures_is_refused():
    matrix = matrix_of([5], [5], "(1,0)")
    judgement = judge(matrix, synergy=measure_synergy(matrix))

    with pytest.raises(ValueError, match="synergy must be given"):
        find_lift(matrix, judgement, synergy=None)
