"""Proposals come without names, every decision on them is kept, and the vote tells shares of many people only."""

from datetime import timedelta

import pytest
from django.utils import timezone

from missionhub.core.errors import DomainError
from missions.models import Decision
from surveys.models import Consultation, ReleasedFigure, Statement
from surveys.queries import result_of
from surveys.services import add_statement, decide_statement, open_vote, release_figures
from tests.factories.consultations import SEEDS, consult, propose, told, vote
from tests.factories.organizations import MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leader(organization):
    return MembershipFactory(organization=organization).person


def decided(statement, state, **more):
    decide_statement(statement=statement, state=state, by=None, at=timezone.now(), **more)


def vote_opened(consultation, by):
    return open_vote(consultation=consultation, closes_at=timezone.now() + timedelta(days=7), by=by, at=timezone.now())


def proposed(leader, *, people=17):
    round = consult(by=leader)
    propose(round, "Kitchen 1", "Ask Kitchen 2 to run it.", "Pay the\n Saturday shift.")
    propose(round, "Office 1", "Pay the Saturday shift.", SEEDS[0])
    return told(round, by=leader)


def test_proposals_arrive_mixed_masked_and_once(leader):
    consultation = proposed(leader)

    found = consultation.statements.filter(is_proposed=True).in_order()
    assert consultation.stage == Consultation.Stage.SORTING
    assert [one.text for one in found][1:] == ["Pay the Saturday shift."]
    assert "Kitchen 2" not in found[0].text
    assert found[0].state == Statement.State.WAITING


def test_few_proposals_are_kept_although_few_made_any(leader):
    round = consult(by=leader)
    propose(round, "Drivers 1", "Let the drivers decide.")

    assert told(round).statements.filter(is_proposed=True).count() == 1


def test_nothing_of_a_proposal_is_there_before_the_round_closes(leader):
    round = consult(by=leader)
    propose(round, "Drivers 1", "Let the drivers decide.")

    assert release_figures(round=round, at=timezone.now()) is False
    assert not Statement.objects.filter(is_proposed=True).exists()


def test_vote_waits_until_every_proposal_is_decided_and_keeps_the_reasons(leader):
    consultation = proposed(leader)
    names, shift = consultation.statements.filter(is_proposed=True).in_order()
    with pytest.raises(DomainError, match="not decided yet"):
        vote_opened(consultation, leader)
    own = add_statement(consultation=consultation, text="Saturday is paid.", by=leader, at=timezone.now())
    decided(names, "declined", reason="It names one person.")
    decided(shift, "merged", reason="The same in fewer words.", into=own)

    round = vote_opened(consultation, leader)

    assert [question.text["en"] for question in round.questionnaire] == [*SEEDS, "Saturday is paid."]
    assert [one.reason for one in round.consultation.left_out] == ["It names one person.", "The same in fewer words."]
    assert round.roster.count() == 17
    with pytest.raises(DomainError, match="fixed"):
        decided(names, "accepted")
    with pytest.raises(DomainError, match="only once"):
        vote_opened(consultation, leader)


@pytest.mark.parametrize("said", [{"state": "declined"}, {"state": "merged", "reason": "The same."}])
def test_a_reason_and_a_place_are_asked_for(leader, said):
    statement = proposed(leader).statements.waiting().first()

    with pytest.raises(DomainError):
        decided(statement, **said)


def test_what_others_were_merged_into_cannot_be_declined_first(leader):
    consultation = proposed(leader)
    first, second = consultation.statements.waiting().in_order()
    decided(second, "accepted")
    decided(first, "merged", reason="The same.", into=Statement.objects.get(pk=second.pk))

    with pytest.raises(DomainError, match="Decide those first"):
        decided(second, "declined", reason="No.")


def held(leader, **wanted):
    """Of 17 people 13 agree with the first statement and 4 disagree; the second divides; the third is passed."""
    round = consult(by=leader, collects=False, **wanted)
    for number, name in enumerate(round.roster.order_by("position").values_list("name", flat=True)):
        vote(round, name, {1: "disagree" if number % 4 == 3 else "agree", 2: "agree" if number % 2 else "disagree"})
    return told(round, by=leader)


def test_result_says_what_most_agree_on_what_divides_and_who_is_a_minority(leader):
    result = result_of(held(leader))

    places = {heading: [one.statement.number for one in found] for heading, found in result.places}
    assert places == {
        "Most agree": [1],
        "People are divided": [2],
        "Many pass: not clear yet, or not for them to say": [3],
    }
    assert (result.n, [one.minority for one in result.minorities]) == (17, ["about 4 of 17 disagree"])
    assert result.statements[0].interval.startswith("between ")


def test_a_team_of_fewer_than_eight_has_no_votes(leader):
    consultation = held(leader)

    figures = ReleasedFigure.objects.filter(round=consultation.vote, measure="votes")
    assert {figure.node.name for figure in figures} == {consultation.organization.name, "Kitchen"}
    assert min(figures.values_list("n", flat=True)) >= 8


def test_decision_hears_who_took_part(leader):
    decision = Decision.objects.create(organization=leader.organization, title="Saturdays?", created_at=timezone.now())

    held(leader, decision=decision)

    voices = {voice.name: voice.view for voice in decision.voices.all()}
    assert set(voices) == {leader.organization.name, "Kitchen"}
    assert "of 17 took part in the consultation" in voices[leader.organization.name]


def test_seven_votes_tell_nothing(leader):
    people = [PersonFactory(organization=leader.organization, name=f"Asked {number}") for number in range(7)]
    round = consult(by=leader, people=people, collects=False)
    for person in people:
        vote(round, person.name, {1: "agree"})

    consultation = told(round)

    assert (consultation.stage, result_of(consultation)) == (Consultation.Stage.TOLD, None)


def test_one_statement_is_no_vote(leader):
    with pytest.raises(DomainError, match="between 2 and 40"):
        consult(by=leader, statements=SEEDS[:1], collects=False)
