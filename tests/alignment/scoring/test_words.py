import pytest

from alignment.scoring.words import content_stems, find_words, is_content, stem

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("enforces", "enforcement"),
        ("accessible", "accessibility"),
        ("families", "family"),
        ("training", "trains"),
        ("planning", "plan"),
        ("educate", "EDUCATION"),
    ],
)
def test_stem_is_shared_by_the_forms_of_a_word(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("access", "accent"), ("house", "horse"), ("bus", "bush")])
def test_stem_keeps_different_words_apart(one, other):
    assert stem(one) != stem(other)


def test_words_keep_their_place():
    text = "Don't stop 24 trucks"

    assert [text[word.start : word.end] for word in find_words(text)] == ["Don't", "stop", "trucks"]


def test_function_words_carry_no_content():
    assert [word for word in ("the", "Food", "of", "us", "shelter") if is_content(word)] == ["Food", "shelter"]


def test_content_stems_leave_out_what_carries_nothing():
    assert content_stems("We are enforcing the enforcement of it") == {stem("enforcement")}
