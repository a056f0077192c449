"""A reader says that an answer tells of a promise not being kept: seen, first among the next steps, and no figure moves."""

import pytest
from django.urls import reverse

from alignment.models import Breach, ReleasedMatch
from alignment.services import say_not_kept
from tests.alignment.views.test_results import main_of, results_url
from tests.factories.alignment import AT, released_round
from tests.factories.organizations import MembershipFactory


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


@pytest.fixture
def match(release) -> ReleasedMatch:
    return ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=True).first()


def breach_url(match: ReleasedMatch) -> str:
    return reverse("alignment:breach", args=["harbor-kitchen", match.pk])


def test_saying_not_kept_leads_back_to_the_answer(match, leader, client_of):
    response = client_of(leader).post(breach_url(match))

    assert response["Location"] == f"{results_url(match.answer.release.round_id)}#match-{match.pk}"
    assert list(Breach.objects.values_list("match", "person")) == [(match.pk, leader.person.pk)]


def test_a_promise_said_not_to_be_kept_comes_first(match, leader, client_of):
    client, round_id = client_of(leader), match.answer.release.round_id
    before = main_of(client.get(results_url(round_id)))

    say_not_kept(match=match, by=leader.person, at=AT)
    after = main_of(client.get(results_url(round_id)))

    steps = after[after.index('id="next-heading"') :]
    told = f"1 answer tells that “{match.promise.text}” is not kept."
    assert (told in before, steps.index(told) < steps.index("Read two answers side by side.")) == (False, True)
    assert f"Answers that tell of it not being kept: {match.answer.name}" in after
    assert "It does not say so" in after
    assert (
        "text=Find%20out%20why%20this%20is%20not%20kept" in steps[steps.index(told) : steps.index("Read two answers")]
    )


def test_no_mention_no_button_and_a_kind_refusal(release, leader, client_of):
    silent = ReleasedMatch.objects.filter(answer__release=release, is_voiced=False, band="none").first()
    client = client_of(leader)

    page = main_of(client.get(results_url(release.round_id)))
    refused = client.post(breach_url(silent), follow=True).content.decode()

    assert (f'id="match-{silent.pk}-kept"' in page, f'id="match-{silent.pk}-button-0"' in page) == (False, True)
    assert "This answer does not mention the promise. Say first that it does." in refused
    assert Breach.objects.count() == 0


def test_members_and_strangers_say_nothing(match, member, client_of):
    stranger = MembershipFactory(role="leader")

    statuses = [client_of(each).post(breach_url(match)).status_code for each in (member, stranger)]

    assert (statuses, Breach.objects.count()) == ([403, 404], 0)


@pytest.mark.parametrize("name", ["breach", "disagreement"])
def test_nobody_says_anything_of_a_match_of_another_organization_from_their_own(match, client_of, name):
    stranger = MembershipFactory(role="leader")
    address = reverse(f"alignment:{name}", args=[stranger.organization.slug, match.pk])

    assert client_of(stranger).post(address).status_code == 404
    assert (match.breaches.count(), match.disagreements.count()) == (0, 0)


def test_the_meeting_talks_about_what_is_not_kept(match, leader, client_of):
    say_not_kept(match=match, by=leader.person, at=AT)

    shown = main_of(client_of(leader).get(results_url(match.answer.release.round_id, "meeting")))

    assert f"“{match.promise.text}” is not kept, by what {match.answer.name} wrote." in shown
