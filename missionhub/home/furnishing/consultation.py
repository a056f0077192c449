"""The demonstration's consultation: a vote that is over, for a decision that is not taken yet."""

from datetime import datetime, timedelta

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization, Person
from missions.models import Decision, Mission
from surveys.intake import receive
from surveys.models import Invitation
from surveys.questionnaire import Response
from surveys.services import Wanted, close_round, start_consultation

SIGNS = {"+": "agree", "-": "disagree", "0": "pass"}


def furnish_consultation(*, organization: Organization, by: Person, at: datetime) -> None:
    held = read_area("consultation")
    opened_at = at - timedelta(days=held["opened_days_ago"])
    closed_at = at - timedelta(days=held["closed_days_ago"])
    wanted = Wanted(
        mission=Mission.objects.of(organization).primary_first()[0],
        decision=Decision.objects.of(organization).get(title=held["decision"]),
        question=held["question"],
        context=held["context"],
        statements=held["statements"],
        people=list(Person.objects.of(organization).active().select_related("team").by_name()),
        closes_at=closed_at,
        collects=False,
    )
    round = start_consultation(wanted, by=by, at=opened_at)
    keys = [question.key for question in round.questionnaire]
    invitations = Invitation.objects.filter(round=round).select_related("roster_entry", "round")
    for invitation in invitations.order_by("roster_entry__position"):
        signs = held["votes"].get(invitation.roster_entry.name)
        if signs:
            answers = {key: [SIGNS[sign]] for key, sign in zip(keys, signs, strict=True)}
            receive(invitation=invitation, response=Response(answers), at=opened_at)
    close_round(round=round, by=by, at=closed_at)
