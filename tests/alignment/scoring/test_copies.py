import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.scoring.copies import find_duplicates, is_copy_of_mission

pytestmark = pytest.mark.pure

MISSION = "We feed families with dignity, train people for paid work, and speak up for fair access to food."


@pytest.mark.parametrize(
    "text",
    [
        MISSION,
        MISSION.upper() + "!!",
        "we feed families with dignity and train people for paid work and speak up for fair access to food",
        "train people for paid work, and speak up for fair access to food",
    ],
)
def test_a_pasted_mission_is_a_copy(text):
    assert is_copy_of_mission(text=text, mission_text=MISSION)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I feed families.",
        "I cook so that families in our town eat with dignity every single evening",
        "feed families",
    ],
)
def test_own_words_are_no_copy(text):
    assert not is_copy_of_mission(text=text, mission_text=MISSION)


def test_duplicates_point_at_the_first():
    texts = ["I drive the van.", "I count boxes.", "i drive the VAN", "", "", "I drive the van!"]

    assert find_duplicates(texts=texts) == [None, None, 0, None, None, 0]


def test_near_identical_texts_are_duplicates_and_similar_ones_are_not():
    long = "I answer the phone all day and direct the people who call to the right team in our house"
    texts = [long, long + " today", "I answer the phone all day and drive the van to town when it is full"]

    assert find_duplicates(texts=texts) == [None, 0, None]


@given(texts=st.lists(st.text(alphabet="abc ", max_size=12), max_size=12))
def test_a_duplicate_never_points_at_a_duplicate(texts):
    firsts = find_duplicates(texts=texts)

    assert all(first is None or (firsts[first] is None and first < place) for place, first in enumerate(firsts))
