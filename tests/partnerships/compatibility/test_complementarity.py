import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import Resource, measure_complementarity

pytestmark = pytest.mark.pure

KINDS = ("money", "reach", "people")
SCALE = st.integers(0, 3)
resources = st.lists(st.tuples(SCALE, SCALE, st.integers(1, 5)), min_size=1, max_size=3).map(
    lambda rows: [Resource(kind, *row) for kind, row in zip(KINDS, rows, strict=False)]
)


def test_complementarity_as_written_down():
    ours = [Resource("money", 3, 1, 3), Resource("reach", 2, 3, 2), Resource("people", 0, 2, 1)]
    theirs = [Resource("money", 0, 3, 1), Resource("reach", 1, 0, 2), Resource("people", 3, 1, 3)]

    found = measure_complementarity(ours, theirs)

    assert found is not None
    assert tuple(round(value, 3) for value in (found.met_a, found.met_b, found.value)) == (0.692, 0.727, 0.710)
    assert (found.n, found.unmet_a, found.unmet_b) == (4, ("reach",), ("people",))


def test_help_in_one_direction_alone_is_no_complementarity():
    giving, taking = [Resource("money", 0, 3), Resource("reach", 2, 0)], [Resource("money", 3, 0)]

    found = measure_complementarity(giving, taking)

    assert found is not None
    assert (found.value, found.met_a, found.met_b) == (0, 0, 1)


@given(resources, resources)
def test_complementarity_lies_in_0_to_1_and_is_the_same_both_ways(ours, theirs):
    found, back = measure_complementarity(ours, theirs), measure_complementarity(theirs, ours)

    assert (found is None) is (back is None)
    if found and back:
        assert 0 <= found.value <= 1
        assert (back.value, back.met_a, back.met_b) == (found.value, found.met_b, found.met_a)


def test_complementarity_is_not_known_while_a_party_needs_nothing():
    assert measure_complementarity([Resource("money", 0, 3)], [Resource("money", 3, 0)]) is None


@pytest.mark.parametrize(
    ("figures", "says"),
    [((4, 0, 1), "need must lie"), ((0, -1, 1), "offer must lie"), ((0, 0, 0), "importance must be")],
)
def test_resource_off_its_scale_is_refused(figures, says):
    with pytest.raises(ValueError, match=says):
        Resource("money", *figures)


def test_resource_named_twice_is_refused():
    with pytest.raises(ValueError, match="each kind of resource must be named once"):
        measure_complementarity([Resource("money", 1, 1)] * 2, [Resource("money", 1, 1)])
