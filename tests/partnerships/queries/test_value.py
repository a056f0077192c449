"""What counts between two sides, what it adds up to, and that drafts move nothing the other side sees."""

import pytest

from partnerships.queries.value import drafts_of, value_picture
from partnerships.queries.value_figures import value_figures, value_marks, value_shares
from partnerships.services.value import agree_to_item, remove_item, report_on_item
from tests.factories.partnership_value import draft, shared
from tests.factories.partnerships import AT, make_pair

pytestmark = pytest.mark.django_db


def furnish(pair):
    """Ours: 30 for 60; theirs: 20 for 20; the people concerned 40, nature 10."""
    rows = [
        shared(pair.host, "Cooking", flow="put_in", expected=60, minute=1),
        shared(pair.guest, "Riding", flow="put_in", expected=20, minute=2),
        shared(pair.host, "No van", expected=30, kind="social", minute=3),
        shared(pair.guest, "Paid rounds", expected=20, minute=4),
        shared(pair.host, "Suppers", whose="community", kind="social", expected=40, minute=5),
        shared(pair.guest, "Air", whose="environment", kind="environmental", expected=10, minute=6),
    ]
    report_on_item(item=rows[4], amount=20, note="", by=pair.guest, at=AT)
    return rows


def told(pair, side):
    other = pair.guest if side == pair.host else pair.host
    figures = value_figures(value_picture(we=side.party, they=other.party))
    return [(str(one.name), one.value, one.n) for one in figures]


def test_figures_are_those_of_the_engine_each_with_what_it_rests_on():
    pair = make_pair()
    furnish(pair)

    assert told(pair, pair.host) == [
        ("A fair exchange", "67", 4),
        ("Evenly shared", "80", 2),
        ("Money and purpose", "73", 4),
        ("Came so far", "50", 1),
    ]
    assert told(pair, pair.guest) == told(pair, pair.host)


def test_drafts_what_waits_and_what_was_taken_back_move_no_figure():
    pair = make_pair()
    rows = furnish(pair)
    before = told(pair, pair.guest)
    secret = draft(pair.host, "Secret", expected=1000)
    waiting = shared(pair.host, "About them", whose=pair.guest.party, expected=1000)
    remove_item(item=shared(pair.host, "Wrong", expected=1000), by=pair.host, at=AT)

    assert told(pair, pair.guest) == before
    assert told(pair, pair.host) == before
    assert drafts_of(pair.host.party) == [secret]
    assert drafts_of(pair.guest.party) == []
    agree_to_item(item=waiting, by=pair.guest, at=AT)
    assert told(pair, pair.guest) != before
    assert len(rows) == 6


def test_alarm_the_figures_would_move_if_drafts_counted():
    pair = make_pair()
    furnish(pair)
    before = told(pair, pair.guest)
    shared(pair.host, "No longer secret", expected=1000)

    assert told(pair, pair.guest) != before


def test_what_has_no_denominator_is_told_as_not_defined():
    pair = make_pair()
    shared(pair.host, "Cooking", flow="put_in")
    figures = value_figures(value_picture(we=pair.host.party, they=pair.guest.party))

    assert [one.value for one in figures] == ["", "", "", ""]
    assert all("Not defined" in str(one.reason) for one in figures)


def test_community_and_nature_stand_outside_both_sides():
    pair = make_pair()
    furnish(pair)
    picture = value_picture(we=pair.guest.party, they=pair.host.party)

    assert (picture.ours.total_in, picture.ours.total_out) == (20, 20)
    assert (picture.theirs.total_in, picture.theirs.total_out) == (60, 30)
    assert [(share.label, share.economic, share.good) for share in value_shares(picture)] == [
        ("Green Routes", 20, 0),
        ("Harbor Kitchen", 0, 30),
        ("The people concerned", 0, 40),
        ("Nature", 0, 10),
    ]
    assert [line.so_far for line in picture.community] == [20]


def test_whoever_has_nothing_is_not_drawn():
    pair = make_pair()
    shared(pair.host)

    assert [
        mark.label for mark in value_marks(value_shares(value_picture(we=pair.host.party, they=pair.guest.party)))
    ] == ["Harbor Kitchen"]


@pytest.mark.parametrize("times", [1, 3])
def test_page_of_value_asks_the_same_number_of_questions(times, django_assert_num_queries):
    pair = make_pair()
    for _ in range(times):
        furnish(pair)

    with django_assert_num_queries(2):
        picture = value_picture(we=pair.host.party, they=pair.guest.party)
        value_figures(picture)
        value_shares(picture)
