"""What came of an own survey: every kind of question with how many answered and where the method stands."""

import re
from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone

from alignment.queries.staff import staff_page
from alignment.queries.staff.rounds import released_rounds, staff_tiles
from surveys import intake
from surveys.models import ReleasedFigure, Round
from surveys.questionnaire import read_response
from tests.factories.alignment import mission_with
from tests.factories.staff_results import SHOWS, WORKS, released, staff_results
from tests.factories.staff_rounds import invitation_to, open_staff_round, own_survey_version, staff

PEOPLE = {"Kitchen": 12, "Yard": 12}


@pytest.fixture
def round(leader) -> Round:
    """The demonstration's own survey, which has every kind once, answered by everybody."""
    organization = leader.organization
    round = open_staff_round(
        by=leader.person,
        people=staff(organization, PEOPLE),
        mission=mission_with(organization=organization),
        version=own_survey_version(by=leader.person),
        is_before_sharing=True,
    )
    for number, name in enumerate(sorted(round.roster.values_list("name", flat=True))):
        answers(round, name, number)
    return released(round, by=leader.person)


def answers(round: Round, name: str, number: int) -> None:
    drawn = Random(number)
    sent = {
        "q-drives": ["i1" if number % 6 else "i3"],
        "q-doorstep": [SHOWS if number % 4 else WORKS],
        "quote-doorstep": ["on"],
        "q-runs-i1": [str(drawn.randint(1, 5))],
        "q-runs-i2": [str(drawn.randint(1, 5))],
        "q-hinders": drawn.sample(["i1", "i2", "i3"], 2),
        "q-order-i1": ["1"],
        "q-order-i2": ["2"],
        "q-order-i3": ["3"],
        "q-time-i1": ["50"],
        "q-time-i2": ["20"],
        "q-time-i3": ["30"],
        "q-moment": [f"A door opened and somebody smiled. {'x' * number}"],
        "quote-moment": ["on"],
    }
    response = read_response(round.questionnaire, sent)
    intake.receive(invitation=invitation_to(round, name), response=response, at=timezone.now())


def test_every_kind_is_shown_with_how_many_answered_and_its_method(round, leader, client_of):
    page = client_of(leader).get(reverse("alignment:results", args=[leader.organization.slug, round.pk]))
    html = page.content.decode()

    found = staff_page(round)
    assert [one.kind for one in found.asked] == ["single", "rating", "multiple", "ranking", "allocation"]
    assert [one.n for one in found.asked] == [24] * 5
    sections = re.findall(r'<section class="card" id="asked-\d".*?</section>', html, re.DOTALL)
    assert len(sections) == 5
    for section in sections:
        assert "#what-is-published-of-a-confidential-round" in section and "24" in section
    assert found.showing is not None and found.showing.overall.n == 20  # who never drives was not asked
    assert {group.question for group in found.quotes} == {
        "What do you do at the door besides handing over the box?",
        "Which moment at a door will you remember?",
    }


def test_an_open_question_that_is_not_read_against_the_mission_has_no_figure(round):
    measured = set(ReleasedFigure.objects.filter(round=round).values_list("question_key", flat=True))

    assert "moment" not in measured and "doorstep" in measured


def test_an_own_survey_leaves_the_tiles_of_the_staff_round_alone(leader, round):
    before = staff_tiles(leader.organization, released_rounds(leader.organization))

    assert [tile["key"] for tile in before] == ["staff-shows"]
    assert before[0]["change"] == ""


def test_two_surveys_are_never_compared_as_one(leader, round):
    staff_results(by=leader.person, mission=round.mission, is_before_sharing=True)

    tiles = staff_tiles(leader.organization, released_rounds(leader.organization))

    assert [len(tile["series"]) for tile in tiles] == [1] * len(tiles) and tiles
