import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.wording.texts import flesch_ease, sentences, syllables

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("...", 0),
        ("We feed people", 1),
        ("We feed people. We train cooks!", 2),
        ("St. John rescues food in the U.S. every day.", 1),
        ("WE FEED PEOPLE. WE TRAIN COOKS.", 2),
        ("One line\nanother line", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text, count):
    assert len(sentences(text)) == count


@given(st.text(alphabet="ab .!?\n1é", max_size=80))
def test_sentences_are_stretches_of_the_text_in_order(text):
    found = sentences(text)

    assert all(text[span.start : span.end] == span.text for span in found)
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("word", "count"),
    [("food", 1), ("rescue", 2), ("people", 2), ("lasting", 2), ("community", 4), ("the", 1), ("hm", 1)],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_flesch_ease_is_the_formula_of_1948():
    words = ["we", "feed", "hungry", "families"]

    assert flesch_ease(words, 1) == pytest.approx(206.835 - 1.015 * 4 - 84.6 * 7 / 4)


def test_flesch_ease_of_nothing_is_undefined():
    assert flesch_ease([], 0) is None
