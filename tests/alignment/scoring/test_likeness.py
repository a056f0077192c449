import pytest

from alignment.scoring import likeness
from tests.alignment.encoders import WordEncoder

pytestmark = pytest.mark.pure


def alike(before: str, after: str) -> float:
    return likeness(encoder=WordEncoder(), before=before, after=after)


def test_same_words_are_one_and_other_matters_about_nothing():
    assert alike("We feed hungry families.", "We feed hungry families.") == pytest.approx(1)
    assert alike("We feed hungry families.", "The pianist repairs bicycles.") < 0.2


def test_shared_words_lie_between():
    assert 0.2 < alike("We feed hungry families.", "We feed hungry dogs.") < 0.9


def test_a_blank_text_is_refused():
    with pytest.raises(ValueError, match="two texts are needed"):
        alike("We feed hungry families.", " ")
