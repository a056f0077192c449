"""Somebody of neither side reads along while every side says yes to exactly this, until a day, or until one says no."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from partnerships.models import Neutral, NeutralConsent, Participant
from partnerships.models.partnership import PartyQuerySet
from partnerships.queries.neutrals import neutrals_of
from partnerships.services.leaving import leave
from partnerships.services.neutrals import (
    NeutralOver,
    NothingToRead,
    NotNeutral,
    consent_to_neutral,
    end_neutral,
    find_yes,
)
from tests.factories.partnership_neutrals import let_read, propose, yes_of
from tests.factories.partnerships import AT, make_pair
from tests.partnerships.views.test_walls import third_party

pytestmark = pytest.mark.django_db


def opens(neutral: Neutral, *, at=AT) -> bool:
    """By the link of whoever said yes last."""
    return link_opens(neutral.consents.last(), at=at)


def link_opens(yes: NeutralConsent, *, at=AT) -> bool:
    try:
        return find_yes(token=yes.token, at=at) == yes
    except NothingToRead:
        return False


def test_it_opens_once_every_side_has_said_yes_and_says_for_whom_it_waits():
    pair = make_pair()
    neutral = propose(pair.host)
    assert opens(neutral) is False
    for side, is_asked in ((pair.host, False), (pair.guest, True)):
        (state,) = neutrals_of(side.party, at=AT)
        assert (state.waits_for, state.waits_for_us, state.url) == ([pair.guest.party], is_asked, "")

    consent_to_neutral(neutral=neutral, by=pair.guest, at=AT)
    consent_to_neutral(neutral=neutral, by=pair.guest, at=AT)
    assert opens(neutral) is True
    assert NeutralConsent.objects.count() == 2
    for side in (pair.host, pair.guest):
        (state,) = neutrals_of(side.party, at=AT)
        assert state.url.endswith(f"/partner/neutral/{yes_of(side, neutral).token}/")


def test_alarm_without_the_wait_a_proposal_alone_would_open(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Neutral, "waits_for", lambda self, here: [])

    assert opens(propose(make_pair().host)) is True


def test_a_party_that_joins_later_has_to_say_yes_too_and_one_that_leaves_has_not():
    pair = make_pair()
    neutral = let_read(pair.host, pair.guest)
    third = third_party(pair)
    assert opens(neutral) is False
    assert neutrals_of(third.party, at=AT)[0].waits_for_us is True

    consent_to_neutral(neutral=neutral, by=third, at=AT)
    assert opens(neutral) is True
    leave(by=pair.host, at=AT)
    assert [link_opens(yes_of(side, neutral)) for side in (pair.host, pair.guest, third)] == [False, True, True]
    leave(by=third, at=AT)
    assert not any(link_opens(yes_of(side, neutral)) for side in (pair.host, pair.guest, third))


@pytest.mark.parametrize("which", ["host", "guest"])
def test_any_side_alone_ends_it_at_once_proposed_or_open(which: str):
    pair = make_pair()
    side: Participant = getattr(pair, which)
    for neutral in (let_read(pair.host, pair.guest), propose(pair.host)):
        end_neutral(neutral=neutral, by=side, at=AT)

        assert opens(neutral) is False
        for refused in (consent_to_neutral, end_neutral):
            with pytest.raises(NeutralOver):
                refused(neutral=neutral, by=pair.guest, at=AT)
    assert neutrals_of(pair.host.party, at=AT) == []


def test_it_ends_on_its_day():
    pair = make_pair()
    neutral = let_read(pair.host, pair.guest, days=3)

    assert [opens(neutral, at=AT + timedelta(days=days)) for days in (3, 4)] == [True, False]
    with pytest.raises(NeutralOver):
        consent_to_neutral(neutral=neutral, by=pair.guest, at=AT + timedelta(days=4))


@pytest.mark.parametrize(("days", "is_taken"), [(-1, False), (0, True), (366, True), (367, False)])
def test_the_last_day_is_at_most_a_year_away(days: int, is_taken: bool):
    pair = make_pair()
    if is_taken:
        assert propose(pair.host, days=days).ended_at is None
        return
    with pytest.raises(NotNeutral):
        propose(pair.host, days=days)


def test_between_one_side_nobody_is_neutral():
    pair = make_pair()
    leave(by=pair.guest, at=AT)
    with pytest.raises(NotNeutral):
        propose(pair.host)


def test_no_party_of_another_partnership_says_yes_or_no():
    pair, elsewhere = make_pair(), make_pair()
    neutral = propose(pair.host)
    for refused in (consent_to_neutral, end_neutral):
        with pytest.raises(NeutralOver):
            refused(neutral=neutral, by=elsewhere.guest, at=AT)


def test_a_party_says_yes_once_and_nobody_is_nameless():
    pair = make_pair()
    neutral = propose(pair.host)
    with pytest.raises(IntegrityError), transaction.atomic():
        NeutralConsent.objects.create(neutral=neutral, party=pair.host.party, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        propose(pair.host, "")


def test_alarm_if_links_did_not_ask_who_is_here_whoever_has_left_would_read_on(monkeypatch: pytest.MonkeyPatch):
    pair = make_pair()
    neutral = let_read(pair.host, pair.guest)
    third = third_party(pair)
    consent_to_neutral(neutral=neutral, by=third, at=AT)
    leave(by=pair.host, at=AT)
    monkeypatch.setattr(PartyQuerySet, "here", lambda rows: rows.all())

    assert link_opens(yes_of(pair.host, neutral)) is True
