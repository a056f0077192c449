import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.scoring.wording import Wording, initials_of, wording_of

pytestmark = pytest.mark.pure

MISSION = "We enforce the Architectural Barriers Act of 1968, which is the law."


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Access Board", "I work for the Access Board.", "I work for we."),
        ("Us Access Board", "the U.S. Access Board’s mail", "our mail"),
        ("Riverbend Food Trust", "RFT pays me; riverbend food trust is good", "we pays me; we is good"),
        ("Riverbend Food Trust", "Riverbend needs food, and trust", "Riverbend needs food, and trust"),
        ("Cenla Pregnancy Center, Inc.", "At Cenla Pregnancy Center I answer", "At we I answer"),
        ("Shelter", "Shelter runs a shelter", "Shelter runs a shelter"),
        ("UNICEF", "I vaccinate for UNICEF", "I vaccinate for we"),
        ("Office of General Counsel", "The Office of General Counsel (OGC) advises", "we advises"),
        ("C++ (and more)", "C++ is fun", "C++ is fun"),
        ("", "Nobody", "Nobody"),
    ],
)
def test_own_names_are_read_as_we(name, text, expected):
    assert wording_of(own_names=[name]).of(text) == expected


def test_short_forms_are_read_as_what_the_mission_calls_by_them():
    wording = wording_of(sources=[MISSION])

    assert wording.of("I process ABA complaints and FABA ones") == (
        "I process Architectural Barriers Act complaints and FABA ones"
    )
    assert wording.spelled_out("ABA") == "Architectural Barriers Act"
    assert wording.spelled_out("complaints") == "complaints"


def test_a_shouted_mission_defines_no_short_form():
    assert wording_of(sources=["TO FEED THE HUNGRY AND ALL THEIR NEIGHBORS"]).short_forms == {}


def test_an_own_name_is_never_spelled_out():
    wording = wording_of(own_names=["Architectural Barriers Agency"], sources=[MISSION])

    assert wording.of("ABA helps") == "we helps"


def test_own_spans_point_into_the_original():
    text = "I sort mail at the Access Board, for Access Board’s staff"

    spans = wording_of(own_names=["Access Board"]).own_spans(text)

    assert [text[start:end] for start, end in spans] == ["the Access Board", "Access Board’s"]


def test_initials_leave_out_small_words():
    assert initials_of("Office of Technical and Information Services") == "OTIS"


@given(name=st.text(max_size=30), text=st.text(max_size=60))
def test_any_name_and_text_can_be_worded(name, text):
    assert isinstance(wording_of(own_names=[name], sources=[text]).of(text), str)
    assert Wording().of(text) == text
