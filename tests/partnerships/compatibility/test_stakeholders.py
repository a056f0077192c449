import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import (
    Quadrant,
    Salience,
    Stakeholder,
    as_both_see,
    measure_resonance,
    read_stakeholder,
)

pytestmark = pytest.mark.pure

stakeholders = st.builds(
    Stakeholder,
    key=st.integers(),
    power=st.integers(1, 5),
    interest=st.integers(1, 5),
    is_legitimate=st.booleans(),
    is_urgent=st.booleans(),
    stance=st.none() | st.integers(-2, 2),
    affected=st.none() | st.integers(-3, 3),
)


@pytest.mark.parametrize(
    ("power", "is_legitimate", "is_urgent", "salience_class", "attributes"),
    [
        (2, False, False, Salience.NON, 0),
        (3, False, False, Salience.DORMANT, 1),
        (2, True, False, Salience.DISCRETIONARY, 1),
        (2, False, True, Salience.DEMANDING, 1),
        (3, True, False, Salience.DOMINANT, 2),
        (3, False, True, Salience.DANGEROUS, 2),
        (2, True, True, Salience.DEPENDENT, 2),
        (5, True, True, Salience.DEFINITIVE, 3),
    ],
)
def test_class_follows_from_power_legitimacy_and_urgency(power, is_legitimate, is_urgent, salience_class, attributes):
    found = read_stakeholder(Stakeholder("one", power, 3, is_legitimate=is_legitimate, is_urgent=is_urgent))

    assert (found.salience_class, found.salience) == (salience_class, attributes / 3)


@pytest.mark.parametrize(
    ("power", "interest", "quadrant"),
    [
        (3, 3, Quadrant.MANAGE_CLOSELY),
        (3, 2, Quadrant.KEEP_SATISFIED),
        (2, 3, Quadrant.KEEP_INFORMED),
        (2, 2, Quadrant.MONITOR),
    ],
)
def test_quadrant_follows_from_power_and_interest(power, interest, quadrant):
    assert read_stakeholder(Stakeholder("one", power, interest, False, False)).quadrant is quadrant


@given(stakeholders)
def test_whoever_is_harmed_without_power_gets_a_voice_and_is_never_only_monitored(stakeholder):
    found = read_stakeholder(stakeholder)

    is_harmed = stakeholder.affected is not None and stakeholder.affected <= -2
    assert found.needs_a_voice is (is_harmed and stakeholder.power < 3)
    assert (found.quadrant is Quadrant.GIVE_A_VOICE) is found.needs_a_voice


@given(st.lists(stakeholders, max_size=6))
def test_resonance_lies_in_0_to_1(everyone):
    found = measure_resonance(everyone)

    assert found.value is None or 0 <= found.value <= 1
    assert len(found.readings) == len(everyone)


def test_resonance_leaves_out_whoever_has_no_known_stance():
    ally = Stakeholder("ally", 4, 4, is_legitimate=True, is_urgent=True, stance=2)
    silent = Stakeholder("silent", 4, 4, is_legitimate=True, is_urgent=True)

    found = measure_resonance([ally, silent])

    assert (found.value, found.n, len(found.readings)) == (1, 1, 2)


def test_resonance_is_not_known_where_nobody_counts():
    assert measure_resonance([Stakeholder("one", 1, 5, False, False, stance=2)]).value is None
    assert measure_resonance([]).value is None


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"power": 0}, "power must lie between 1 and 5; got 0"),
        ({"interest": 6}, "interest must lie"),
        ({"stance": 3}, "stance must lie"),
        ({"affected": -4}, "affected must lie"),
    ],
)
def test_stakeholder_off_a_scale_is_refused(figures, says):
    with pytest.raises(ValueError, match=says):
        Stakeholder(**{"key": 1, "power": 1, "interest": 1, "is_legitimate": False, "is_urgent": False, **figures})


def test_two_views_of_one_group_make_one_by_the_lower_stance_and_effect():
    ours = Stakeholder("ours", 2, 5, is_legitimate=True, is_urgent=False, stance=2, affected=None)
    theirs = Stakeholder("theirs", 4, 1, is_legitimate=False, is_urgent=False, stance=-1, affected=-2)

    together = Stakeholder("ours", 4, 5, is_legitimate=True, is_urgent=False, stance=-1, affected=-2)
    assert as_both_see(ours, theirs) == together


@given(stakeholders, stakeholders)
def test_resonance_of_two_views_is_the_same_whoever_comes_first(first, second):
    there, back = measure_resonance([as_both_see(first, second)]), measure_resonance([as_both_see(second, first)])

    assert (there.value, there.n) == (back.value, back.n)
