"""Whoever was asked reads the results by the same link, where they were told so; nobody else, and nothing earlier."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alignment.models import Breach, Disagreement, ReleasedMatch
from alignment.services import release_round, say_against
from alignment.views import link_results
from missionhub.organizations.models import Person
from surveys.models import Invitation, Round
from surveys.services import close_round, open_up_closed_rounds
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, mission_with
from tests.factories.organizations import MembershipFactory
from tests.factories.surveys import answer, invitation_of, open_round

pytestmark = pytest.mark.django_db(transaction=True)
RESULTS = reverse("alignment:link-results")


@pytest.fixture
def round(leader) -> Round:
    return answered_round(leader)


def answered_round(leader, answers: dict[str, str] = ANSWERS) -> Round:
    """Open; everybody has answered but Eve."""
    mission = mission_with(organization=leader.organization)
    round = open_round(by=leader.person, mission=mission, names=(*answers, "Eve"))
    for name, text in answers.items():
        answer(round, name=name, text=text)
    return round


def close(round: Round) -> None:
    close_round(round=round, by=round.opened_by, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())


def release(round: Round) -> None:
    close(round)
    round.refresh_from_db()
    release_round(round=round, encoder=WordEncoder(), at=timezone.now())


def link(round: Round, name: str = "Ada") -> str:
    return reverse("surveys:answer", args=[invitation_of(round, name).token])


def holder_of(round: Round, name: str = "Ada") -> Client:
    browser = Client()
    browser.get(link(round, name))
    return browser


def told_otherwise(round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(shows_results_by_link=False)


@pytest.mark.parametrize("name", ["Ada", "Eve"])
def test_link_leads_everyone_asked_to_all_answers(round, name):
    release(round)

    browser = Client()
    page = browser.get(link(round, name), follow=True)
    if name == "Eve":  # who has not answered reads first that it is too late
        assert (page.redirect_chain, RESULTS in page.content.decode()) == ([("/a/", 302)], True)
        page = browser.get(RESULTS)

    text = page.content.decode()
    assert page.redirect_chain == [(RESULTS, 302)] if name == "Ada" else page.status_code == 200
    assert [person in text for person in ANSWERS] == [True] * 4
    assert "keep the link to yourself" in text
    assert "no-store" in page.headers["Cache-Control"]


def test_link_shows_the_same_release_as_the_signed_in_page(round, leader, client_of):
    release(round)

    ours = holder_of(round).get(RESULTS).context["page"]
    theirs = client_of(leader).get(reverse("alignment:results", args=["harbor-kitchen", round.pk])).context["page"]

    assert replace(ours, own_answer_id=None, is_by_link=False) == theirs


def test_link_page_offers_nothing_that_needs_an_account(round):
    release(round)

    page = holder_of(round).get(RESULTS).content.decode()

    assert "/o/harbor-kitchen" not in page
    assert set(re.findall(r'<form method="post" action="(/[a-z]+/[a-z]+/)', page)) == {"/results/matches/"}


def test_signed_in_page_does_offer_it(round, leader, client_of):
    release(round)

    page = client_of(leader).get(reverse("alignment:results", args=["harbor-kitchen", round.pk])).content.decode()

    assert "<form" in page[page.index('id="answers"') :]


def test_first_screen_says_so_before_the_question(round):
    page = Client().get(link(round, "Eve"), follow=True).content.decode()

    assert page.index("everyone asked reads all answers with their names") < page.index('class="question"')


def test_nothing_is_shown_before_closing(round):
    seen = holder_of(round).get(RESULTS)

    assert seen.status_code == 404
    assert Client().get(link(round), follow=True).redirect_chain[-1][0] == reverse("surveys:answered")


def test_answered_page_says_when_and_how_results_come(round):
    page = Client().get(link(round), follow=True).content.decode()

    assert "Results come when the round closes, at the latest on" in page
    assert "Keep your link: then it opens the results" in page


def test_between_closing_and_release_a_plain_page_waits(round):
    close(round)

    page = Client().get(link(round), follow=True)

    assert (page.status_code, "Its answers are being read" in page.content.decode()) == (200, True)
    assert not any(text in page.content.decode() for text in ANSWERS.values())


def test_link_of_another_round_sees_its_own_round_alone(round, leader):
    other = answered_round(leader, {"Ada": "I drive the van.", "Bo": "I count the tins."})
    release(round)

    before = holder_of(other).get(RESULTS)
    release(other)
    after = holder_of(other).get(RESULTS).content.decode()

    assert before.status_code == 404
    assert "I drive the van." in after
    assert not any(text in after for text in ANSWERS.values())


def test_strangers_forgers_and_whoever_left_find_nothing(round):
    release(round)
    gone = holder_of(round, "Bo")
    forger = Client()
    forger.cookies["answering"] = invitation_of(round, "Ada").token
    person = invitation_of(round, "Bo").roster_entry.person
    person.left_on = timezone.now().date()
    person.save()

    assert [browser.get(RESULTS).status_code for browser in (Client(), forger, gone)] == [404, 404, 404]


def test_withdrawn_link_finds_nothing(round):
    release(round)
    browser = holder_of(round)
    Invitation.objects.update(epoch=1)

    assert browser.get(RESULTS).status_code == 404


def test_round_whose_people_were_told_otherwise_stays_with_the_leaders(round):
    told_otherwise(round)
    release(round)

    page = Client().get(link(round), follow=True).content.decode()

    assert holder_of(round).get(RESULTS).status_code == 404
    assert "its results are with your leaders" in page and RESULTS not in page


@pytest.mark.parametrize("attack", ["unreleased", "told otherwise", "left"])
def test_alarm_without_the_rule_each_of_them_would_read_it(round, monkeypatch, attack):
    monkeypatch.setattr(link_results, "reads_results", lambda invitation: True)
    release(round)
    if attack == "unreleased":
        Round.objects.filter(pk=round.pk).update(closed_at=None, opened_up_at=None)
    if attack == "told otherwise":
        told_otherwise(round)
    if attack == "left":
        Person.objects.update(left_on=timezone.now().date())

    assert ANSWERS["Di"] in holder_of(round).get(RESULTS).content.decode()


def test_no_link_shows_results_while_this_browser_answers_another_question(round, leader):
    release(round)
    browser = holder_of(open_round(by=leader.person, mission=round.mission, names=("Fay",)), "Fay")

    page = browser.get(link(round)).content.decode()

    assert "First, in your own words" in page and 'href="/a/"' in page
    assert browser.get(RESULTS).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_query_count_does_not_grow(leader, django_assert_num_queries, people: int):
    round = answered_round(leader, dict(list(ANSWERS.items())[:people]))
    release(round)
    browser = holder_of(round)

    with django_assert_num_queries(15):
        browser.get(RESULTS)


def match_of(round: Round, name: str) -> ReleasedMatch:
    return ReleasedMatch.objects.filter(answer__release__round=round, answer__name=name).order_by("pk").first()


def disagree_url(match: ReleasedMatch) -> str:
    return reverse("alignment:link-disagreement", args=[match.pk])


def test_writer_disputes_a_match_of_the_own_answer_and_takes_it_back(round):
    release(round)
    match, browser = match_of(round, "Ada"), holder_of(round)

    browser.post(disagree_url(match))
    assert list(match.disagreements.values_list("person__name", flat=True)) == ["Ada"]
    assert "Take that back" in browser.get(RESULTS).content.decode()

    browser.post(disagree_url(match))
    assert match.disagreements.count() == 0


@pytest.mark.parametrize(
    "case", ["a colleague's", "a stranger's round", "nobody's browser", "told otherwise", "not released"]
)
def test_no_other_match_can_be_disputed_by_a_link(round, case, leader):
    if case != "not released":
        release(round)
    match = match_of(round, "Bo" if case == "a colleague's" else "Ada")
    browser = Client() if case == "nobody's browser" else holder_of(round)
    if case == "told otherwise":
        told_otherwise(round)
    if case == "a stranger's round":
        other = answered_round(MembershipFactory())
        release(other)
        match = match_of(other, "Ada")
    pk = match.pk if match else 1

    answer = browser.post(reverse("alignment:link-disagreement", args=[pk]))

    assert (answer.status_code, Disagreement.objects.count()) == (404, 0)


def test_alarm_without_the_own_answer_a_colleagues_match_is_disputed(round, monkeypatch):
    release(round)
    everything = ReleasedMatch.objects.all()
    monkeypatch.setattr(link_results.ReleasedMatch.objects, "filter", lambda **kwargs: everything)

    holder_of(round).post(disagree_url(match_of(round, "Bo") or match_of(round, "Eve")))

    assert Disagreement.objects.count() == 1


def test_writer_says_by_link_that_the_own_answer_tells_of_a_promise_not_kept(round):
    release(round)
    own = ReleasedMatch.objects.filter(answer__name="Ada", is_voiced=True).first()
    other = ReleasedMatch.objects.filter(is_voiced=True).exclude(answer__name="Ada").first()
    ada = holder_of(round)

    statuses = [ada.post(reverse("alignment:link-breach", args=[each.pk])).status_code for each in (own, other)]

    assert statuses == [302, 404]
    assert list(Breach.objects.values_list("match", "person__name")) == [(own.pk, "Ada")]
    said = f"Ada says that “{own.promise.text}” is not kept."
    assert said in ada.get(RESULTS).content.decode()


def test_writer_says_no_by_link_to_what_others_read_in_the_own_answer_and_nobody_else_does(round, leader):
    release(round)
    own, other = match_of(round, "Ada"), match_of(round, "Bo")
    for match in (own, other):
        say_against(match=match, by=leader.person, at=timezone.now())
    ada = holder_of(round)
    before = ada.get(RESULTS).content.decode()

    statuses = [ada.post(reverse("alignment:link-denial", args=[each.pk])).status_code for each in (own, other)]

    after = ada.get(RESULTS).content.decode()
    assert statuses == [302, 404]
    assert f"Ada’s answer may say that “{own.promise.text}” is not kept: 1 person reads it so." in before
    assert [f'id="match-{each.pk}-denial"' in before for each in (own, other)] == [True, False]
    assert ["Ada: “No, I do not say that.”" in page for page in (before, after)] == [False, True]


def test_alarm_without_the_own_answer_a_colleague_would_deny(round, leader, monkeypatch):
    release(round)
    match = match_of(round, "Bo")
    say_against(match=match, by=leader.person, at=timezone.now())
    everything = ReleasedMatch.objects.all()
    monkeypatch.setattr(link_results.ReleasedMatch.objects, "filter", lambda **kwargs: everything)

    holder_of(round).post(reverse("alignment:link-denial", args=[match.pk]))

    assert match.denial.person.name == "Ada"
