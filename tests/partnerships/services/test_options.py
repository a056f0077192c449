from datetime import timedelta

import pytest

from missionhub.organizations.permissions import Role
from partnerships.models import Option
from partnerships.queries.picture import Cell, picture_of
from partnerships.services.inviting import accept_for
from partnerships.services.leaving import leave
from partnerships.services.options import NoTension, OptionStands, change_option, propose_option
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, Pair, invite, make_pair, rate, reveal

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def cells(pair: Pair) -> list[Cell]:
    return list(picture_of(pair.round, we=pair.host.party, they=pair.guest.party).cells.values())


def proposed(pair: Pair) -> Option:
    return propose_option(cell=cells(pair)[0], what_if="we went by boat?", by=pair.host, at=AT)


def test_an_option_begins_in_a_revealed_pair_in_which_somebody_sees_harm():
    pair = make_pair()
    rate(pair, pair.host, (-2, 0))
    with pytest.raises(NoTension):
        proposed(pair)  # our own rating hurts, but nothing is revealed
    reveal(pair, [(-2, 0), (1, 1)], [(1, 1), (1, 1)])
    with pytest.raises(NoTension):
        propose_option(cell=cells(pair)[1], what_if="nothing hurts?", by=pair.host, at=AT)

    option = proposed(pair)
    assert (option.state, option.proposed_by) == ("idea", pair.host.party)


def test_both_sides_write_on_it():
    pair = make_pair()
    reveal(pair, [(-2, 0)], [(1, 1)])
    option = proposed(pair)
    words = {"what_if": "we went by barge?", "needs": "A barge.", "state": "tried"}
    change_option(option=option, **words, by=pair.guest, at=LATER)

    option.refresh_from_db()
    assert (option.what_if, option.changed_by) == ("we went by barge?", pair.guest.party)


def test_an_option_stays_as_it_was_once_one_side_has_left():
    pair = make_pair()
    reveal(pair, [(-2, 0)], [(1, 1)])
    option = proposed(pair)
    leave(by=pair.guest, at=AT)

    with pytest.raises(OptionStands):
        change_option(
            option=Option.objects.get(pk=option.pk),
            what_if="alone",
            needs="",
            state="kept",
            by=pair.host,
            at=LATER,
        )


def test_a_third_party_reads_no_option_of_two_others():
    pair = make_pair()
    reveal(pair, [(-2, 0)], [(1, 1)])
    proposed(pair)
    newcomer = MembershipFactory(role=Role.LEADER)
    third = accept_for(
        invitation=invite(pair.host),
        organization=newcomer.organization,
        person=newcomer.person,
        user=newcomer.user,
        at=AT,
    )

    assert not Option.objects.concerning(third.party).exists()
    assert Option.objects.concerning(pair.guest.party).exists()
