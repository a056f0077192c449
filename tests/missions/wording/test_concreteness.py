import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.wording.concreteness import Hint, hints

pytestmark = pytest.mark.pure
SCENE = "On Tuesday a mother of two came in at noon and carried home three boxes of bread."


def test_scene_with_somebody_a_day_and_a_figure_needs_nothing():
    assert hints(SCENE) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("All went well.", (Hint.SCENE, Hint.WHO, Hint.WHEN, Hint.NUMBER)),
        ("a mother carried bread home in the rain and came back to help with the lifting", (Hint.WHEN, Hint.NUMBER)),
        ("last Friday the lift was out and still every single box went up to the top floor", (Hint.WHO, Hint.NUMBER)),
        ("We met Darnell, and 12 boxes went out of the door before the rain came down on us", (Hint.WHEN,)),
    ],
)
def test_each_missing_part_is_asked_for(text, missing):
    assert hints(text) == missing


def test_fields_beside_the_text_count():
    assert hints("12 boxes of bread went up four floors by hand because the lift was out of order again.",
                 has_day=True, has_who=True) == ()  # fmt: skip


def test_a_capital_at_the_start_of_a_sentence_is_no_name():
    assert Hint.WHO in hints("Boxes went up. Bread was there.\nThanks were given.")


@given(st.text(max_size=300))
def test_any_text_is_read_without_complaint(text):
    assert set(hints(text)) <= set(Hint)
