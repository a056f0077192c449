"""The page is made of facts alone, so plain facts test it."""

from typing import Any

import pytest

from alignment.queries.staff import arrange, staff_facts, staff_page
from surveys.models import Round
from tests.factories.staff_results import everybody_alike, staff_results

N = 40


def share(percent: int, n: int = N) -> dict[str, Any]:
    return {"percent": percent, "at_least": False, "at_most": False}


def facts(*figures: tuple[str, str, str, int, dict[str, Any]], mode: str = "confidential", **root: Any) -> dict:
    team = {"id": 1, "name": "All", "inside": None, "depth": 0, "invited": 100, "participation": None} | root
    return {
        "round": {"mode": mode, "title": "Round", "minimums": {"scores": 5, "distributions": 8, "quotes": 10}},
        "reading": {},
        "teams": [team],
        "questions": [
            {"key": "work", "kind": "open", "role": "work", "text": "Work?", "items": []},
            {"key": "agrees", "kind": "rating", "role": "agrees", "text": "Agree?", "items": []},
        ],
        "promises": [{"key": "1", "text": "Feed"}, {"key": "2", "text": "Rescue"}],
        "figures": [
            {"team": 1, "measure": measure, "question": question, "item": item, "n": n, "value": value}
            for measure, question, item, n, value in figures
        ],
        "quotes": [],
    }


def quadrants(both: int, knows: int, agrees: int, neither: int) -> dict:
    names = ("knows_and_agrees", "only_knows", "only_agrees", "neither")
    value = {name: share(percent) for name, percent in zip(names, (both, knows, agrees, neither), strict=True)}
    return facts(("knows_agrees", "agrees", "", N, value))


@pytest.mark.pure
@pytest.mark.parametrize(
    ("shares", "lacks"),
    [
        ((40, 5, 50, 5), "understanding"),
        ((40, 50, 5, 5), "agreement"),
        ((60, 15, 20, 5), ""),
        ((80, 10, 10, 0), ""),
    ],
)
def test_what_lacks_is_told_only_beyond_chance(shares, lacks):
    assert arrange(quadrants(*shares)).knowing.lacks == lacks


@pytest.mark.pure
def test_a_promise_is_heard_most_only_if_the_intervals_lie_apart():
    any_promise = ("shows_mission", "work", "", N, share(80))
    apart = arrange(facts(any_promise, ("promise", "work", "1", N, share(75)), ("promise", "work", "2", N, share(10))))
    near = arrange(facts(any_promise, ("promise", "work", "1", N, share(55)), ("promise", "work", "2", N, share(45))))

    assert "“Feed” is heard most, “Rescue” least." in apart.showing.sentence
    assert "No promise is heard clearly more" in near.showing.sentence


@pytest.mark.pure
def test_bounds_are_drawn_below_sixty_percent_and_hold_every_count_the_rounding_allows():
    figure = ("shows_mission", "work", "", N, share(55))

    few = arrange(facts(figure)).response
    most = arrange(facts(figure, invited=50)).response

    assert few.bounds.startswith("40 of 100 answered.")
    assert few.bounds.endswith("between 21 and 82%.")  # 21 and 22 of 40 are written as 55 %
    assert most.bounds == ""


@pytest.mark.pure
def test_public_round_says_that_nobody_was_asked():
    page = arrange(facts(("shows_mission", "work", "", N, share(50)), mode="public", invited=0))

    assert page.is_public
    assert page.response.sentence == "40 people answered. Anybody with the link could, so they stand for nobody else."
    assert page.response.bounds == ""


@pytest.mark.django_db
def test_facts_of_a_round_hold_released_rows_alone(leader):
    round = staff_results(by=leader.person)
    found = staff_facts(round)
    names = {team["id"]: team["name"] for team in found["teams"]}

    assert {names[figure["team"]] for figure in found["figures"]} == {"Harbor Kitchen", "Kitchen", "Yard"}
    assert all(team["invited"] is None for team in found["teams"] if team["inside"] is not None)
    assert next(promise["text"] for promise in found["promises"]) == "Feed hungry families"


@pytest.mark.django_db
def test_weights_are_refused_while_a_team_is_hidden_and_made_where_none_is(leader):
    hidden = staff_page(staff_results(by=leader.person))
    assert hidden.response.weights.startswith("Not weighted by team: 2 teams are too small to show")

    round = everybody_alike(by=leader.person, teams={"North": 10, "South": 12})
    assert staff_page(round).response.weights.endswith("how many of each took part is not shown.")

    round.nodes.update(participation=90)
    shown = staff_page(round)
    assert shown.response.weights.startswith("Weighted by team, about")


@pytest.mark.django_db
def test_page_without_names_knows_the_line_of_others(leader):
    page = staff_page(staff_results(by=leader.person))

    assert page.line.comparison.n == 33
    assert "41%" in page.line.comparison.sentence
    assert page.line.is_comparable


@pytest.mark.django_db
def test_unread_texts_leave_the_other_figures(leader):
    round = staff_results(by=leader.person)
    round.releases.all().delete()

    page = staff_page(Round.objects.get(pk=round.pk))

    assert page.is_unread
    assert page.index is not None
