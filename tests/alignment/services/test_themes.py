"""Themes are frozen with the release: people beside them where names are shown, else nobody stands out."""

import pytest
from django.urls import reverse

from alignment.models import ReleasedTheme
from alignment.scoring import Theme
from alignment.services import themes as service
from alignment.services.themes import themes_to_show
from surveys.disclosure import Isolation, Tree
from surveys.figures import Rules
from surveys.models import ReleasedFigure
from tests.factories.alignment import released_round
from tests.factories.staff_results import staff_results

TREE = Tree({1: None, 2: 1, 3: 1})
ANSWERS = {
    "Ada": "I repair the vans and their brakes",
    "Bo": "Repairing vans",
    "Cy": "I repair vans and tires",
    "Di": "We make sure hungry families are fed",
    "Ed": "Something else entirely",
}


def theme(*people):
    return Theme(("words",), tuple(people), None)


def people(kitchen, yard):
    return [*((2, f"k{number}") for number in range(kitchen)), *((3, f"y{number}") for number in range(yard))]


def shown(*themes, kitchen=12, yard=12):
    return themes_to_show(rules=Rules(TREE), people=people(kitchen, yard), themes=themes)


K, Y = [f"k{number}" for number in range(12)], [f"y{number}" for number in range(12)]


@pytest.mark.pure
def test_themes_that_leave_enough_are_told():
    assert len(shown(theme(*K[:6], *Y[:6]))) == 1
    assert len(shown(theme(*K[:6]), theme(*Y[:6]))) == 2


@pytest.mark.pure
def test_themes_that_would_leave_few_or_isolate_somebody_are_not_told():
    assert shown(theme(*K[:4])) == ()
    assert shown(theme(*K, *Y[:5]), theme(*Y[5:10])) == (theme(*K, *Y[:5]),)
    assert shown(theme(*K[:11])) == ()  # Kitchen without it is one person
    assert shown(theme(*K, Y[0])) == ()
    assert shown(theme(*K[:7]), theme(*K[7:], *Y[:2])) == (theme(*K[:7]),)  # both without Kitchen are two people


@pytest.mark.pure
def test_alarm_without_the_look_at_teams_one_person_would_stand_out(monkeypatch):
    monkeypatch.setattr(service, "smallest_isolated", lambda cells, least: Isolation(frozenset()))

    assert shown(theme(*K[:11])) != ()


def test_a_named_theme_holds_its_people_and_stands_on_the_page(organization, administrator, client_of):
    release = released_round(organization=organization, by=administrator.person, answers=ANSWERS)

    found = ReleasedTheme.objects.get(release=release)
    assert (found.promise, found.words[:2]) == (None, ["repair", "vans"])
    assert set(found.answers.values_list("name", flat=True)) == {"Ada", "Bo", "Cy"}
    page = client_of(administrator).get(reverse("alignment:results", args=[organization.slug, release.round_id]))
    text = page.content.decode()
    assert "3 of 5 answers are about “repair, vans”" in text
    assert "Not in the mission" in text


def test_too_few_answers_have_no_theme(organization, administrator):
    answers = dict(list(ANSWERS.items())[:3])

    assert not released_round(organization=organization, by=administrator.person, answers=answers).themes.exists()


def test_a_round_without_names_tells_shares_of_the_whole_and_nothing_of_one_text(leader, client_of):
    round = staff_results(by=leader.person)

    figures = ReleasedFigure.objects.filter(round=round, measure="theme").select_related("node")
    assert {(figure.node.parent, figure.n) for figure in figures} == {(None, 33)}
    assert not ReleasedTheme.objects.exists()
    assert all(set(figure.value) >= {"words", "promise", "quote", "percent"} for figure in figures)
    page = client_of(leader).get(reverse("alignment:results", args=[leader.organization.slug, round.pk]))
    assert "What people talk about" in page.content.decode()


def test_strict_rounds_tell_no_theme(leader):
    round = staff_results(by=leader.person, is_strict=True)

    assert not ReleasedFigure.objects.filter(round=round, measure="theme").exists()
