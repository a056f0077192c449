"""How much two sides need each other, as far as one of them may see it."""

import pytest

from partnerships import compatibility as engine
from partnerships.queries.power import newest_supplies, power_picture
from partnerships.queries.voice import voice_between
from tests.factories.partnership_power import offer, tell
from tests.factories.partnerships import make_pair

pytestmark = pytest.mark.django_db


def seen(pair, side, voice=None):
    other = pair.guest if side == pair.host else pair.host
    return power_picture(we=side.party, they=other.party, voice=voice)


def test_each_side_sees_its_own_alone_until_both_have_offered():
    pair = make_pair()
    tell(pair.host, share=4, elsewhere=0)
    tell(pair.guest, share=1)
    before = seen(pair, pair.guest)

    offer(pair.host)
    after = seen(pair, pair.guest)
    assert [(one.own.depends, one.ours, one.theirs, one.found) for one in (before, after)] == [
        ("12", None, None, None)
    ] * 2
    assert (before.they_offer, after.they_offer) == (False, True)


def test_both_see_both_once_both_have_offered():
    pair = make_pair()
    tell(pair.host, share=4, elsewhere=0)
    tell(pair.guest, share=1)
    offer(pair.host)
    offer(pair.guest)
    ours, theirs = seen(pair, pair.host), seen(pair, pair.guest)

    assert (ours.ours.depends, ours.theirs.depends) == ("100", "12")
    assert (theirs.ours.depends, theirs.theirs.depends) == ("12", "100")
    assert [(one.imbalance, one.mutual, one.found.n) for one in (ours, theirs)] == [("88", "56", 2)] * 2
    assert [one.depends_more for one in (ours, theirs)] == [pair.host.party] * 2
    assert (ours.draft, ours.is_imbalanced) == (None, True)


def test_safeguards_come_up_where_one_depends_and_the_voice_is_low():
    pair = make_pair()
    tell(pair.host, share=4, elsewhere=0)
    tell(pair.guest, share=1)
    offer(pair.host)
    offer(pair.guest)

    assert seen(pair, pair.host).found.safeguards == ()
    assert seen(pair, pair.host, engine.VoiceBalance(0.4, 20)).found.safeguards == tuple(engine.Safeguard)


def test_what_is_answered_anew_stays_with_its_side_and_leaves_what_was_shown():
    pair = make_pair()
    for side in (pair.host, pair.guest):
        tell(side)
        offer(side)
    tell(pair.host, "Something new", share=4, elsewhere=0)
    ours, theirs = seen(pair, pair.host), seen(pair, pair.guest)

    assert (ours.own.depends, ours.ours.depends) == ("100", "25")
    assert theirs.theirs.depends == "25"
    assert [one.text for one in newest_supplies(of=pair.host.party, about=pair.guest.party)] == ["Something new"]
    offer(pair.host)
    assert seen(pair, pair.guest).theirs.depends == "25"
    tell(pair.guest)
    offer(pair.guest)
    assert seen(pair, pair.guest).theirs.depends == "100"


def test_power_asks_the_same_number_of_questions(django_assert_num_queries):
    pair = make_pair()
    for side in (pair.host, pair.guest):
        tell(side)
        offer(side)

    with django_assert_num_queries(3):
        seen(pair, pair.host)
    with django_assert_num_queries(4):
        voice_between(we=pair.host.party, they=pair.guest.party)
