import pytest

from alignment.measures.profiles import Profiles, knows_and_agrees

pytestmark = pytest.mark.pure


def test_the_cut_lies_between_three_and_four():
    found = knows_and_agrees([(True, 5), (True, 4), (True, 3), (False, 4), (False, 3), (False, 1), (False, 2)])

    assert found == Profiles(knows_and_agrees=2, knows_only=1, agrees_only=1, neither=3)
    assert (found.n, found.shares) == (7, (2 / 7, 1 / 7, 1 / 7, 3 / 7))


def test_nobody_has_no_shares():
    assert (knows_and_agrees([]).n, knows_and_agrees([]).shares) == (0, None)


@pytest.mark.parametrize("rating", [0, 6, 3.5])
def test_a_rating_off_the_scale_is_refused(rating):
    with pytest.raises(ValueError, match="from 1 to 5"):
        knows_and_agrees([(True, 4), (True, rating)])
