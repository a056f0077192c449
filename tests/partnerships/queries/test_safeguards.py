"""What stands between the sides, what waits, and who chairs next."""

from datetime import date

import pytest

from partnerships import compatibility as engine
from partnerships.models import Safeguard
from partnerships.queries.safeguards import chair_of, safeguards_of
from partnerships.services.safeguards import accept_safeguard, propose_safeguard, tell_of_meeting
from tests.factories.partnerships import AT, make_pair

pytestmark = pytest.mark.django_db


def test_a_seat_is_agreed_by_name_and_every_side_sees_the_same():
    pair = make_pair()
    seat = propose_safeguard(kind="community_seat", text="Ilse.", by=pair.host, at=AT)
    (waiting,) = safeguards_of(pair.guest.party).proposals
    assert (waiting.waits_for_us, waiting.is_ours, safeguards_of(pair.guest.party).seat) == (True, False, None)

    accept_safeguard(safeguard=seat, by=pair.guest, at=AT)
    for side in (pair.host, pair.guest):
        found = safeguards_of(side.party)
        assert (found.seat, found.proposals, len(found.missing)) == (seat, [], 4)


def test_the_chair_goes_round_and_begins_with_whoever_was_invited():
    pair = make_pair()
    first = chair_of(pair.host.party).following
    tell_of_meeting(chair=first, held_on=date(2026, 11, 2), by=pair.host, at=AT)
    second = chair_of(pair.host.party).following
    tell_of_meeting(chair=second, held_on=date(2026, 11, 9), by=pair.guest, at=AT)
    third = chair_of(pair.guest.party).following

    assert [first, second, third] == [pair.guest.party, pair.host.party, pair.guest.party]


def test_safeguards_are_the_ones_the_engine_brings_up():
    assert set(Safeguard.Kind.values) == {one.value for one in engine.Safeguard}


@pytest.mark.parametrize("times", [1, 3])
def test_safeguards_ask_the_same_number_of_questions(times, django_assert_num_queries):
    pair = make_pair()
    for kind in Safeguard.Kind.values[:times]:
        propose_safeguard(kind=kind, text="So.", by=pair.host, at=AT)

    with django_assert_num_queries(3):
        assert len(safeguards_of(pair.guest.party).proposals) == times
