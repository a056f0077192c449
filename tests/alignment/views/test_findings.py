import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alignment.models import Dismissal, Release, ReleasedMatch
from alignment.services import release_round, say_against
from missionhub.organizations.permissions import Role
from surveys.models import Action
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, PROMISES, released_round, round_to_score
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_results import staff_results

pytestmark = pytest.mark.either
PAGE = reverse("alignment:findings", args=["harbor-kitchen"])
ASIDE = reverse("alignment:finding-dismissals", args=["harbor-kitchen"])
TRAINING = "No leader mentions “Train people for paid work”, nobody owns it and no outcome is set for it."


@pytest.fixture
def release(organization, administrator) -> Release:
    return released_round(organization=organization, by=administrator.person)


def sentences(client, part: str = "open") -> list[str]:
    return [row.sentence for row in getattr(client.get(PAGE).context["page"], part)]


def key_of_training(client) -> str:
    return next(row.key for row in client.get(PAGE).context["page"].every if row.sentence == TRAINING)


def agree(client, person, text: str = "Name an owner for training") -> None:
    """As from the button: the form opens filled in."""
    page = client.get(PAGE).content.decode()
    opened = next(
        link for link in re.findall(r'href="([^"]+/actions/[^"]*)"', page) if "finding=unheard" in link
    ).replace("&amp;", "&")
    form = client.get(opened).context["form"]
    typed = {name: form[name].value() for name in ("promise", "finding")} | {"text": text, "person": str(person.pk)}
    client.post(opened.split("?")[0], typed | {"due_on": str(timezone.now().date() + timedelta(days=9))})


def test_before_a_round_is_read_the_page_teaches(leader, client_of):
    page = client_of(leader).get(PAGE).content.decode()

    assert "Nothing is promised yet" in page and "Write it" in page


def test_what_nobody_mentions_and_nobody_owns_is_told_once_and_first(release, leader, client_of):
    client = client_of(leader)
    page = client.get(PAGE).content.decode()
    found = sentences(client)

    assert found[0] == TRAINING
    assert sum("Train people" in sentence for sentence in found) == 1
    assert "Leaders: 0 of 4, likely between 0 and 49%. n = 4." in page
    assert "Few leaders answered, so who mentions it may be chance." in page
    assert page.count("#findings") >= len(found)


def test_an_answer_that_tells_of_it_not_being_kept_comes_first_without_a_name(release, leader, client_of):
    match = ReleasedMatch.objects.filter(is_voiced=True, answer__name="Bo").first()
    say_against(match=match, by=leader.person, at=AT)

    first = client_of(leader).get(PAGE).context["page"].open[0]

    assert first.sentence.startswith("“Rescue surplus food” may not be kept, going by 1 of 4 answers")
    assert not any(name in " ".join([first.sentence, first.step, *first.sure]) for name in ANSWERS)


def test_action_in_one_click_is_tracked_until_the_next_round_says_it_has_gone(release, leader, client_of):
    client = client_of(leader)
    agree(client, leader.person)
    action = Action.objects.get()
    assert (action.finding, action.promise.text) == ("unheard", PROMISES[2])
    assert (TRAINING in sentences(client), sentences(client, "acted_on")) == (False, [TRAINING])

    later, mission = AT + timedelta(days=100), release.round.mission
    options = {"organization": leader.organization, "by": leader.person, "mission": mission, "at": later}
    released_round(**options, title="Leaders, spring")
    assert "It still holds." in client.get(PAGE).content.decode()

    heard = ANSWERS | {"Di": "I train people for paid work.", "Ed": "We train people for paid work in the kitchen."}
    last = round_to_score(**options | {"at": later + timedelta(days=1)}, answers=heard, title="Leaders, summer")
    release_round(round=last, encoder=WordEncoder(), at=later + timedelta(days=1))
    page = client.get(PAGE)
    assert [one.text for one in page.context["page"].gone] == ["Name an owner for training"]
    assert "It has gone since." in page.content.decode()


def test_done_and_still_there_in_the_next_round_is_open_again(release, leader, client_of):
    client = client_of(leader)
    agree(client, leader.person)
    Action.objects.update(done_at=timezone.now())
    assert sentences(client, "acted_on") == [TRAINING]

    mission, at = release.round.mission, AT + timedelta(days=100)
    released_round(organization=leader.organization, by=leader.person, mission=mission, at=at)

    assert TRAINING in sentences(client)


