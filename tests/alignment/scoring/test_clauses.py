import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.scoring import split_clauses
from alignment.scoring.clauses import without_question

pytestmark = pytest.mark.pure

texts = st.text(alphabet=st.sampled_from("ab I,.;:!?-–•\n()'and so because"), max_size=120)


@given(text=texts)
def test_clauses_are_exact_ordered_pieces_of_the_text(text):
    clauses = split_clauses(text)

    assert all(text[clause.start : clause.end] == clause.text for clause in clauses)
    assert all(before.end <= after.start for before, after in zip(clauses, clauses[1:], strict=False))


@given(text=texts)
def test_dropping_the_question_keeps_exact_spans(text):
    for clause in map(without_question, split_clauses(text)):
        assert text[clause.start : clause.end] == clause.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ... !", []),
        ("I process invoices.", ["I process invoices"]),
        ("I drive the van. Then I count boxes", ["I drive the van", "Then I count boxes"]),
        (
            "I process invoices for the kitchen, and nobody in town goes hungry",
            ["I process invoices for the kitchen", "nobody in town goes hungry"],
        ),
        ("I buy apples, pears and plums", ["I buy apples, pears and plums"]),
        ("I work for the U.S. Access Board, e.g. on ramps.", ["I work for the U.S. Access Board, e.g. on ramps"]),
        ("- ramps\n- doors; lifts", ["ramps", "doors", "lifts"]),
    ],
)
def test_clauses_end_where_a_thought_ends(text, expected):
    assert [clause.text for clause in split_clauses(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I get paid to keep the trucks running", "keep the trucks running"),
        ("My job is to raise money", "raise money"),
        ("What I get paid to do is answer phones", "answer phones"),
        ("I am paid", "I am paid"),
        ("I train people for paid work", "I train people for paid work"),
    ],
)
def test_an_echo_of_the_question_is_dropped(text, expected):
    (clause,) = split_clauses(text)

    assert without_question(clause).text == expected
