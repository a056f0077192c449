import re
from datetime import date

import pytest

from alignment.models import ReleasedAnswer
from alignment.queries.board import as_shared, board_paper
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
    assert [step.title for step in paper.steps if step.is_agreed] == ["Ask them"]
    assert [step for step in shared.steps if step.is_agreed or step.url] == []
    assert [name for name in names if re.search(rf"\b{name}\b", str(shared))] == []


def test_fewer_leaders_than_a_score_needs_are_told_inside_only(paper):
    assert {line.leaders.n for line in paper.promises if line.leaders} == {4}
    assert {line.leaders for line in as_shared(paper).promises} == {None}
    assert [one for one in as_shared(paper).figures if one.is_of_leaders] == []
