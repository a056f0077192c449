import pytest

from missions.models import Dependency
from missions.services.dependencies import (
    AlreadyAnswered,
    NotTheirs,
    OwnTeam,
    ReasonNeeded,
    answer_team,
    ask_team,
    withdraw_request,
)
from tests.factories.missions import AT
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.factories.plans import OutcomeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(organization) -> Dependency:
    team = TeamFactory(organization=organization, name="Warehouse")
    outcome = OutcomeFactory(organization=organization)
    return ask_team(outcome=outcome, team=team, text=" A van. ", by=PersonFactory(organization=organization), at=AT)


def theirs(asked):
    return PersonFactory(organization=asked.outcome.organization, team=asked.team)


def test_team_confirms_what_it_was_asked(asked):
    person = theirs(asked)

    answer_team(dependency=asked, confirms=True, by=person, at=AT)

    asked.refresh_from_db()
    assert (asked.text, asked.state, asked.answered_by, asked.answered_at) == ("A van.", "confirmed", person, AT)


def test_team_declines_with_a_reason_and_not_without(asked):
    with pytest.raises(ReasonNeeded):
        answer_team(dependency=asked, confirms=False, answer=" ", by=theirs(asked), at=AT)

    answer_team(dependency=asked, confirms=False, answer="No driver.", by=theirs(asked), at=AT)

    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("declined", "No driver.")


def test_nobody_answers_for_another_team(asked):
    with pytest.raises(NotTheirs, match="Warehouse"):
        answer_team(dependency=asked, confirms=True, by=PersonFactory(organization=asked.team.organization), at=AT)


def test_first_answer_stands(asked):
    answer_team(dependency=asked, confirms=True, by=theirs(asked), at=AT)

    with pytest.raises(AlreadyAnswered):
        answer_team(dependency=asked, confirms=False, answer="No.", by=theirs(asked), at=AT)


def test_own_team_needs_no_asking(organization):
    team = TeamFactory(organization=organization)

    with pytest.raises(OwnTeam):
        ask_team(outcome=OutcomeFactory(organization=organization, team=team), team=team, text="Help", by=None, at=AT)


def test_request_is_withdrawn(asked):
    withdraw_request(dependency=asked)

    assert not Dependency.objects.exists()
