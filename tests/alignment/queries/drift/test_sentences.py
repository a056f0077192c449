"""Every signal speaks in a sentence, with its figures; one that cannot tell says what it needs."""

from datetime import date

import pytest

from alignment.models import DriftSignal
from alignment.queries.drift.figures import drift_figures, drift_sure
from alignment.queries.drift.missing import what_is_missing
from alignment.queries.drift.sentences import drift_sentence
from alignment.queries.drift.tables import share_table

pytestmark = pytest.mark.pure
Kind, Verdict = DriftSignal.Kind, DriftSignal.Verdict
FACTS = {
    "rounds": [{"title": "Spring", "n": 8}, {"title": "Autumn", "n": 9}],
    "from_number": 3,
    "to_number": 4,
    "failed": 2,
    "n": 9,
    "failed_before": 1,
    "n_before": 8,
}


def signal(kind: str, *, moved: bool = False, change: float = 0.12, **facts: object) -> DriftSignal:
    return DriftSignal(
        kind=kind,
        verdict=Verdict.MOVED if moved else Verdict.NO_SIGN,
        value=0.5,
        before=0.5 - change,
        change=change,
        low=change - 0.1,
        high=change + 0.1,
        chance_line=0.09,
        p_value=0.04,
        n=9,
        n_before=8,
        since=date(2020, 5, 1),
        facts={**FACTS, **facts},
    )


@pytest.mark.parametrize(
    ("kind", "up", "down", "still"),
    [
        ("words", "have moved since version 3 of 1 May 2020", "have moved", "version 4 says much the same"),
        ("programme", "moved nearer to the words", "moved further from the words", "No sign that what we do"),
        ("voice_named", "between “Spring” and “Autumn”", "has moved between", "No sign that what people mention"),
        ("voice_unnamed", "between “Spring” and “Autumn”", "has moved between", "No sign that what people mention"),
        ("money", "Our money has moved further", "Our money has moved nearer", "No sign that our money"),
        ("hours", "Our time has moved further", "Our time has moved nearer", "No sign that our time"),
        ("decisions", "more of them have an answer", "fewer of them have an answer", "No sign that our decisions"),
    ],
)
def test_moved_says_where_to_and_never_that_it_is_worse(kind, up, down, still):
    told = [drift_sentence(signal(kind, moved=True, change=change)) for change in (0.12, -0.12)]
    told.append(drift_sentence(signal(kind)))

    assert [words in sentence for words, sentence in zip((up, down, still), told, strict=True)] == [True] * 3
    assert not any("worse" in sentence or "better" in sentence for sentence in told)


@pytest.mark.parametrize("kind", [kind for kind in Kind.values if kind != "words"])
def test_every_figure_carries_its_n_and_its_interval_or_chance(kind):
    row = signal(kind)

    assert "n = 9" in drift_figures(row)
    assert any(word in drift_sure(row) for word in ("likely between", "Chance alone", "there is no interval"))


def test_words_say_that_there_is_no_sample():
    row = signal("words", moved=True, added=["A", "B"], removed=["C"], reworded=[["D", "E"]])

    assert drift_figures(row) == "Alike: 50 of 100. Two texts compared."
    assert "no interval" in drift_sure(row)
    assert drift_sentence(row).endswith("Beside it: 2 new promises, 1 that is gone, 1 in other words.")


def test_change_is_told_with_its_sign_and_one_decimal():
    assert "here it is +0.6." in drift_sure(signal("money", change=0.006))
    assert "here it is −0.6." in drift_sure(signal("money", change=-0.006))
    assert "here it is 0.0." in drift_sure(signal("money", change=0.0))


def test_what_is_left_out_or_not_known_is_said():
    assert "2 promises that are not the same" in drift_sure(signal("voice_named", left_out=2))
    assert "Of 6 things nobody wrote down" in drift_sure(signal("programme", undated=6))


@pytest.mark.parametrize("reason", DriftSignal.Reason.values)
def test_every_reason_says_what_is_needed_and_shows_no_figure(reason):
    for kind in Kind.values:
        row = DriftSignal(kind=kind, verdict=Verdict.CANNOT_TELL, reason=reason)

        assert what_is_missing(row).endswith(".")
        assert (drift_sentence(row), drift_figures(row), drift_sure(row)) == (what_is_missing(row), "", "")


def test_ends_of_published_shares_stay_coded():
    promises = [
        {"text": "Feed", "before": {"percent": 90, "at_least": True}, "now": {"percent": 10, "at_most": True}},
        {"text": "Teach", "before": {"percent": 35}, "now": {"percent": None}},
    ]

    table = share_table(signal("voice_unnamed", promises=promises))

    assert table.rows == (("Feed", ("≥90%", "≤10%")), ("Teach", ("35%", "–")))


def test_shares_without_a_promise_have_a_name_and_words_have_no_table():
    rows = [{"text": "nothing", "stated": 0.0, "before": None, "now": 0.25}]

    assert share_table(signal("money", rows=rows)).rows == (("No promise", ("0%", "–", "25%")),)
    assert share_table(signal("words")) is None
