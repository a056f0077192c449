import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.models import MissionVersion, Outcome, Promise
from missions.queries.comparison import Change, as_text, compare_fields, word_difference
from tests.factories.organizations import TeamFactory

WORDS = st.lists(st.sampled_from(["we", "feed", "people", ".", ",", " ", "  ", "\n", "ü", "don’t"]), max_size=25).map(
    "".join
)


def spelled(pieces, *, without: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not without)


@pytest.mark.pure
@given(WORDS | st.text(max_size=40), WORDS | st.text(max_size=40))
def test_word_difference_spells_both_texts(before, after):
    pieces = word_difference(before, after)

    assert (spelled(pieces, without=Change.ADDED), spelled(pieces, without=Change.REMOVED)) == (before, after)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("same words", "same words", [("same", "same words")]),
        ("", "new", [("added", "new")]),
        ("old", "", [("removed", "old")]),
        ("we feed all", "we teach all", [("same", "we "), ("removed", "feed"), ("added", "teach"), ("same", " all")]),
        ("a b c d", "a x y d", [("same", "a "), ("removed", "b c"), ("added", "x y"), ("same", " d")]),
    ],
)
def test_word_difference_reads_as_a_person_would_mark_it(before, after, expected):
    found = word_difference(before, after)

    assert [(piece.change.value, piece.text) for piece in found] == expected


@pytest.mark.pure
def test_compare_fields_leaves_out_what_says_nothing():
    found = compare_fields(
        MissionVersion, before={"statement": "a", "vision": ""}, after={"statement": "a"}, names=("statement", "vision")
    )

    assert [(field.name, field.label, field.is_changed) for field in found] == [("statement", "Statement", False)]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("model", "name", "value", "text"),
    [
        (Promise, "cues", None, ""),
        (Promise, "cues", ["a", "b"], "a\nb"),
        (Promise, "cues", [], ""),
        (Promise, "weight", 3, "3"),
        (MissionVersion, "vision", "x", "x"),
        (Outcome, "direction", "reduce", "Reduce"),
        (Outcome, "rolls_up", False, "no"),
    ],
)
def test_as_text_reads_every_kind_of_field(model, name, value, text):
    assert as_text(model, name, value) == text


@pytest.mark.django_db
def test_as_text_names_the_row_of_a_foreign_key():
    team = TeamFactory()

    assert (as_text(Outcome, "team_id", team.pk), as_text(Outcome, "team_id", team.pk + 1)) == (
        team.name,
        "no longer there",
    )
