"""A reader says that an answer tells of a promise not being kept: seen, first among the next steps, and no figure moves."""

import pytest
from django.urls import reverse

from alignment.models import Breach, ReleasedMatch
from alignment.queries import results_page
from alignment.services import say_against
from surveys.models import RosterEntry, Round
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

    say_against(match=match, by=leader.person, at=AT)
    after = main_of(client.get(results_url(round_id)))

    steps = after[after.index('id="next-heading"') :]
    told = f"{match.answer.name}’s answer may say that “{match.promise.text}” is not kept: 1 person reads it so."
    assert (told in before, steps.index(told) < steps.index("Read two answers side by side.")) == (False, True)
    assert "It does not say that" in after
    assert "text=Find%20out%20whether%20this%20is%20kept" in steps[steps.index(told) : steps.index("Read two answers")]


def silent_of(release) -> ReleasedMatch:
    """Di mentions nothing."""
    return ReleasedMatch.objects.filter(answer__release=release, answer__name="Di").order_by("pk").first()


def test_people_are_told_in_sight_who_sees_it(release, leader, client_of):
    client = client_of(leader)
    pages = [main_of(client.get(results_url(release.round_id)))]
    Round.objects.filter(pk=release.round_id).update(shows_results_by_link=not release.round.shows_results_by_link)
    pages.append(main_of(client.get(results_url(release.round_id))))

    told = ("Everybody who was asked sees what you say here.", "Everybody who may read these results sees what you")
    assert sorted([words in page for words in told] for page in pages) == [[False, True], [True, False]]


def test_saying_against_without_a_mention_counts_no_mention_and_says_whose_reading_it_is(release, leader, client_of):
    silent, client = silent_of(release), client_of(leader)
    before = results_page(release, reader=None)

    client.post(breach_url(silent))
    after = results_page(release, reader=None)

    words = f"Di’s answer may say that “{silent.promise.text}” is not kept: 1 person reads it so."
    assert [promise.count for promise in before.promises] == [promise.count for promise in after.promises]
    assert after.next_steps.steps[0].kind == "not_kept"
    for name in ("results", "meeting"):
        assert words in main_of(client.get(results_url(release.round_id, name)))
    assert "Di" in [card.name for card in before.task_answers] and after.task_answers == ()


def test_writer_denies_on_the_results_page_and_the_finding_is_no_longer_first(
    release, leader, administrator, client_of
):
    silent = silent_of(release)
    entry = RosterEntry.objects.get(pk=silent.answer.roster_entry_id)
    entry.person = administrator.person
    entry.save()
    say_against(match=silent, by=leader.person, at=AT)
    url = reverse("alignment:denial", args=["harbor-kitchen", silent.pk])
    offered = [f'id="match-{silent.pk}-denial"' in page_of(client_of, who, release) for who in (administrator, leader)]

    refused = client_of(leader).post(url).status_code
    client_of(administrator).post(url)
    page = page_of(client_of, leader, release)

    assert (offered, refused) == ([True, False], 404)
    assert "Di: “No, I do not say that.”" in page
    assert results_page(release, reader=None).next_steps.steps[0].kind != "not_kept"
    assert "denied" in [step.kind for step in results_page(release, reader=None).next_steps.later]


def page_of(client_of, who, release) -> str:
    return main_of(client_of(who).get(results_url(release.round_id)))


def test_alarm_without_the_writer_anybody_would_deny(release, leader, client_of, monkeypatch):
    silent = silent_of(release)
    say_against(match=silent, by=release.round.opened_by, at=AT)
    monkeypatch.setattr(type(ReleasedMatch.objects.all()), "written_by", lambda self, person: self)

    client_of(leader).post(reverse("alignment:denial", args=["harbor-kitchen", silent.pk]))

    assert silent.denial.person == leader.person


def test_members_and_strangers_say_nothing(match, member, client_of):
    stranger = MembershipFactory(role="leader")

    statuses = [client_of(each).post(breach_url(match)).status_code for each in (member, stranger)]

    assert (statuses, Breach.objects.count()) == ([403, 404], 0)


@pytest.mark.parametrize("name", ["breach", "denial", "disagreement"])
def test_nobody_says_anything_of_a_match_of_another_organization_from_their_own(match, client_of, name):
    stranger = MembershipFactory(role="leader")
    address = reverse(f"alignment:{name}", args=[stranger.organization.slug, match.pk])

    assert client_of(stranger).post(address).status_code == 404
    assert (match.breaches.count(), match.disagreements.count()) == (0, 0)


def test_the_meeting_talks_about_what_is_not_kept(match, leader, client_of):
    say_against(match=match, by=leader.person, at=AT)

    shown = main_of(client_of(leader).get(results_url(match.answer.release.round_id, "meeting")))

    assert (
        f"{match.answer.name}’s answer may say that “{match.promise.text}” is not kept: 1 person reads it so." in shown
    )
