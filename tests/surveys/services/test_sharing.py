from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.models import Round
from surveys.queries import shared_with, still_owed
from surveys.services import NothingToShare, agree_action, open_up_closed_rounds, share_summary
from tests.factories.staff_rounds import closed, open_staff_round, staff

HEARD = "You said lunch is too short. From May it is an hour."


@pytest.fixture
def read_round(leader) -> Round:
    """Closed and opened up; the leader was asked too."""
    people = [*staff(leader.organization, {"Kitchen": 5}), leader.person]
    round = closed(open_staff_round(by=leader.person, people=people), by=leader.person)
    open_up_closed_rounds(at=timezone.now())
    round.refresh_from_db()
    return round


def share(round, leader, text=HEARD):
    share_summary(round=round, text=text, by=leader.person, at=timezone.now())
    round.refresh_from_db()


def test_summary_is_kept_with_who_and_when_and_shown_to_the_asked_alone(read_round, leader, member):
    share(read_round, leader)

    assert (read_round.summary, read_round.summary_by) == (HEARD, leader.person)
    assert [shared_with(person, at=timezone.now()) for person in (leader.person, member.person)] == [[read_round], []]
    assert shared_with(leader.person, at=timezone.now() + timedelta(days=91)) == []


def test_nothing_is_told_of_answers_nobody_has_read(leader):
    round = open_staff_round(by=leader.person)

    with pytest.raises(NothingToShare, match="Nobody has read the answers yet"):
        share(round, leader)


def test_summary_needs_words(read_round, leader):
    with pytest.raises(NothingToShare, match="Write a few sentences"):
        share(read_round, leader, text="  ")


def test_last_round_is_owed_until_it_was_told_and_acted_on(read_round, leader):
    organization = leader.organization
    first = still_owed(organization, "staff")
    share(read_round, leader)
    second = still_owed(organization, "staff")
    agree_action(
        round=read_round,
        text="Longer lunch",
        person=leader.person,
        due_on=timezone.now().date(),
        by=leader.person,
        at=timezone.now(),
    )

    assert [(owed.summary, owed.action) for owed in (first, second)] == [(True, True), (False, True)]
    assert still_owed(organization, "staff") is None
    assert still_owed(organization, "leaders") is None


def test_page_shares_and_the_week_shows_it(read_round, leader, client_of):
    slug, signed_in = leader.organization.slug, client_of(leader)
    url = reverse("surveys:summary", args=[slug, read_round.pk])

    empty = signed_in.post(url, {"text": ""})
    shared = signed_in.post(url, {"text": HEARD})

    assert (empty.status_code, shared.status_code) == (400, 302)
    assert "lunch is too short" in signed_in.get(read_round.get_absolute_url()).content.decode()
    assert "lunch is too short" in signed_in.get(reverse("missions:my-week", args=[slug])).content.decode()


def test_asking_again_waits_for_what_is_owed_or_says_that_it_did_not(read_round, leader, client_of):
    url = reverse("surveys:staff-round-new", args=[leader.organization.slug])
    form = {
        "mission": read_round.mission_id,
        "question": "What do you get paid to do?",
        "audience": "staff",
        "closes_on": (timezone.now().date() + timedelta(days=9)).isoformat(),
        "minimum_scores": "5",
        "minimum_distributions": "8",
        "minimum_quotes": "10",
    }

    refused = client_of(leader).post(url, form).content.decode()
    before = Round.objects.count()
    client_of(leader).post(url, form | {"ask_anyway": "on"})

    newest = Round.objects.newest_first().first()
    assert "People have not heard what came of the last round." in refused
    assert (before, Round.objects.count(), newest.is_before_sharing) == (1, 2, True)
    assert "Opened before people heard" in client_of(leader).get(newest.get_absolute_url()).content.decode()
