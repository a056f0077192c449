"""Gates first, what is counted apart from what is judged, and no sum over a mission that is cancelled."""

import pytest
from pytest_django import DjangoAssertNumQueries

from partnerships.compatibility.procurement import Said
from partnerships.queries.call_result import CallResult, result_of
from partnerships.queries.calls import spend_of, standing_of_call
from partnerships.services.awarding import decide_call
from tests.factories.buying import AFTER, bid, make_call, reveal_scores, score, scored_call

pytestmark = pytest.mark.django_db
GOOD, FAIR = ((5, 5), (3, 3)), ((3, 2), (0, 0))


def result(buying) -> CallResult:
    return result_of(buying.call, viewer=buying.scorers[0].person)


def test_counted_and_judged_stand_apart_and_add_up():
    buying = scored_call({"Dear": GOOD, "Cheap": FAIR}, prices={"Dear": 200, "Cheap": 100}, scorers=1)

    rows = {row.bid.supplier_name: (row.counted, row.judged, row.together) for row in result(buying).passing}

    assert rows == {"Dear": ("15", "70", "85"), "Cheap": ("30", "39", "69")}


def test_bids_stand_in_the_order_of_the_alphabet_whatever_their_figures():
    buying = scored_call({"b": GOOD, "A": FAIR, "c": GOOD}, prices={"c": 1, "b": 2, "A": 3}, scorers=1)

    assert [row.bid.supplier_name for row in result(buying).rows] == ["A", "b", "c"]


def test_bid_that_fails_a_gate_is_not_compared_and_moves_no_price():
    buying = make_call(scorers=1)
    for name, price, passes in (("In", 100, True), ("Out", 10, False), ("Unanswered", 10, None)):
        row = bid(buying, name, price, passes=passes)
        score(buying, buying.scorers[0], row, *GOOD)
    found = result(buying)

    assert [row.bid.supplier_name for row in found.passing] == ["In"]
    assert [[gate.text for gate in row.fails] for row in found.failing] == [["Insured for the work"]] * 2
    assert (found.passing[0].counted, [row.together for row in found.failing]) == ("30", ["", ""])


def test_cancelled_mission_is_told_in_words_and_no_sum_is_shown():
    harm = ((5, 5), (3, -3))
    buying = scored_call({"Harm": harm}, {"Harm": harm}, {"Harm": GOOD}, prices={"Harm": 1})
    (row,) = result(buying).passing

    assert [(line.mission.text, line.by_all) for line in row.cancelled] == [("Speak up for wages", True)]
    assert (row.together, row.counted, row.judged != "") == ("", "30", True)


def test_one_scorers_cancelling_is_told_even_where_the_middle_is_not():
    harm = ((5, 5), (3, -3))
    buying = scored_call({"Harm": harm}, {"Harm": GOOD}, {"Harm": GOOD}, prices={"Harm": 1})
    (row,) = result(buying).passing

    assert [line.by_all for line in row.cancelled] == [False]
    assert row.together == "100"


def test_the_middle_of_three_with_its_spread_and_no_spread_of_two():
    three = scored_call({"X": GOOD}, {"X": FAIR}, {"X": GOOD}, prices={"X": 1})
    two = scored_call({"X": GOOD}, {"X": FAIR}, prices={"X": 1}, scorers=2)

    assert result(three).passing[0].figures[0].said == Said(5, 3, 5, 3)
    assert result(two).passing[0].figures[0].said == Said(3, None, None, 2)


def test_what_is_not_scored_is_missing_and_not_zero():
    buying = make_call(scorers=1)
    score(buying, buying.scorers[0], bid(buying), (None, 4), (None, 2))
    (row,) = result(buying).passing

    assert (row.figures[0].points, row.cells[0][1].n, row.contribution.n) == ("–", 0, 1)
    assert (row.counted, row.judged, row.together) == ("30", "", "")


def test_before_the_reveal_each_sees_their_own_view():
    buying = make_call(scorers=2)
    row = bid(buying)
    for membership, said in zip(buying.scorers, (GOOD, FAIR), strict=True):
        score(buying, membership, row, *said)
    views = [result_of(buying.call, viewer=one.person).rows[0].figures[0].said.median for one in buying.scorers]
    reveal_scores(buying)

    assert views == [5, 3]
    assert [result_of(buying.call, viewer=one.person).rows[0].figures[0].said.n for one in buying.scorers] == [2, 2]


def test_money_is_shared_out_by_flags_with_how_many_decisions():
    buying = make_call(scorers=1)
    row = bid(buying, "Harbor Hands", 400, is_local=True)
    score(buying, buying.scorers[0], row)
    assert spend_of(buying.call.organization) is None
    reveal_scores(buying)
    decide_call(call=buying.call, bid=row, reason="Good.", told="Thanks.", by=buying.scorers[0].person, at=AFTER)
    spend = spend_of(buying.call.organization)

    assert (spend.total, spend.n, [(one.share, one.n) for one in spend.shares]) == (
        400, 1, [("100", 1), ("0", 0), ("0", 0)],
    )  # fmt: skip


@pytest.mark.parametrize("bids", [1, 3])
def test_queries_do_not_grow_with_bids(bids: int, django_assert_num_queries: DjangoAssertNumQueries):
    buying = make_call(scorers=1)
    for number in range(bids):
        score(buying, buying.scorers[0], bid(buying, f"Supplier {number}"))
    viewer = buying.scorers[0].person
    with django_assert_num_queries(7):
        result_of(buying.call, viewer=viewer)
    with django_assert_num_queries(8):
        standing_of_call(buying.call, viewer=viewer, at=AFTER)
