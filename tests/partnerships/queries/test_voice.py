"""Who begins things, by side, from what both can see."""

import pytest

from partnerships.models import AlignmentRound
from partnerships.queries.voice import voice_between
from partnerships.services.agreeing import propose_agreement
from partnerships.services.safeguards import propose_safeguard, take_safeguard_back
from tests.factories.partnership_power import offer, tell
from tests.factories.partnership_value import draft, shared
from tests.factories.partnerships import AT, make_pair, reveal
from tests.partnerships.views.test_walls import third_party

pytestmark = pytest.mark.django_db


def heard(pair):
    return voice_between(we=pair.host.party, they=pair.guest.party)


def counts(pair):
    return [(one.ours, one.theirs) for one in heard(pair).acts]


def test_voice_is_counted_by_side_from_what_both_can_see():
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    for side, mine, other in ((pair.host, ours, theirs), (pair.guest, theirs, ours), (pair.guest, theirs, ours)):
        propose_agreement(ours=mine, theirs=other, gives=1, receives=1, note="So.", by=side, at=AT)
    shared(pair.host)
    safeguard = propose_safeguard(kind="veto_areas", text="Ours.", by=pair.guest, at=AT)
    take_safeguard_back(safeguard=safeguard, by=pair.guest, at=AT)
    AlignmentRound.objects.create(partnership=pair.partnership, number=2, begun_by=pair.host.party, created_at=AT)

    assert counts(pair) == [(1, 2), (1, 0), (0, 1), (1, 0)]
    assert (heard(pair).ours, heard(pair).theirs, heard(pair).value) == (3, 3, "")


def test_nothing_private_moves_the_voice():
    pair = make_pair()
    before = counts(pair)
    draft(pair.host)
    tell(pair.host)
    offer(pair.host)

    assert counts(pair) == before


def test_below_eleven_acts_nothing_is_said_and_from_there_on_one_side_may_be_low():
    pair = make_pair()
    for number in range(10):
        shared(pair.host, minute=number)
    assert (heard(pair).n, heard(pair).value, heard(pair).is_low) == (10, "", False)

    shared(pair.guest)
    assert (heard(pair).n, heard(pair).value, heard(pair).is_low) == (11, "18", True)


def test_what_two_do_with_a_third_is_not_counted_between_others():
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])
    third = third_party(pair)
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    propose_agreement(ours=ours, theirs=theirs, gives=1, receives=1, note="So.", by=pair.host, at=AT)

    pairs_of_goals = voice_between(we=third.party, they=pair.host.party).acts[0]
    assert (pairs_of_goals.ours, pairs_of_goals.theirs) == (0, 0)
