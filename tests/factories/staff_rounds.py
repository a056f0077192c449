"""A staff round of people in teams, and what they send from their phones; by the same services the product uses."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization, Person, Team
from missions.models import Mission
from surveys import intake
from surveys.models import InstrumentVersion, Invitation, Round, RoundNode
from surveys.queries import still_owed
from surveys.questionnaire import Response, from_json, read_response
from surveys.services import Plan, close_round, instrument_of, newest_of, open_round, save_survey, start_survey
from tests.factories.alignment import mission_with
from tests.factories.organizations import PersonFactory, TeamFactory

TEAMS: Mapping[str, int] = {"Kitchen": 8, "Drivers": 6, "Office": 3}
INDEX = ("knowledge", "importance", "leadership", "colleagues", "implication")


def staff(organization: Organization, teams: Mapping[str, int] = TEAMS) -> list[Person]:
    """People named after their team and number: `Kitchen 1`."""
    people = []
    for name, size in teams.items():
        team = Team.objects.of(organization).filter(name=name).first() or TeamFactory(
            organization=organization, name=name
        )
        people += [
            PersonFactory(organization=organization, team=team, name=f"{name} {number}")
            for number in range(1, size + 1)
        ]
    return people


def own_survey_version(*, by: Person) -> InstrumentVersion:
    """The demonstration's own survey, which has every kind of question once."""
    at = timezone.now()
    survey = start_survey(organization=by.organization, by=by, at=at)
    save_survey(survey=survey, number=1, title="Vans", asked=from_json(read_area("own_survey")), by=by, at=at)
    return newest_of(survey)


def open_staff_round(
    *, by: Person, people: list[Person] | None = None, mission: Mission | None = None, kind: str = "staff", **plan
) -> Round:
    at = plan.pop("at", None) or timezone.now()
    organization = by.organization
    version = plan.pop("version", None) or instrument_of(organization=organization, kind=kind, by=by, at=at)
    plan.setdefault("closes_at", at + timedelta(days=14))
    plan.setdefault("is_before_sharing", still_owed(organization, kind) is not None)
    return open_round(
        Plan(
            mission=mission or mission_with(organization=organization),
            version=version,
            people=staff(organization) if people is None else people,
            **plan,
        ),
        by=by,
        at=at,
    )


def sent(**answers: object) -> dict[str, list[str]]:
    """What a phone sends: texts by question, `index=4` for every item of it, `quote="work"` for a yes."""
    fields: dict[str, list[str]] = {}
    for key, value in answers.items():
        if key == "index":
            fields |= {f"q-index-{item}": [str(value)] for item in INDEX}
        elif key == "agrees":
            fields["q-agrees-agree"] = [str(value)]
        elif key == "quote":
            fields |= {f"quote-{question}": ["on"] for question in str(value).split()}
        else:
            fields[f"q-{key}"] = [str(value)]
    return fields


def response_to(round: Round, **answers: object) -> Response:
    return read_response(round.questionnaire, sent(**{"work": "I cook for everybody."} | answers))


def invitation_to(round: Round, name: str) -> Invitation:
    return Invitation.objects.select_related("round__organization", "roster_entry").get(
        round=round, roster_entry__name=name
    )


def staff_answer(round: Round, name: str, **answers: object) -> intake.Receipt:
    return intake.receive(
        invitation=invitation_to(round, name), response=response_to(round, **answers), at=timezone.now()
    )


def everybody_answers(round: Round, **answers: object) -> None:
    for name in round.roster.values_list("name", flat=True):
        staff_answer(round, name, **answers)


def closed(round: Round, *, by: Person) -> Round:
    close_round(round=round, by=by, at=timezone.now())
    round.refresh_from_db()
    return round


def node_of(round: Round, name: str) -> RoundNode:
    return RoundNode.objects.get(round=round, name=name)
