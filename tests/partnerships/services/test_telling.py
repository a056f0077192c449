from datetime import timedelta

import pytest

from partnerships.models import Assumption, ContextEvent
from partnerships.models.visibility import Visibility
from partnerships.services.telling import (
    SaidMeanwhile,
    StaysShared,
    settle_assumption,
    show_to_every_side,
    tear_up,
    tell_event,
    write_assumption,
)
from tests.factories.partnerships import AT, make_pair

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def tell(side, **more) -> ContextEvent:
    return tell_event(kind="funding", text="The grant ends.", happened_on=AT.date(), by=side, at=AT, **more)


def assume(side, **more) -> Assumption:
    return write_assumption(text="They pay on time.", by=side, at=AT, **more)


def test_what_one_side_tells_is_its_own_until_it_shows_it_and_begins_for_the_others_then():
    pair = make_pair()
    event = tell(pair.host)
    for side in (pair.guest, pair.host):
        assert ContextEvent.objects.seen_by(pair.guest.party).count() == 0
        show_to_every_side(row=event, by=side, at=LATER)

    event.refresh_from_db()
    assert (event.visibility, event.told_at) == (Visibility.SHARED, LATER)
    assert list(ContextEvent.objects.seen_by(pair.guest.party)) == [event]


def test_nothing_is_torn_up_by_the_other_side_or_once_every_side_has_read_it():
    pair = make_pair()
    private, shared = tell(pair.host), tell(pair.host, visibility=Visibility.SHARED)
    tear_up(row=private, by=pair.guest.party)
    assert ContextEvent.objects.count() == 2
    with pytest.raises(StaysShared):
        tear_up(row=shared, by=pair.host.party)
    tear_up(row=private, by=pair.host.party)

    assert list(ContextEvent.objects.all()) == [shared]


def test_goals_of_another_partnership_are_not_named():
    pair, elsewhere = make_pair(), make_pair()
    goals = [*pair.goals(pair.host)[:1], *elsewhere.goals(elsewhere.host)[:1]]

    assert list(tell(pair.host, goals=goals).goals.all()) == goals[:1]
    assert list(assume(pair.host, goals=goals).goals.all()) == goals[:1]


def test_an_assumption_is_settled_by_whoever_reads_it_and_by_nobody_else():
    pair = make_pair()
    shared, private = assume(pair.host, visibility=Visibility.SHARED), assume(pair.host)
    settle_assumption(assumption=shared, state="refuted", by=pair.guest, on=AT.date())
    for assumption in (shared, private):  # said already, and not to be read
        with pytest.raises(SaidMeanwhile):
            settle_assumption(assumption=assumption, state="confirmed", by=pair.guest, on=AT.date())
        assumption.refresh_from_db()

    assert (shared.state, shared.settled_on, shared.settled_by) == ("refuted", AT.date(), pair.guest.party)
    assert (private.state, private.settled_on) == ("open", None)
    settle_assumption(assumption=shared, state="open", by=pair.host, on=AT.date(), seen="refuted")
    shared.refresh_from_db()
    assert (shared.state, shared.settled_on, shared.settled_by) == ("open", None, None)
