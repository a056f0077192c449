import re
from dataclasses import replace
from datetime import date

import pytest

from alignment.measures.findings import Measured, RoundState, Theme
from alignment.models import Denial, ReleasedAnswer, ReleasedMatch
from alignment.queries.board import as_shared, board_paper
from alignment.queries.board.outside import told_outside
from alignment.queries.finding_names import LEADERS, STAFF
from alignment.queries.findings import AtHand, looked
from alignment.services import say_against
from surveys.services import agree_action
from tests.factories.alignment import ANSWERS, AT, released_round

pytestmark = [pytest.mark.django_db, pytest.mark.either]
TODAY = date(2026, 11, 25)


@pytest.fixture
def paper(organization, leader):
    release = released_round(organization=organization, by=leader.person)
    agree_action(round=release.round, text="Ask them", person=leader.person, due_on=TODAY, by=leader.person, at=AT)
    return board_paper(organization, on=TODAY)


def test_shared_paper_names_nobody(paper, leader):
    shared = as_shared(paper)

    names = {leader.person.name, *ReleasedAnswer.objects.values_list("name", flat=True)}
    assert "Ask them" in [step.title for step in paper.steps]
    assert shared.steps and [step for step in shared.steps if step.url or step.title == "Ask them"] == []
    assert [name for name in names if re.search(rf"\b{name}\b", str(shared))] == []


def test_fewer_leaders_than_a_score_needs_are_told_inside_only(paper):
    assert {line.leaders.n for line in paper.promises if line.leaders} == {4}
    assert {line.leaders for line in as_shared(paper).promises} == {None}
    assert [one for one in as_shared(paper).figures if one.is_of_leaders] == []


def test_what_is_told_not_to_be_kept_is_asked_about_inside_and_not_on_a_shared_paper(organization, leader):
    release = released_round(organization=organization, by=leader.person)
    match = ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=True).first()
    say_against(match=match, by=leader.person, at=AT)

    paper = board_paper(organization, on=TODAY)

    asked = f"Find out whether this is kept, and what stands in its way: “{match.promise.text}”"
    assert (paper.steps[0].title, paper.steps[0].why) == (
        asked,
        f"“{match.promise.text}” may not be kept, going by 1 of 4 answers. Nobody owns it and no outcome is set for it.",
    )
    assert [step for step in as_shared(paper).steps if step.title == asked or "not kept" in step.why] == []
    Denial.objects.create(match=match, person=leader.person, created_at=AT)
    assert asked not in [step.title for step in board_paper(organization, on=TODAY).steps]


def test_promise_that_may_not_be_kept_stands_at_the_top_inside_and_nowhere_on_a_shared_paper(organization, leader):
    five = ANSWERS | {"Eve": "I drive the van that brings surplus food to hungry families."}
    release = released_round(organization=organization, by=leader.person, answers=five)
    match = ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=True).first()
    say_against(match=match, by=leader.person, at=AT)

    paper = board_paper(organization, on=TODAY)

    assert [(line.promise.text, line.leaders.not_kept) for line in paper.not_kept] == [(match.promise.text, 1)]
    shared = as_shared(paper)
    assert shared.has_enough_leaders and shared.not_kept == ()
    assert {line.leaders.not_kept for line in shared.promises} == {0}


def test_steps_of_a_shared_paper_rest_on_no_figure_of_so_few_leaders(paper):
    said = " ".join(step.why for step in as_shared(paper).steps)

    assert "No leader mentions" in " ".join(step.why for step in paper.steps)
    assert "Nobody owns" in said and "leader" not in said and "alike" not in said


def test_alarm_without_the_narrower_look_the_few_leaders_are_told(organization, leader, monkeypatch):
    released_round(organization=organization, by=leader.person)
    monkeypatch.setattr("alignment.queries.board.paper.told_outside", lambda seen: seen)

    steps = as_shared(board_paper(organization, on=TODAY)).steps

    assert "No leader mentions" in " ".join(step.why for step in steps)


def test_words_of_answers_are_told_inside_only(organization, leader):
    theme = Theme("bread, oven", 3, Measured(0.4, 0.2, 0.6, 8))
    seen = looked(organization, on=TODAY, at_hand=AtHand())
    seen = replace(seen, states=(RoundState(STAFF, themes=(theme,)), RoundState(LEADERS, shows=theme.share)))

    assert "outside:staff:bread, oven" in [one.key for one in seen.found()]
    assert [one.key for one in told_outside(seen).found() if "bread" in one.key] == []
