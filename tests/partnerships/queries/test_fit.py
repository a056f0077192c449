"""Two shared profiles beside each other, in the figures of the engine; from both sides the same, turned round."""

import pytest

from partnerships.queries.fit import Need, fit_between
from partnerships.services.profile import ResourceWords
from tests.factories.partnerships import Pair, make_pair, reveal, write_down
from tests.factories.profiles import WAYS, show, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> Pair:
    """The golden figures of needs and offers, and values that overlap by .70."""
    pair = make_pair()
    show(
        pair.host,
        values=[("Fairness", 50), ("Plain dealing", 30), ("Courage", 20)],
        resources=[
            ResourceWords("money", need=3, offer=1, importance=3),
            ResourceWords("time", need=2, offer=3, importance=2),
            ResourceWords("data", need=0, offer=2, importance=1),
        ],
    )
    show(
        pair.guest,
        values=[("fairness", 20), ("PLAIN  dealing", 30), ("Courage", 50)],
        motivations={"social": (2, "Fewer vans."), "commercial": (3, "Fill the day.")},
        resources=[
            ResourceWords("money", need=0, offer=3, importance=1),
            ResourceWords("time", need=1, offer=0, importance=2),
            ResourceWords("data", need=3, offer=1, importance=3, need_note="Where people live."),
        ],
        ways={**WAYS, "decision_pace": 5, "risk_appetite": 5},
    )
    return pair


def test_values_count_as_one_when_names_differ_in_capitals_and_spaces(pair):
    values = fit_between(we=pair.host.party, they=pair.guest.party).values

    assert (values.overlap, values.n) == ("70", 3)
    assert values.rows == [("Courage", 20, 50), ("Fairness", 50, 20), ("Plain dealing", 30, 30)]
    assert values.widest in (("Courage", 20, 50), ("Fairness", 50, 20))


def test_needs_and_offers_go_both_ways_the_weightiest_first(pair):
    needs = fit_between(we=pair.host.party, they=pair.guest.party).needs

    assert (needs.for_us, needs.for_them, needs.both, needs.n) == ("69", "73", "71", 4)
    assert [(one.label, one.state) for one in needs.ours] == [("Money", "met"), ("People’s time", "open")]
    assert needs.theirs[0] == Need(
        label="Figures and data",
        need="a lot",
        importance="we cannot do without",
        offer="some",
        need_note="Where people live.",
        offer_note="",
        state="partly",
    )


def test_ways_of_working_stand_beside_each_other_and_wide_ones_are_known(pair):
    ways = fit_between(we=pair.host.party, they=pair.guest.party).ways

    assert (ways.fit, ways.n) == ("65", 5)
    assert [(row.ours, row.theirs, row.is_wide) for row in ways.rows] == [
        (2, 5, True),
        (4, 4, False),
        (1, 5, True),
        (5, 5, False),
        (3, 3, False),
    ]
    assert next((row.first, row.second) for row in ways.drawing) == (2, 5)


def test_motives_stand_in_both_sides_words(pair):
    motives = fit_between(we=pair.host.party, they=pair.guest.party).motives

    assert motives == [
        ("To do more for people or nature", 3, 2, "More suppers.", "Fewer vans."),
        ("To earn, save or grow", 1, 3, "", "Fill the day."),
    ]


def test_the_whole_names_its_weakest_part_first_and_what_is_not_known(pair):
    whole = fit_between(we=pair.host.party, they=pair.guest.party).whole

    assert [(row.label, row.figure, bool(row.missing), row.is_weakest) for row in whole.rows] == [
        ("How you work", "65", False, True),
        ("What you value", "70", False, False),
        ("What you bring each other", "71", False, False),
        ("What your goals do to each other", "", True, False),
        ("What people around you think", "", True, False),
    ]
    assert (whole.weakest, whole.weakest_figure, whole.index, whole.n) == ("How you work", "65", "69", 3)
    assert int(whole.low) <= int(whole.index) <= int(whole.high)


def test_revealed_ratings_and_shared_stakeholders_fill_their_parts(pair):
    write_down(pair.guest, is_shared=True, is_legitimate=True, stance=0)
    write_down(pair.host, "Kept back", is_legitimate=True, stance=2)
    reveal(pair, [(3, 3)] * 9, [(3, 3)] * 9)
    whole = fit_between(we=pair.host.party, they=pair.guest.party).whole

    assert (whole.n, whole.weakest, whole.weakest_figure) == (5, "What people around you think", "50")
    assert whole.rows[-1].figure == "100"


def test_from_the_other_side_everything_is_turned_round_and_the_whole_is_the_same(pair):
    reveal(pair, [(2, 1)] * 9, [(1, 0)] * 9)
    ours = fit_between(we=pair.host.party, they=pair.guest.party)
    theirs = fit_between(we=pair.guest.party, they=pair.host.party)

    assert ours.whole == theirs.whole
    assert (ours.needs.for_us, ours.needs.ours) == (theirs.needs.for_them, theirs.needs.theirs)
    assert {(a, b) for _name, a, b in ours.values.rows} == {(b, a) for _name, a, b in theirs.values.rows}


def test_before_the_reveal_there_is_no_figure_at_all():
    pair = make_pair()
    show(pair.host)
    fit = fit_between(we=pair.guest.party, they=pair.host.party)

    assert (fit.theirs, fit.values, fit.needs, fit.ways, fit.whole) == (None, None, None, None, None)


def test_a_new_draft_changes_no_figure_before_it_is_shared(pair):
    before = fit_between(we=pair.host.party, they=pair.guest.party)
    write(pair.host, values=[("Thrift", 100)])

    assert fit_between(we=pair.host.party, they=pair.guest.party).whole == before.whole
