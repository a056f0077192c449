"""Telling, offering, seeing both at once; safeguards nobody lifts alone; the chair."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from partnerships.models import ChairedMeeting, PowerSheet, Safeguard, Supply
from partnerships.services.leaving import leave
from partnerships.services.power import NothingTold, SheetOffered, save_supplies, take_offer_back
from partnerships.services.safeguards import (
    MeetingToldAlready,
    NotProposed,
    accept_safeguard,
    propose_safeguard,
    strike_meeting,
    take_safeguard_back,
    tell_of_meeting,
)
from tests.factories.partnership_power import offer, other_of, supply, tell
from tests.factories.partnerships import AT, make_pair
from tests.partnerships.views.test_walls import third_party

pytestmark = pytest.mark.django_db


def texts(party):
    rows = Supply.objects.filter(sheet__in=PowerSheet.objects.seen_by(party)).order_by("text")
    return list(rows.values_list("text", flat=True))


def test_answers_are_seen_by_both_in_the_moment_both_have_offered():
    pair = make_pair()
    tell(pair.host, "A")
    tell(pair.guest, "B")
    assert offer(pair.host) is False
    assert (texts(pair.host.party), texts(pair.guest.party)) == (["A"], ["B"])

    assert offer(pair.guest) is True
    assert (texts(pair.host.party), texts(pair.guest.party)) == (["A", "B"], ["A", "B"])
    with pytest.raises(SheetOffered):
        take_offer_back(about=pair.guest.party, by=pair.host)


def test_nobody_buys_the_others_answers_with_nothing():
    pair = make_pair()
    with pytest.raises(NothingTold):
        offer(pair.host)
    for number in (0, 8):
        with pytest.raises(NothingTold):
            save_supplies(about=pair.guest.party, supplies=[supply()] * number, by=pair.host, at=AT)


def test_what_is_offered_stands_until_the_offer_is_taken_back():
    pair = make_pair()
    tell(pair.host, "A")
    offer(pair.host)
    with pytest.raises(SheetOffered):
        tell(pair.host, "B")

    take_offer_back(about=pair.guest.party, by=pair.host)
    tell(pair.host, "B")
    tell(pair.guest, "C")
    assert offer(pair.guest) is False
    assert texts(pair.host.party) == ["B"]


def test_what_two_show_each_other_a_third_does_not_see():
    pair = make_pair()
    third = third_party(pair)
    for side in (pair.host, pair.guest):
        tell(side)
        offer(side)

    assert texts(third.party) == []
    assert texts(pair.host.party) == ["Riders", "Riders"]


def test_whoever_leaves_shows_nothing_more_and_offers_made_to_it_are_void():
    pair = make_pair()
    tell(pair.host, "A")
    offer(pair.host)
    tell(pair.guest, "B")
    leave(by=pair.guest, at=AT)

    assert texts(pair.host.party) == ["A"]
    assert not PowerSheet.objects.filter(offered_at__isnull=False).exists()


def test_a_safeguard_counts_once_every_side_accepts_the_same_words():
    pair = make_pair()
    first = propose_safeguard(kind="veto_areas", text="Ours.", by=pair.host, at=AT)
    second = propose_safeguard(kind="veto_areas", text="Both.", by=pair.guest, at=AT)
    with pytest.raises(NotProposed):
        accept_safeguard(safeguard=first, by=pair.guest, at=AT)

    assert not Safeguard.objects.in_force().exists()
    accept_safeguard(safeguard=second, by=pair.guest, at=AT)
    assert not Safeguard.objects.in_force().exists()  # whoever proposed it has no second yes
    accept_safeguard(safeguard=second, by=pair.host, at=AT)
    assert list(Safeguard.objects.in_force()) == [second]


def test_nobody_lifts_a_safeguard_alone():
    pair = make_pair()
    held = propose_safeguard(kind="exit_without_penalty", text="A month.", by=pair.guest, at=AT)
    accept_safeguard(safeguard=held, by=pair.host, at=AT)
    weaker = propose_safeguard(kind="exit_without_penalty", text="A year.", by=pair.host, at=AT)

    for safeguard, side in ((held, pair.host), (held, pair.guest), (weaker, pair.guest)):
        with pytest.raises(NotProposed):
            take_safeguard_back(safeguard=safeguard, by=side, at=AT)
    assert list(Safeguard.objects.in_force()) == [held]
    accept_safeguard(safeguard=weaker, by=pair.guest, at=AT)
    assert list(Safeguard.objects.in_force()) == [weaker]


def test_of_three_all_accept_and_who_has_left_is_not_waited_for():
    pair = make_pair()
    third = third_party(pair)
    held = propose_safeguard(kind="neutral_chair", text="The priest.", by=pair.host, at=AT)
    accept_safeguard(safeguard=held, by=pair.guest, at=AT)
    assert not Safeguard.objects.in_force().exists()

    leave(by=third, at=AT)
    assert list(Safeguard.objects.in_force()) == [held]


def test_one_alone_puts_nothing_in_force():
    pair = make_pair()
    propose_safeguard(kind="neutral_chair", text="The priest.", by=pair.host, at=AT)
    leave(by=pair.guest, at=AT)

    assert not Safeguard.objects.in_force().exists()


def test_a_meeting_has_one_chair_and_is_struck_by_the_side_that_told_of_it():
    pair = make_pair()
    meeting = tell_of_meeting(chair=pair.guest.party, held_on=date(2026, 11, 2), by=pair.host, at=AT)
    with pytest.raises(MeetingToldAlready):
        tell_of_meeting(chair=pair.host.party, held_on=date(2026, 11, 2), by=pair.guest, at=AT)

    strike_meeting(pk=meeting.pk, by=pair.guest)
    assert ChairedMeeting.objects.exists()
    strike_meeting(pk=meeting.pk, by=pair.host)
    assert not ChairedMeeting.objects.exists()


@pytest.mark.parametrize("broken", [{"importance": 4}, {"share": 0}, {"elsewhere": 5}, {"text": ""}])
def test_the_database_refuses_steps_that_are_none(broken):
    pair = make_pair()
    tell(pair.host)

    with pytest.raises(IntegrityError), transaction.atomic():
        Supply.objects.update(**broken)


def test_a_sheet_is_about_another_side():
    pair = make_pair()

    with pytest.raises(IntegrityError), transaction.atomic():
        PowerSheet.objects.create(party=pair.host.party, about=pair.host.party, saved_at=AT)
    assert other_of(pair.host) == pair.guest.party
