import pytest
from django.test import Client
from django.urls import reverse

from missions import public_figures
from missions.models import Outcome, Promise, PublicPage, Story
from missions.public_figures import FigureSource, PublicFigure
from missions.views.public_page import PublicPageEdit
from tests.factories.missions import AT, PromiseFactory
from tests.factories.plans import OutcomeFactory, StoryFactory


def url(name):
    return reverse(f"missions:{name}", args=["harbor-kitchen"])


@pytest.fixture
def rows(mission, organization):
    """A promise, an outcome and a story of ours that may be chosen."""
    return (
        mission.promises.get(position=1),
        OutcomeFactory(organization=organization, title="Forty tons"),
        StoryFactory(organization=organization, state="shown", may_be_public=True, text="Bread for forty."),
    )


def typed(page, **changes):
    form = page.context["form"]
    fields = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**fields, **changes}.items() if value not in (None, False)}


def choose(client, **changes):
    return client.post(url("public-page"), typed(client.get(url("public-page")), **changes))


def test_leader_chooses_one_by_one_and_everybody_sees_it(rows, leader, client_of):
    promise, outcome, story = rows
    choose(
        client_of(leader), is_on="on", promises=[promise.pk], outcomes=[outcome.pk], stories=[story.pk],
        introduction="Food, not waste.",
    )  # fmt: skip

    text = Client().get(reverse("missions:public-mission", args=["harbor-kitchen"])).content.decode()
    for words in ("Rescue food", "Forty tons", "Bread for forty.", "Food, not waste.", "We rescue food and train"):
        assert words in text
    assert "Train people" not in text
    assert PublicPage.objects.get().changed_by == leader.person


def test_choice_is_taken_back(rows, leader, client_of):
    client = client_of(leader)
    choose(client, is_on="on", promises=[row.pk for row in Promise.objects.all()], outcomes=[rows[1].pk])
    choose(client, promises=[rows[0].pk], outcomes=[])

    assert list(Promise.objects.filter(is_public=True)) == [rows[0]]
    assert not Outcome.objects.filter(is_public=True).exists()


@pytest.mark.parametrize(
    "fields", [{"state": "shown"}, {"state": "waiting", "may_be_public": True}], ids=["no consent", "not read yet"]
)
def test_story_without_consent_or_unread_cannot_be_chosen(fields, rows, leader, client_of):
    story = StoryFactory(organization=leader.organization, **fields)

    page = choose(client_of(leader), is_on="on", stories=[story.pk])

    assert page.status_code == 200  # refused, and the form is shown again
    assert not Story.objects.filter(is_public=True).exists()


def test_nothing_of_somebody_else_is_touched(rows, leader, client_of):
    theirs = PromiseFactory(is_public=True), OutcomeFactory(is_public=True)

    refused = choose(client_of(leader), is_on="on", promises=[theirs[0].pk])
    choose(client_of(leader), is_on="on", promises=[], outcomes=[])

    assert refused.status_code == 200
    assert [Promise.objects.get(pk=theirs[0].pk).is_public, Outcome.objects.get(pk=theirs[1].pk).is_public] == [
        True
    ] * 2


def test_two_leaders_choosing_at_once_lose_nothing(rows, leader, client_of):
    client = client_of(leader)
    slow = typed(client.get(url("public-page")), is_on="on", introduction="Thought about for an hour.")
    choose(client, promises=[rows[0].pk])

    page = client.post(url("public-page"), slow)
    first = PublicPage.objects.get()
    client.post(url("public-page"), typed(page))

    assert "Somebody changed the page after you opened it." in page.content.decode()
    assert "Thought about for an hour." in page.content.decode()
    assert (first.is_on, first.introduction) == (False, "")
    assert PublicPage.objects.get().introduction == "Thought about for an hour."


def test_preview_shows_what_a_stranger_would_see_while_the_page_is_off(rows, leader, client_of):
    choose(client_of(leader), promises=[rows[0].pk])

    text = client_of(leader).get(url("public-page-preview")).content.decode()

    assert "Rescue food" in text
    assert Client().get(reverse("missions:public-mission", args=["harbor-kitchen"])).status_code == 404


def test_page_offers_its_address_and_a_snippet(mission, leader, client_of):
    text = client_of(leader).get(url("public-page")).content.decode()

    assert "http://testserver/p/harbor-kitchen/" in text
    assert "&lt;iframe src=&quot;http://testserver/p/harbor-kitchen/embed/&quot;" in text


def test_page_counts_stories_without_consent(leader, client_of):
    StoryFactory(organization=leader.organization, state="shown", told_at=AT)

    assert client_of(leader).get(url("public-page")).context["without_consent"] == 1


@pytest.fixture
def one_result(monkeypatch):
    figure = PublicFigure("know", "Staff who know", "62%", 44, "Likely between 47 and 75%.", AT.date(), "/method/#x")
    source = FigureSource({"know": "Staff who know", "other": "Something else"}, lambda organization: [figure])
    monkeypatch.setattr(public_figures, "_sources", [source])


def test_administrator_chooses_results_with_what_they_say_today(one_result, mission, administrator, client_of):
    client = client_of(administrator)
    before = client.get(url("public-page")).content.decode()

    choose(client, is_on="on", figures=["know"])

    assert "Staff who know: 62%, n = 44" in before
    assert "Something else: no result that may be shown yet" in before
    text = Client().get(reverse("missions:public-mission", args=["harbor-kitchen"])).content.decode()
    assert "Staff who know" in text and "62%" in text


def test_leader_neither_adds_results_nor_takes_them_off(one_result, mission, administrator, leader, client_of):
    choose(client_of(administrator), figures=["know"])

    page = choose(client_of(leader), is_on="on", figures=["other"])

    assert "results that an administrator chose" in client_of(leader).get(url("public-page")).content.decode()
    assert (page.status_code, PublicPage.objects.get().figures) == (302, ["know"])


def test_alarm_a_form_that_asked_everybody_would_let_a_leader(one_result, mission, leader, client_of, monkeypatch):
    monkeypatch.setattr(PublicPageEdit, "may_choose_figures", property(lambda self: True))

    choose(client_of(leader), is_on="on", figures=["know"])

    assert PublicPage.objects.get().figures == ["know"]
