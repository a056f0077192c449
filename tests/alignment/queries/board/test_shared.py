import re
from datetime import date

import pytest

from alignment.models import ReleasedAnswer, ReleasedMatch
from alignment.queries.board import as_shared, board_paper
from alignment.services import disagree, say_not_kept
from surveys.services import agree_action
from tests.factories.alignment import AT, released_round

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
    assert [step.title for step in paper.steps if step.is_inside] == ["Ask them"]
    assert [step for step in shared.steps if step.is_inside or step.url] == []
    assert [name for name in names if re.search(rf"\b{name}\b", str(shared))] == []


def test_fewer_leaders_than_a_score_needs_are_told_inside_only(paper):
    assert {line.leaders.n for line in paper.promises if line.leaders} == {4}
    assert {line.leaders for line in as_shared(paper).promises} == {None}
    assert [one for one in as_shared(paper).figures if one.is_of_leaders] == []


def test_what_is_told_not_to_be_kept_is_asked_about_inside_and_not_on_a_shared_paper(organization, leader):
    release = released_round(organization=organization, by=leader.person)
    match = ReleasedMatch.objects.filter(answer__release=release, answer__exclusion="", is_voiced=True).first()
    say_not_kept(match=match, by=leader.person, at=AT)

    paper = board_paper(organization, on=TODAY)

    asked = f"Ask what keeps us from “{match.promise.text}”"
    assert [step.why for step in paper.steps if step.title == asked] == [
        "1 of 4 leaders’ answers tells that it is not kept, as readers read it."
    ]
    assert [step for step in as_shared(paper).steps if step.title == asked] == []
    disagree(match=match, by=leader.person, at=AT)
    assert asked not in [step.title for step in board_paper(organization, on=TODAY).steps]
