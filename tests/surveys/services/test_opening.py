"""What a round promises is decided when it opens, and nothing later moves it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from missionhub.organizations.models import Team
from surveys.models import Instrument, Invitation, RosterEntry, Round
from surveys.questionnaire import LANGUAGES
from surveys.services import NobodyAsked, NotReady, instrument_of
from tests.factories.alignment import PROMISES
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.factories.staff_rounds import closed, open_staff_round, staff


def tree_of(round: Round) -> list[tuple[str, str | None, int, int]]:
    return [
        (node.name, node.parent.name if node.parent else None, node.depth, node.invited)
        for node in round.nodes.select_related("parent").in_order()
    ]


def test_teams_of_whoever_is_asked_are_frozen_with_all_above_them(leader, organization):
    north = TeamFactory(organization=organization, name="North")
    kitchen = TeamFactory(organization=organization, name="Kitchen", parent=north)
    TeamFactory(organization=organization, name="Nobody asked here")
    people = [PersonFactory(organization=organization, team=team) for team in (kitchen, kitchen, kitchen, north, None)]

    round = open_staff_round(by=leader.person, people=people)

    assert tree_of(round) == [
        ("Harbor Kitchen", None, 0, 5),
        ("North", "Harbor Kitchen", 1, 4),
        ("Kitchen", "North", 2, 3),
    ]


def test_moving_people_and_renaming_teams_later_changes_nothing(leader, organization):
    round = open_staff_round(by=leader.person)
    before, roster = tree_of(round), list(RosterEntry.objects.order_by("pk").values())

    Team.objects.of(organization).filter(name="Kitchen").update(name="Cuisine")
    organization.people.update(team=None)

    assert (tree_of(round), list(RosterEntry.objects.order_by("pk").values())) == (before, roster)


def test_each_person_is_asked_once_and_has_one_right_to_answer(leader, organization):
    people = staff(organization)

    round = open_staff_round(by=leader.person, people=[*people, *people])

    assert (round.roster.count(), Invitation.objects.filter(round=round).count()) == (17, 17)


def test_questions_words_and_what_people_are_told_are_frozen_in_every_language(leader):
    round = open_staff_round(by=leader.person)

    assert set(round.told) == set(LANGUAGES)
    assert "name is not stored with your answers" in round.told["en"]
    assert "at least 5 people" in round.told["en"]
    assert [question.key for question in round.questionnaire] == ["work", "own_words", "agrees", "index", "story"]
    assert "Harbor Kitchen" in round.questionnaire.question("own_words").text["de"]
    assert round.mission_text.startswith("No one in Harbor")


def test_volunteers_are_asked_in_their_own_words(leader):
    round = open_staff_round(by=leader.person, volunteers=True)

    assert round.question_text == "What are you here to do?"


def test_promises_of_the_moment_are_offered_to_customers(leader):
    round = open_staff_round(by=leader.person, kind="awareness", mode="public", audience="public", people=[])

    offered = [item.text["en"] for item in round.questionnaire.question("aided").items]
    assert offered == [*PROMISES, "None of these"]


def test_rounds_of_one_survey_share_it_and_near_ones_are_strict(leader):
    now = timezone.now()
    first = closed(open_staff_round(by=leader.person, at=now), by=leader.person)
    people = [entry.person for entry in first.roster.select_related("person")]

    near = open_staff_round(by=leader.person, mission=first.mission, people=people, at=now + timedelta(days=30))
    later = open_staff_round(by=leader.person, mission=first.mission, people=people, at=now + timedelta(days=200))
    chosen = open_staff_round(
        by=leader.person, mission=first.mission, people=people, at=now + timedelta(days=201), is_strict=True
    )

    assert (first.is_strict, near.is_strict, later.is_strict, chosen.is_strict) == (False, True, False, True)
    assert {first.instrument, near.instrument, later.instrument} == {Instrument.objects.get(kind="staff")}


def test_faulty_questions_are_refused_with_what_to_mend(leader, organization):
    version = instrument_of(organization=organization, kind="staff", by=leader.person, at=timezone.now())
    version.questions = {"questions": [{"key": "a", "kind": "ranking", "text": {"en": "Rank these"}}]}
    version.save()

    with pytest.raises(NotReady, match="“Rank these” needs at least 2 items"):
        open_staff_round(by=leader.person)


@pytest.mark.parametrize(
    "plan", [{"people": []}, {"closes_at": timezone.now() - timedelta(days=1)}], ids=["nobody", "closed already"]
)
def test_a_round_that_nobody_could_answer_is_refused(leader, plan):
    with pytest.raises(NobodyAsked):
        open_staff_round(by=leader.person, **plan)
