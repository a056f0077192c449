import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import FORMULA_VERSION, Breach, Party, assess_joint, assess_own
from tests.partnerships.compatibility.build import FEW, MAYBE, both_rate, rounds, swapped

pytestmark = pytest.mark.pure


def mirrored(effects):
    return sorted((*effect[:2][::-1], "a_to_b" if effect.direction == "b_to_a" else "b_to_a") for effect in effects)


@given(rounds(), st.lists(st.tuples(MAYBE, MAYBE), min_size=1), st.booleans())
@FEW
def test_own_view_depends_on_nothing_the_other_party_rated_or_declared(given_round, others, is_silent):
    """Not on what it says, not on how many say it, not on whether it has said anything."""
    changed = [
        rating
        if rating.party is Party.A
        else rating._replace(
            rater=f"b{place % 7}", a_to_b=others[place % len(others)][0], b_to_a=others[place % len(others)][1]
        )
        for place, rating in enumerate(given_round["ratings"])
        if rating.party is Party.A or not is_silent
    ]

    before = assess_own(**given_round, party=Party.A)
    after = assess_own(
        **{**given_round, "ratings": changed},
        party=Party.A,
        breaches=[Breach(Party.B, "secret")],
        waiting_for=[Party.B],
    )

    assert after == before


def test_alarm_a_joint_view_does_depend_on_the_other_party():
    given_round = both_rate([5], [5], "(1,1)")
    changed = [r._replace(a_to_b=-3) if r.party is Party.B else r for r in given_round["ratings"]]

    assert assess_joint(**{**given_round, "ratings": changed}) != assess_joint(**given_round)


@given(rounds())
@FEW
def test_swapping_the_parties_mirrors_the_whole_picture(given_round):
    ours, theirs = assess_joint(**given_round), assess_joint(**swapped(given_round))

    assert theirs.coverage == ours.coverage
    assert theirs.flags == ours.flags
    assert theirs.judgement.verdict is ours.judgement.verdict
    assert mirrored(tension.effect for tension in theirs.tensions) == sorted(
        (*tension.effect[:2], str(tension.effect.direction)) for tension in ours.tensions
    )
    assert (theirs.lift and theirs.lift.steps) == (ours.lift and ours.lift.steps)


@given(rounds())
@FEW
def test_every_result_says_its_n_its_coverage_and_its_formulas(given_round):
    found = assess_joint(**given_round)

    assert found.formula_version == found.judgement.formula_version == FORMULA_VERSION
    assert found.judgement.n == found.coverage.rated <= found.coverage.pairs
    assert found.judgement.coverage == found.coverage
    assert found.judgement.reasons


def test_own_view_of_each_party_is_named():
    given_round = both_rate([5], [5], "(1,1)")

    assert [assess_own(**given_round, party=party).party for party in Party] == list(Party)
    assert assess_own(**given_round, party=Party.B).gap is None
