import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.wording.marks import places_of_parts

pytestmark = pytest.mark.pure


def parts(passage: str, *texts: str) -> list[str]:
    return [passage[slice(*place)] if place else "" for place in places_of_parts(passage, texts)]


@pytest.mark.parametrize(
    ("passage", "texts", "marked"),
    [
        ("feed families and train people", ["Feed families", "Train people"], ["feed families", "train people"]),
        ("rescue and distribute food", ["Rescue food", "Distribute food"], ["rescue", "distribute food"]),
        ("food is rescued and shared", ["Rescue food", "Share food"], ["food is rescued", "shared"]),
        ("train people, and feed families", ["Feed a family", "Train young people"], ["feed families", "train people"]),
        ("feed the hungry and train people", ["Give meals", "Train people"], ["feed the hungry", "train people"]),
        ("feed families and train people", ["Give meals", "Run courses"], ["", ""]),
        (
            "relieve people in pain and sit with the dying",
            ["Relieve pain", "Nobody dies without somebody beside them"],
            ["relieve people in pain", "sit with the dying"],
        ),
        (
            "relieve people in pain and sit with the dying, so that nobody dies alone at Lindenhof",
            ["People have no pain", "Nobody dies alone"],
            ["relieve people in pain", "sit with the dying, so that nobody dies alone at Lindenhof"],
        ),
        (
            "ask people what they need, cook it and tell them what came of it",
            ["Ask people what they need", "Tell them what came"],
            ["ask people what they need", "tell them what came of it"],
        ),
        ("A b c", ["", ""], ["", ""]),
        ("", ["Feed families", "Train people"], ["", ""]),
        (
            "healthy food, good jobs and clean water for every child",
            ["Healthy food for a child", "Good jobs", "Clean water for a child"],
            ["healthy food", "good jobs", "clean water for every child"],
        ),
    ],
)
def test_each_part_has_its_own_words(passage, texts, marked):
    assert parts(passage, *texts) == marked


WORDS = st.lists(
    st.sampled_from(["feed", "families", "and", "train", "people", "rescue", "food", "with", "care", "water"]),
    max_size=9,
)


@given(WORDS, st.lists(WORDS, min_size=2, max_size=4))
def test_no_two_parts_overlap(passage, texts):
    places = sorted(filter(None, places_of_parts(" ".join(passage), [" ".join(words) for words in texts])))

    assert all(before[1] <= after[0] for before, after in zip(places, places[1:], strict=False))


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=3))
def test_no_words_break_it(passage, texts):
    assert len(places_of_parts(passage, texts)) == len(texts)
