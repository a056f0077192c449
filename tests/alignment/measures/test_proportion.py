import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.proportion import wilson

pytestmark = pytest.mark.pure


def test_wilson_matches_the_published_fixture():
    share = wilson(18, 30)

    assert share is not None
    assert (round(share.low, 3), share.value, round(share.high, 3)) == (0.423, 0.6, 0.754)


def test_wilson_of_nobody_is_undefined():
    assert wilson(0, 0) is None


@given(n=st.integers(1, 400), part=st.floats(0, 1))
def test_wilson_interval_holds_its_share(n, part):
    share = wilson(round(n * part), n)

    assert share is not None
    assert 0 <= share.low <= share.value <= share.high <= 1


@pytest.mark.parametrize(("successes", "n"), [(-1, 3), (4, 3)])
def test_wilson_refuses_an_impossible_count(successes, n):
    with pytest.raises(ValueError, match="between 0 and n"):
        wilson(successes, n)
