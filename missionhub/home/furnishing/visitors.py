"""The demonstration's survey for whoever visits: it stays open, round after round behind one printed code."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from missionhub.home.furnishing.pages import items_beginning, read_area
from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.intake import receive_public
from surveys.models import Chain, InstrumentVersion, Round
from surveys.questionnaire import Response, from_json
from surveys.services import Plan, hand_over, newest_of, open_round, save_survey, start_survey


def furnish_visitors(*, organization: Organization, by: Person, at: datetime) -> None:
    wanted = read_area("visitors")
    first, *others = wanted["rounds"]
    opened_at = at - timedelta(days=first["opened_days_ago"])
    plan = Plan(
        mission=Mission.objects.of(organization).primary_first()[0],
        version=_write(wanted, organization=organization, by=by, at=opened_at),
        mode=Round.Mode.PUBLIC,
        audience=Round.Audience.PUBLIC,
        stays_open=True,
    )
    front = open_round(plan, by=by, at=opened_at)
    chain = Chain.objects.get(rounds=front)
    _answer(front, first["answers"], at=opened_at)
    for following in others:
        opened_at = at - timedelta(days=following["opened_days_ago"])
        hand_over(chain=chain, at=opened_at)
        front = Round.objects.filter(chain=chain).in_front().get()
        _answer(front, following["answers"], at=opened_at)


def _write(wanted: Mapping[str, Any], *, organization: Organization, by: Person, at: datetime) -> InstrumentVersion:
    survey = start_survey(organization=organization, by=by, at=at)
    asked = from_json({"questions": wanted["questions"]})
    save_survey(survey=survey, number=1, title=wanted["title"], asked=asked, by=by, at=at)
    return newest_of(survey)


def _answer(round: Round, answers: list[dict[str, Any]], *, at: datetime) -> None:
    sentences, promises = round.questionnaire.question("visit").item_keys, round.questionnaire.question("seen")
    for number, said in enumerate(answers):
        response = Response(
            {
                "met": [said["met"]],
                "visit": dict(zip(sentences, said["to"], strict=True)),
                "here_for": said["here_for"],
                "better": said["better"],
                "seen": [key for start in said["seen"] for key in items_beginning(promises, start)],
            },
            frozenset({"here_for", "better"}) if said.get("quote") else frozenset(),
        )
        receive_public(round=round, response=response, at=at, submission_id=f"invented {round.pk} {number}")
