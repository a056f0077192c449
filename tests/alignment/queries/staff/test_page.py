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


@pytest.mark.django_db
def test_index_has_its_items_agreement_and_reliability(leader):
    index = staff_page(staff_results(by=leader.person)).index

    assert len(index.items) == 5
    assert {item.score.n for item in index.items} == {33}
    assert (index.alpha, index.alpha_n) == ("1.00", 33)
    assert {team.name for team in index.teams} == {"Harbor Kitchen", "Kitchen", "Yard"}


@pytest.mark.pure
def test_word_of_agreement_stands_only_where_chance_is_beaten():
    def page(word: str):
        tenths = {"value": 0.5, "at_least": False, "at_most": False}
        agreement = {"word": word, "r_star": tenths, "deviation": tenths}
        told = facts(
            ("mean", "index", "knowledge", N, {"value": 60, "at_least": False, "at_most": False}),
            ("index", "index", "", N, {"value": 60, "at_least": False, "at_most": False}),
            ("agreement", "index", "knowledge", N, agreement),
        )
        item = {"key": "knowledge", "text": "I know.", "is_right": False}
        told["questions"] = [{"key": "index", "kind": "rating", "role": "index", "text": "True?", "items": [item]}]
        return arrange(told)

    assert page("moderate").index.items[0].agreement == "moderate agreement"
    assert page("").index.items[0].agreement == ""


def outside(first: int, second: int) -> dict:
    told = facts(
        ("shows_mission", "unaided", "", N, share(80)),
        ("promise", "unaided", "1", N, share(first)),
        ("promise", "unaided", "2", N, share(second)),
        ("chosen", "aided", "1", N, share(70)),
        ("chosen", "aided", "2", N, share(60)),
        mode="public",
        invited=0,
    )
    items = [{"key": key, "text": text, "is_right": False} for key, text in (("1", "Feed"), ("2", "Rescue"))]
    told["questions"] = [
        {"key": "unaided", "kind": "open", "role": "unaided", "text": "What for?", "items": []},
        {"key": "aided", "kind": "multiple", "role": "aided", "text": "Which?", "items": items},
    ]
    return told


@pytest.mark.pure
def test_outside_unaided_and_aided_stand_side_by_side():
    found = arrange(outside(75, 10)).awareness

    told = [(one.text, one.unaided.words, one.aided.words) for one in found.promises]
    assert told == [("Feed", "75%", "70%"), ("Rescue", "10%", "60%")]
    assert found.sentence == "Unaided, “Feed” is named most: by 75% of 40."
    assert found.action == "Tell people outside about “Rescue”"


@pytest.mark.pure
def test_outside_none_is_called_most_within_chance():
    assert "no promise is named clearly most" in arrange(outside(55, 45)).awareness.sentence


@pytest.mark.pure
@pytest.mark.parametrize(
    ("kind", "measure", "value"),
    [("ranking", "place", "value"), ("allocation", "mean", "value"), ("single", "chosen", "percent")],
)
def test_questions_of_ones_own_are_bars(kind, measure, value):
    coded = {"at_least": False, "at_most": False}
    told = facts(
        (measure, "own", "a", N, {value: 70, **coded}),
        (measure, "own", "b", N, {value: 30, **coded}),
    )
    items = [{"key": key, "text": key.upper(), "is_right": False} for key in "ab"]
    told["questions"] = [{"key": "own", "kind": kind, "role": "", "text": "Which first?", "items": items}]

    (asked,) = arrange(told).asked

    assert [(bar.text, bar.figure.value, bar.figure.n) for bar in asked.bars] == [("A", 70, N), ("B", 30, N)]
    assert "Highest: “A”" in asked.sentence


@pytest.mark.pure
@pytest.mark.parametrize(
    ("changes", "reason"),
    [(False, "shown inside All"), (True, "shown inside All this time because one or two people joined")],
)
def test_hidden_row_says_why(changes, reason):
    told = facts(("shows_mission", "work", "", N, share(50)))
    team = {"inside": 1, "depth": 1, "invited": None, "participation": None}
    told["teams"] += [{"id": number, "name": f"Team {number}", **team} for number in (2, 3)]
    told["teams"].append({"id": 4, "name": "Small", "hidden_for_changes": changes, **team})
    told["figures"] += [dict(told["figures"][0], team=number, n=12) for number in (2, 3)]

    rows = {row.name: row for row in arrange(told).showing.rows}

    assert rows["Small"].note.startswith(reason)
    assert all(cell.hidden for cell in rows["Small"].cells)
    assert not any(cell.hidden for cell in rows["Team 2"].cells)
