from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from missionhub.messaging.owed import debtor, owed_by
from missions.queries.week import week_of
from surveys.models import Action
from tests.factories.alignment import AT, released_round
from tests.factories.organizations import MembershipFactory, PersonFactory


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


def given(release, person) -> Action:
    return Action.objects.create(
        organization=release.round.organization, round=release.round, text="Call the harbor", person=person,
        due_on=timezone.now().date() + timedelta(days=9), created_at=AT, given_at=AT,
    )  # fmt: skip


def owed(person) -> list[tuple[str, str]]:
    found = owed_by(debtor(person=person, on=timezone.now().date()))
    return [(one.title, one.url) for one in found if one.title == "Call the harbor"]


def test_member_who_reads_no_results_still_sees_what_they_agreed_to(release, member):
    action = given(release, member.person)

    assert owed(member.person) == [("Call the harbor", reverse("surveys:action-link", args=[action.token]))]


def test_leader_is_led_to_the_results(release, leader):
    given(release, leader.person)

    results = reverse("alignment:results", args=["harbor-kitchen", release.round_id])
    assert owed(leader.person) == [("Call the harbor", f"{results}#actions")]


def test_nobody_else_sees_it(release, member, leader):
    given(release, leader.person)

    assert [owed(member.person), owed(MembershipFactory().person)] == [[], []]


def test_monday_mail_brings_it_to_an_owner_with_an_account(release, member):
    given(release, member.person)

    week = week_of(member.person, at=timezone.now())

    assert "Call the harbor" in [one.title for one in week.owed] and week.says_something


def test_owner_ticks_it_in_my_week(release, member, client_of):
    action, client = given(release, member.person), client_of(member)
    my_week = reverse("missions:my-week", args=["harbor-kitchen"])
    link = reverse("surveys:action-link", args=[action.token])

    before = client.get(my_week).content.decode()
    done = client.post(link, {"my_week": ""})
    after = client.get(done.url).content.decode()

    action.refresh_from_db()
    assert f'action="{link}"' in before
    assert (done.url, action.done_by, owed(member.person)) == (my_week, member.person, [])
    assert "Done: Call the harbor" in after


def test_person_who_left_or_was_never_here_owes_nothing(release):
    stranger = PersonFactory()
    given(release, stranger)

    assert owed(stranger) == []
