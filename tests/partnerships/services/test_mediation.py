"""What a side shows the facilitator alone: widened to every side and narrowed again, always by its own side."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from partnerships.models import PrivateNote, Visibility
from partnerships.services.mediation import ReadByAll, keep_to_our_side, show_to_facilitator
from partnerships.services.notes import write_note
from partnerships.services.stakeholders import share_stakeholder, withdraw_stakeholder
from partnerships.services.telling import show_to_every_side, tear_up, write_assumption
from partnerships.services.value import change_item, remove_item, share_item
from tests.factories.partnership_value import draft, words
from tests.factories.partnerships import AT, make_pair, write_down

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def level(row) -> str:
    row.refresh_from_db()
    return row.visibility


def make_rows(side):
    return [
        write_note(text="We may leave.", by=side, at=AT),
        draft(side),
        write_down(side),
        write_assumption(text="They pay late.", by=side, at=AT),
    ]


def test_a_side_shows_and_keeps_again_what_is_its_own():
    pair = make_pair()
    for row in make_rows(pair.host):
        assert level(row) == "party_private"
        show_to_facilitator(row=row, by=pair.host)
        show_to_facilitator(row=row, by=pair.host)
        assert level(row) == "mediation"
        keep_to_our_side(row=row, by=pair.host)
        assert level(row) == "party_private"


def test_another_side_moves_nothing():
    pair = make_pair()
    for row in make_rows(pair.host):
        with pytest.raises(ReadByAll):
            show_to_facilitator(row=row, by=pair.guest)
        assert level(row) == "party_private"


def test_what_is_shown_can_be_shared_with_every_side_and_is_then_narrowed_as_ever():
    pair = make_pair()
    _note, item, entry, assumption = rows = make_rows(pair.host)
    for row in rows:
        show_to_facilitator(row=row, by=pair.host)
    share_item(item=item, by=pair.host, at=LATER)
    share_stakeholder(stakeholder=entry, by=pair.host, at=LATER)
    show_to_every_side(row=assumption, by=pair.host, at=LATER)

    assert [level(row) for row in (item, entry, assumption)] == ["shared"] * 3
    assert (item.shared_at, entry.shared_at, assumption.told_at) == (LATER, LATER, LATER)
    for row in (item, entry, assumption):
        for act in (show_to_facilitator, keep_to_our_side):
            with pytest.raises(ReadByAll):
                act(row=row, by=pair.host)
    withdraw_stakeholder(stakeholder=entry, by=pair.host)
    assert level(entry) == "party_private"


def test_the_others_learn_of_a_change_from_the_day_it_was_shared_and_showing_the_facilitator_is_no_such_day():
    pair = make_pair()
    assumption = write_assumption(text="They pay late.", by=pair.host, at=AT)
    show_to_facilitator(row=assumption, by=pair.host)
    assumption.refresh_from_db()

    assert assumption.told_at == AT


def test_what_the_facilitator_alone_reads_can_be_torn_up():
    pair = make_pair()
    note, item, _entry, assumption = rows = make_rows(pair.host)
    for row in rows:
        show_to_facilitator(row=row, by=pair.host)
    tear_up(row=assumption, by=pair.host.party)
    remove_item(item=item, by=pair.host, at=AT)

    assert [type(row).objects.filter(pk=row.pk).exists() for row in (assumption, item, note)] == [False, False, True]


def test_a_draft_is_changed_with_its_readers():
    pair = make_pair()
    item = draft(pair.host)
    change_item(item=item, words=words("Vans", whose=pair.host.party), visibility=Visibility.MEDIATION, by=pair.host)
    assert (level(item), item.text, item.shared_at) == ("mediation", "Vans", None)


def test_no_note_is_ever_for_every_side():
    pair = make_pair()
    note = write_note(text="Ours.", by=pair.host, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivateNote.objects.filter(pk=note.pk).update(visibility=Visibility.SHARED)
