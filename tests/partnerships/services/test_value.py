"""Drafting, sharing, agreeing, taking back, and telling what came."""

import pytest
from django.db import IntegrityError, transaction

from partnerships.models import ValueItem, ValueReport
from partnerships.services.value import (
    ItemStands,
    NotTheirsToSay,
    agree_to_item,
    change_item,
    remove_item,
    report_on_item,
    share_item,
)
from tests.factories.partnership_value import draft, shared, words
from tests.factories.partnerships import AT, make_pair

pytestmark = pytest.mark.django_db


def test_a_draft_is_read_by_its_side_alone_until_it_is_shared():
    pair = make_pair()
    item = draft(pair.host)

    assert list(ValueItem.objects.seen_by(pair.guest.party)) == []
    share_item(item=item, by=pair.host, at=AT)
    assert list(ValueItem.objects.seen_by(pair.guest.party)) == [item]


def test_what_is_said_about_another_side_counts_once_it_agrees():
    pair = make_pair()
    item = shared(pair.host, whose=pair.guest.party)
    assert (item.waits, item.counts) == (True, False)

    with pytest.raises(ItemStands):
        agree_to_item(item=item, by=pair.host, at=AT)
    agree_to_item(item=item, by=pair.guest, at=AT)
    item.refresh_from_db()
    assert item.counts


def test_what_goes_to_the_people_concerned_counts_as_it_is_shared():
    pair = make_pair()

    assert shared(pair.guest, whose="community").counts


def test_a_shared_item_stands_as_it_was_read_and_is_taken_back_in_sight():
    pair = make_pair()
    item = shared(pair.host)

    with pytest.raises(ItemStands):
        change_item(item=item, words=words(whose=pair.host.party, expected=99), by=pair.host)
    remove_item(item=item, by=pair.host, at=AT)
    item.refresh_from_db()
    assert (item.expected, item.counts, item.withdrawn_at) == (10, False, AT)
    assert list(ValueItem.objects.seen_by(pair.guest.party)) == [item]


def test_nobody_changes_shares_or_removes_what_another_side_wrote():
    pair = make_pair()
    item = draft(pair.host)
    with pytest.raises(ItemStands):
        change_item(item=item, words=words(whose=pair.guest.party), by=pair.guest)
    share_item(item=item, by=pair.guest, at=AT)
    remove_item(item=item, by=pair.guest, at=AT)

    item.refresh_from_db()
    assert not item.is_shared


def test_a_draft_is_changed_and_thrown_away():
    pair = make_pair()
    item = draft(pair.host)
    change_item(item=item, words=words("Bicycles", whose="environment", expected=3), by=pair.host)
    item.refresh_from_db()

    assert (item.text, item.goes, item.whose, item.expected) == ("Bicycles", "environment", None, 3)
    remove_item(item=item, by=pair.host, at=AT)
    assert not ValueItem.objects.exists()


def test_what_came_is_told_by_whom_it_is_about_and_outside_by_either():
    pair = make_pair()
    ours, outside = shared(pair.host), shared(pair.host, whose="community")
    report_on_item(item=ours, amount=4, note="", by=pair.host, at=AT)
    report_on_item(item=outside, amount=7, note="Counted.", by=pair.guest, at=AT)

    with pytest.raises(NotTheirsToSay):
        report_on_item(item=ours, amount=0, note="", by=pair.guest, at=AT)
    with pytest.raises(ItemStands):
        report_on_item(item=draft(pair.host), amount=4, note="", by=pair.host, at=AT)
    assert ValueReport.objects.count() == 2


@pytest.mark.parametrize(
    "broken",
    [
        {"whose": None},
        {"goes": "community"},
        {"flow": "put_in", "goes": "community", "whose": None},
        {"visibility": "shared"},
        {"agreed_at": AT},
        {"confidence": 4},
        {"text": ""},
    ],
)
def test_the_database_refuses_nonsense(broken):
    pair = make_pair()
    item = draft(pair.host)

    with pytest.raises(IntegrityError), transaction.atomic():
        ValueItem.objects.filter(pk=item.pk).update(**broken)
