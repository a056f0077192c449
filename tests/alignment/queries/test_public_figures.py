"""What results may be put on the public page, and that the page shows none but those."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alignment.queries import public_figures
from alignment.queries.public_figures import offer
from missions.models import PublicPage
from missions.queries.public import PublicMission, public_mission
from tests.factories.alignment import ANSWERS, released_round
from tests.factories.staff_results import staff_results

FIVE = {**ANSWERS, "Ed": "I train people who come to us for paid work."}
LABELS = [str(label) for label in public_figures.LABELS.values()]


@pytest.fixture
def results(leader):
    """A leaders' round and a staff round about the same mission."""
    round = staff_results(by=leader.person)
    released_round(organization=leader.organization, by=leader.person, answers=FIVE, mission=round.mission)
    return round


def shown(leader, *keys: str, page: str = "public-mission") -> str:
    PublicPage.objects.update_or_create(
        organization=leader.organization, defaults={"is_on": True, "figures": list(keys)}
    )
    address = reverse(f"missions:{page}", args=[leader.organization.slug])
    return Client().get(address).content.decode()


def test_released_totals_are_offered_with_n_range_and_day(results, leader):
    found = {figure.key: figure for figure in offer(leader.organization)}

    assert list(found) == ["staff-mention", "staff-know", "leaders-alike"]
    mention = found["staff-mention"]
    assert (mention.value, mention.n, mention.sure) == ("35%", 33, "Likely between 20 and 53%.")
    assert mention.as_of == leader.organization.today(at=results.closed_at)
    assert mention.method_url == "/method/#share-of-answers-that-show-the-mission"
    assert (found["staff-know"].value, found["staff-know"].n) == ("35%", 33)
    assert (found["leaders-alike"].n, found["leaders-alike"].value[-7:]) == (5, " of 100")


@pytest.mark.parametrize("page", ["public-mission", "public-embed"])
def test_page_shows_what_was_chosen_and_nothing_else_of_results(page, results, leader):
    text = shown(leader, "staff-know", page=page).replace("Harbor Kitchen", "")

    assert [label in text for label in LABELS] == [False, True, False]
    assert re.findall(r"n = (\d+)", text) == ["33"]
    assert "/method/#a-line-drawn-by-others" in text
    assert [name for name in ("Kitchen", "Yard", "Office", "Drivers") if name in text] == []


@pytest.mark.parametrize("page", ["public-mission", "public-embed"])
def test_nothing_is_shown_until_somebody_chooses(page, results, leader):
    text = shown(leader, page=page)

    assert [label for label in LABELS if label in text] == []
    assert "What people told us" not in text


def test_alarm_a_page_that_ignored_the_choice_is_seen(results, leader, monkeypatch):
    monkeypatch.setattr("missions.queries.public.chosen", lambda organization, keys: list(offer(organization)))

    text = shown(leader)

    assert [label in text for label in LABELS] == [True, True, True]


def test_few_are_never_offered(leader):
    round = staff_results(by=leader.person, teams={"Kitchen": 9})
    released_round(organization=leader.organization, by=leader.person, mission=round.mission)  # of four

    assert list(offer(leader.organization)) == []


def test_alarm_without_its_least_number_a_few_would_be_told(leader, monkeypatch):
    round = staff_results(by=leader.person, teams={"Kitchen": 9})
    released_round(organization=leader.organization, by=leader.person, mission=round.mission)
    monkeypatch.setattr(public_figures, "FEWEST_OF_STAFF", 1)
    monkeypatch.setattr(public_figures, "FEWEST_SHARED", 1)

    assert [figure.n for figure in offer(leader.organization)] == [9, 9, 4]


def test_published_texts_are_never_called_leaders(leader):
    released_round(organization=leader.organization, by=leader.person, answers=FIVE, label="published statements")

    assert list(offer(leader.organization)) == []


def test_page_carries_words_and_numbers_and_no_row(results, leader):
    page = PublicPage(organization=leader.organization, figures=["staff-know"])
    found = public_mission(page, on=leader.organization.today(at=results.closed_at))

    assert isinstance(found, PublicMission)
    assert [{type(value).__name__ for value in vars(figure).values()} for figure in found.figures] == [
        {"str", "int", "date"}
    ]
