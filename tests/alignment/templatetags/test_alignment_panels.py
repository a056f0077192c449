import re
from datetime import timedelta

import pytest
from django.urls import reverse

from alignment.models import ReleasedMatch
from alignment.services import disagree
from alignment.templatetags.alignment_panels import sentence_of_finding
from missionhub.organizations.permissions import Role
from missions.models import Promise
from surveys.models import Action
from tests.factories.alignment import AT, released_round
from tests.factories.missions import PromiseFactory
from tests.factories.organizations import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


def page_of(promise, membership, client_of) -> str:
    return client_of(membership).get(reverse("missions:promise", args=["harbor-kitchen", promise.pk])).content.decode()


def agree(release, leader, text: str, promise: Promise | None = None) -> Action:
    return Action.objects.create(
        organization=leader.organization, round=release.round, text=text, person=leader.person, promise=promise,
        due_on=AT.date() + timedelta(days=30), created_at=AT, given_at=AT,
    )  # fmt: skip


def other_than(promise: Promise) -> Promise:
    return Promise.objects.filter(mission=promise.mission_id).exclude(pk=promise.pk).order_by("pk")[0]


def test_promise_page_says_who_mentions_it_and_what_was_agreed(release, leader, client_of):
    match = ReleasedMatch.objects.filter(answer__release=release, is_voiced=True, answer__exclusion="").first()
    promise = match.promise.promise
    number = ReleasedMatch.objects.filter(promise=match.promise, is_voiced=True, answer__exclusion="").count()
    agree(release, leader, "Sit down together", promise=promise)
    agree(release, leader, "Buy a van", promise=other_than(promise))
    agree(release, leader, "Eat cake")

    before = page_of(promise, leader, client_of)
    disagree(match=match, by=leader.person, at=AT)
    after = page_of(promise, leader, client_of)

    assert f"Mentioned by {number} of {release.counted} answers" in before
    assert ["found by the program" in page for page in (before, after)] == [False, True]
    said = [text in before for text in ("Sit down together", "Buy a van", "Eat cake")]
    assert said == [True, False, False] and f"{release.get_absolute_url()}#who-mentions" in before


def test_names_of_those_who_mention_it_lead_to_their_answers_after_corrections(release, leader, member, client_of):
    matches = ReleasedMatch.objects.filter(answer__release=release, is_voiced=True, answer__exclusion="")
    match = matches.order_by("answer__position").first()
    promise = match.promise.promise
    kept = list(matches.filter(promise=match.promise).exclude(pk=match.pk).order_by("answer__position"))
    place = f"{release.get_absolute_url()}#answer-"

    before = page_of(promise, leader, client_of)
    disagree(match=match, by=leader.person, at=AT)
    after = page_of(promise, leader, client_of)

    def named(page):
        return re.findall(rf'href="{re.escape(place)}(\d+)">([^<]+)<', page)

    rest = [(str(each.answer_id), each.answer.name) for each in kept]
    assert named(before) == [(str(match.answer_id), match.answer.name), *rest]
    assert named(after) == rest
    assert [name for _answer, name in named(before)] == sorted(name for _answer, name in named(before))
    assert named(page_of(promise, member, client_of)) == []


def test_promise_that_no_round_was_read_with_offers_to_ask(release, leader, client_of):
    promise = PromiseFactory(mission=release.round.mission, text="Teach the whole street to mend")

    assert "No leaders’ round has been read with this promise yet." in page_of(promise, leader, client_of)


def test_members_who_may_not_read_results_see_nothing_of_them(release, member, client_of):
    promise = release.promises.first().promise

    assert "Who mentions it" not in page_of(promise, member, client_of)


TRAINING = "No leader mentions “Train people for paid work”, nobody owns it and no outcome is set for it."


@pytest.fixture
def about_training(organization, administrator, leader, client_of) -> str:
    """The address behind the button beside the finding."""
    released_round(organization=organization, by=administrator.person)
    page = client_of(leader).get(reverse("alignment:findings", args=[organization.slug])).content.decode()
    links = re.findall(r'href="([^"]+/actions/[^"]*)"', page)
    return next(link for link in links if "finding=unheard" in link).replace("&amp;", "&")


def test_form_of_an_action_shows_the_finding_it_comes_from_and_keeps_it(about_training, leader, client_of):
    client = client_of(leader)
    opened = client.get(about_training)
    form = opened.context["form"]
    typed = {name: form[name].value() for name in ("promise", "finding")} | {"text": "Name an owner"}

    again = client.post(about_training.split("?")[0], typed)
    client.post(about_training.split("?")[0], typed | {"person": str(leader.person.pk), "due_on": "2099-01-01"})
    action = Action.objects.get()
    edited = client.get(reverse("surveys:action-edit", args=[leader.organization.slug, action.pk]))

    assert [TRAINING in page.content.decode() for page in (opened, again, edited)] == [True] * 3
    assert (action.finding, str(action.promise_id)) == ("unheard", typed["promise"])


@pytest.mark.parametrize("query", ["", "?finding=unheard", "?finding=unheard&promise=²", "?finding=x&promise=1"])
def test_what_no_finding_is_named_by_shows_nothing(query, about_training, leader, client_of):
    page = client_of(leader).get(about_training.split("?")[0] + query).content.decode()

    assert "What the results say" not in page


def test_finding_of_another_organization_is_not_told(about_training, leader, administrator):
    promise = next(iter(re.findall(r"promise=(\d+)", about_training)))
    stranger = MembershipFactory(role=Role.LEADER)

    told = [sentence_of_finding(one, "unheard", promise) for one in (leader, administrator, stranger)]

    assert told == [TRAINING, TRAINING, ""]


def test_whoever_may_not_read_results_is_told_no_finding(about_training, member):
    promise = next(iter(re.findall(r"promise=(\d+)", about_training)))

    assert sentence_of_finding(member, "unheard", promise) == ""


def test_alarm_a_member_would_be_told_a_finding(about_training, member, monkeypatch):
    promise = next(iter(re.findall(r"promise=(\d+)", about_training)))
    monkeypatch.setattr(type(member), "may", lambda membership, permission: True)

    assert sentence_of_finding(member, "unheard", promise) == TRAINING
