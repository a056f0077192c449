from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from missions.events import promises_changed
from missions.models import Promise, Revision
from missions.services import (
    PromiseAlreadyRetired,
    add_promise,
    confirm_promises,
    edit_promise,
    move_promise,
    propose_promises,
    reorder_promises,
    restore_promise,
    retire_promise,
)
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import PersonFactory

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def mission(organization):
    return MissionFactory(organization=organization)


@pytest.fixture
def promises(mission) -> list[Promise]:
    return [PromiseFactory(mission=mission, text=text, position=place) for place, text in enumerate("ABC", start=1)]


@pytest.fixture
def heard():
    events = []

    def listen(*, mission, **kwargs):
        events.append(mission.pk)

    promises_changed.connect(listen)
    yield events
    promises_changed.disconnect(listen)


def order(mission) -> str:
    return "".join(promise.text for promise in Promise.objects.filter(mission=mission).active().in_order())


def test_add_promise_goes_last_even_behind_retired_ones(promises, mission, heard):
    retire_promise(promise=promises[2], by=None, at=AT)

    added = add_promise(mission=mission, fields={"text": "D", "cues": ["x"]}, by=None, at=AT)

    assert (added.position, added.is_confirmed, order(mission)) == (4, False, "ABD")
    assert Revision.objects.about(added).get().fields["cues"] == ["x"]
    assert heard == [mission.pk, mission.pk]


def test_confirm_promises_once_and_says_who(promises, mission, heard):
    ana = PersonFactory(organization=mission.organization)

    counts = [confirm_promises(promises=promises[:2], by=ana, at=AT) for _ in range(2)]

    assert counts == [2, 0]
    assert [promise.confirmed_by for promise in Promise.objects.in_order()] == [ana, ana, None]
    assert heard == [mission.pk]


def test_confirm_promises_leaves_a_retired_one_alone(promises):
    retire_promise(promise=promises[0], by=None, at=AT)

    assert confirm_promises(promises=promises[:1], by=None, at=AT) == 0


def test_retire_promise_happens_once(promises):
    retire_promise(promise=promises[0], by=None, at=AT)

    with pytest.raises(PromiseAlreadyRetired):
        retire_promise(promise=promises[0], by=None, at=AT)


def test_restore_promise_brings_it_back_to_its_place(promises, mission):
    retire_promise(promise=promises[0], by=None, at=AT)

    restore_promise(promise=promises[0])

    assert order(mission) == "ABC"


def test_move_promise_refuses_a_retired_one(promises):
    retire_promise(promise=promises[0], by=None, at=AT)

    with pytest.raises(PromiseAlreadyRetired):
        move_promise(promise=promises[0], steps=1)


def test_edit_promise_announces_only_what_was_saved(promises, mission, heard):
    edit_promise(promise=promises[0], lock_version=1, fields={"text": "A2"}, by=None, at=AT)
    edit_promise(promise=promises[0], lock_version=1, fields={"text": "clash"}, by=None, at=AT)

    assert heard == [mission.pk]


def test_reorder_promises_ignores_others_and_keeps_those_not_named(promises, mission, heard):
    stranger = PromiseFactory()

    reorder_promises(mission=mission, order=[promises[2].pk, stranger.pk, 10**9, promises[2].pk])

    assert order(mission) == "CAB"
    assert heard == [mission.pk]
    assert Promise.objects.get(pk=stranger.pk).position == stranger.position


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(-3, 12), max_size=8))
def test_reorder_promises_never_loses_one(promises, mission, chosen):
    ids = {promise.pk for promise in promises}

    reorder_promises(mission=mission, order=[promises[0].pk + step for step in chosen])

    rows = list(Promise.objects.filter(mission=mission).in_order().values_list("pk", "position"))
    assert {pk for pk, _ in rows} == ids
    assert [position for _, position in rows] == [1, 2, 3]


def test_propose_promises_reads_the_newest_text_and_repeats_nothing(mission):
    MissionVersionFactory(mission=mission, number=1, statement="We plant trees in every street.", published_at=AT)
    MissionVersionFactory(mission=mission, number=2, statement="We feed families, and we teach children to swim.")
    first = propose_promises(mission=mission, by=None, at=AT)
    retire_promise(promise=first[0], by=None, at=AT)

    again = propose_promises(mission=mission, by=None, at=AT)

    assert ([promise.text for promise in first], again) == (["Feed families", "Teach children to swim"], [])


def test_proposed_promise_whose_words_change_keeps_no_words_of_the_old(mission):
    MissionVersionFactory(mission=mission, statement="Harbor Bank exists to serve people for good.")
    promise = propose_promises(mission=mission, by=None, at=AT)[0]
    edit_promise(promise=promise, lock_version=1, fields={"text": "Teach families to cook"}, by=None, at=AT)

    promise.refresh_from_db()
    assert promise.text == "Teach families to cook"
    assert (promise.cues, promise.further_cues) == ([], [])


def test_propose_promises_of_a_mission_without_words_finds_none(mission):
    assert propose_promises(mission=mission, by=None, at=AT) == []