def test_setting_aside_needs_a_reason_and_keeps_what_was_typed(release, leader, client_of):
    client = client_of(leader)
    key = key_of_training(client)

    refused = client.post(ASIDE, {"key": key, "reason": "x" * 1001})

    assert (refused.status_code, Dismissal.objects.count()) == (400, 0)
    assert "x" * 1001 in refused.content.decode()
    assert client.post(ASIDE, {"key": key, "reason": " "}).status_code == 400


def test_set_aside_is_folded_with_reason_and_name_and_can_be_brought_back(release, leader, client_of):
    client = client_of(leader)
    for _ in range(2):  # twice changes nothing
        client.post(ASIDE, {"key": key_of_training(client), "reason": "The trainer starts in May."}, follow=True)
    page = client.get(PAGE).content.decode()
    row = Dismissal.objects.get()
    assert (sentences(client, "set_aside"), row.sentence, row.finding) == ([TRAINING], TRAINING, "unheard")
    assert "The trainer starts in May." in page and leader.person.name in page

    client.post(reverse("alignment:finding-return", args=["harbor-kitchen", row.pk]))

    row.refresh_from_db()
    assert (TRAINING in sentences(client), row.reason, row.withdrawn_by) == (
        True,
        "The trainer starts in May.",
        leader.person,
    )


def test_the_next_round_asks_anew_and_tells_what_was_said(release, leader, client_of):
    client = client_of(leader)
    client.post(ASIDE, {"key": key_of_training(client), "reason": "The trainer starts in May."})
    mission, at = release.round.mission, AT + timedelta(days=100)
    released_round(organization=leader.organization, by=leader.person, mission=mission, at=at)

    assert TRAINING in sentences(client)
    assert "Set aside last time:" in client.get(PAGE).content.decode()


def test_nobody_else_reads_sets_aside_or_brings_back(release, leader, member, client_of):
    client = client_of(leader)
    key = key_of_training(client)
    client.post(ASIDE, {"key": key, "reason": "Not now."})
    back = reverse("alignment:finding-return", args=["harbor-kitchen", Dismissal.objects.get().pk])
    other = MembershipFactory(role=Role.ADMINISTRATOR, organization__slug="other")
    theirs = [address.replace("harbor-kitchen", "other") for address in (ASIDE, back)]

    assert [client_of(member).get(PAGE).status_code, client_of(member).post(back).status_code] == [403, 403]
    assert client_of(member).post(ASIDE, {"key": key, "reason": "Mine."}).status_code == 403
    posts = [client_of(other).post(address, {"key": key, "reason": "Mine."}) for address in theirs]
    assert [post.status_code for post in posts] == [404, 404]
    assert (Dismissal.objects.standing().count(), Dismissal.objects.count()) == (1, 1)


def test_of_a_round_without_names_whole_figures_alone_are_told(leader, client_of):
    staff_results(by=leader.person)
    page = client_of(leader).get(PAGE)
    found = page.context["page"]

    assert [row.rule for row in found.open if not row.is_about_promise]
    text = page.content.decode()
    assert not any(team in text for team in ("Kitchen ", "Yard", "Drivers"))


@pytest.mark.parametrize("actions", [1, 3])
def test_query_count_does_not_grow(release, leader, client_of, django_assert_num_queries, actions):
    client = client_of(leader)
    agree(client, leader.person)
    action = Action.objects.get()
    for number in range(1, actions):
        action.pk, action.link_id, action.text = None, uuid.uuid4(), f"Action {number}"
        action.save(force_insert=True)
    client.get(PAGE)

    with django_assert_num_queries(15):
        client.get(PAGE)


def test_what_is_agreed_on_a_results_page_is_recognized_here_as_agreed(leader, client_of):
    round = staff_results(by=leader.person)
    client = client_of(leader)
    results = client.get(reverse("alignment:results", args=["harbor-kitchen", round.pk])).content.decode()
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+/actions/[^"]*finding[^"]*)"', results)}
    before = {row.key: row for row in client.get(PAGE).context["page"].open}
    for link in links:
        form = client.get(link).context["form"]
        typed = {name: form[name].value() or "" for name in ("promise", "finding", "text")}
        due = str(timezone.now().date() + timedelta(days=9))
        client.post(link.split("?")[0], typed | {"person": str(leader.person.pk), "due_on": due})

    acted_on = client.get(PAGE).context["page"].acted_on

    assert links
    assert sorted(row.rule for row in acted_on) == ["outside", "understanding", "unsaid_by_staff"]
    assert {row.key for row in acted_on} <= set(before)
    assert [row.agreed[0].is_gone for row in acted_on] == [False] * len(links)
