import pytest

from alignment.queries.founder_page import tip_text
from alignment.services.statement_tip import statement_tip


@pytest.mark.parametrize(
    ("statement", "tip"),
    [
        ("", {"code": "missing"}),
        ("—", {"code": "missing"}),
        ("We deliver Excellence to neighbors.", {"code": "empty_phrase", "phrase": "excellence"}),
        ("We feed families. " * 21, {"code": "long", "words": 63}),
        ("We feed " + "very hungry " * 18 + "people.", {"code": "long_sentence", "words": 39}),
        ("No one in Harbor goes hungry.", {"code": "rival"}),
    ],
)
def test_statement_tip_gives_the_first_that_applies(statement: str, tip: dict):
    assert statement_tip(statement=statement) == tip


def test_statement_tip_does_not_find_a_phrase_inside_a_word():
    assert statement_tip(statement="We run a preexcellences choir.") == {"code": "rival"}


def test_tip_text_says_what_it_is_about():
    assert tip_text({"code": "long", "words": 63}).endswith("it has 63 words now.")
    assert tip_text({"code": "empty_phrase", "phrase": "synergy"}).startswith("“synergy” could stand")


def test_tip_text_lets_a_percent_sign_stand():
    assert "100% best" in tip_text({"code": "empty_phrase", "phrase": "100% best"})
