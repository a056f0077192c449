import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.scoring import holds_several, split_promise_text
from tests.alignment.scoring.test_real_missions import rows

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Feed families with dignity and train people for paid work",
            ("Feed families with dignity", "train people for paid work"),
        ),
        (
            "Take in every stray and surrendered animal, heal them",
            ("Take in every stray and surrendered animal", "heal them"),
        ),
        (
            "take in stray dogs, heal them, and find them homes",
            ("take in stray dogs", "heal them", "find them homes"),
        ),
        ("enforce the Act; and shall report to Congress", ("enforce the Act", "report to Congress")),
        ("training and technical assistance", ("training", "technical assistance")),
        (
            "Adults learn to read, at their own pace, and we never turn anyone away",
            ("Adults learn to read, at their own pace", "never turn anyone away"),
        ),
        ("feed; teach; heal", ("feed", "teach", "heal")),
        ("FIREFIGHTING", ("FIREFIGHTING",)),
        (" ; 12", ()),
    ],
)
def test_a_phrase_is_cut_where_the_next_promise_begins(text, parts):
    assert split_promise_text(text) == parts


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("take in stray dogs, heal them", True),
        ("feed; teach", True),
        ("training and technical assistance", False),
        ("speak up for fair access to food", False),
        ("hold events to raise funds", False),
        ("no child leaves primary school here without being able to save themselves in deep water", False),
        ("every newcomer in town has a warm place to meet neighbors", False),
        ("", False),
    ],
)
def test_a_phrase_holds_several_where_it_does_several_things(text, several):
    assert holds_several(text) is several


@given(text=st.text(alphabet="abto ;,and.by—", max_size=60))
def test_parts_are_pieces_of_the_text_in_its_order(text):
    here = 0
    for part in split_promise_text(text):
        here = text.index(part, here) + len(part)


def test_real_missions_are_cut_into_their_own_words():
    texts = [row["mission"][:300] for row in rows("us_nonprofit_missions.csv")]

    cut = [parts for text in texts if len(parts := split_promise_text(text)) > 1]

    assert len(cut) > len(texts) / 2
    assert all(part in text for text in texts for part in split_promise_text(text))
