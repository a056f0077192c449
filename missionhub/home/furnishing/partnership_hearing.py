"""The partner of one of the demonstration's partnerships asked those around it, and tells what it heard."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Person
from missions.services.drafts import publish
from missions.services.missions import start_mission
from partnerships.models import Hearing, Participant
from partnerships.services.hearings import Wanted, ask_stakeholders, share_hearing
from surveys.intake import open_up, receive_public
from surveys.models import Round
from surveys.queries import missions_to_ask_about
from surveys.questionnaire import Response
from surveys.services import close_round, release_figures


def furnish_hearings(theirs: Participant, *, at: datetime) -> None:
    wanted = read_area("partnership_hearings")
    if theirs.partnership.name != wanted["partnership"]:
        return
    _write_mission(theirs, wanted["their_mission"], at=at - timedelta(days=25))
    round = _answer(_ask(theirs, wanted["theirs"], at=at), wanted["theirs"])
    close_round(round=round, by=_person(theirs), at=at - timedelta(days=wanted["theirs"]["told_days_ago"]))


def furnish_heard(*, at: datetime) -> None:
    """What the partner tells of its round; in no transaction of another, for opening up answers needs its own."""
    wanted = read_area("partnership_hearings")["theirs"]
    told_at = at - timedelta(days=wanted["told_days_ago"])
    theirs = Hearing.objects.filter(party__partnership__is_demonstration=True, round__closed_at__isnull=False)
    for hearing in theirs.select_related("by").order_by("pk"):
        round = Round.objects.get(pk=hearing.round_id)
        open_up(round=round, at=told_at)
        release_figures(round=round, at=told_at)
        hearing.refresh_from_db()
        if hearing.by is not None:
            share_hearing(hearing=hearing, summary=wanted["summary"], by=hearing.by, at=told_at)


def _write_mission(side: Participant, statement: str, *, at: datetime) -> None:
    by = _person(side)
    mission = start_mission(
        organization=by.organization, name="Our mission", fields={"statement": statement}, by=by, at=at
    )
    publish(version=mission.versions.get(), by=by, at=at)


def _person(side: Participant) -> Person:
    return Person.objects.select_related("organization").get(pk=side.person_id)


def _ask(side: Participant, wanted: Mapping[str, Any], *, at: datetime) -> Hearing:
    asked_at = at - timedelta(days=wanted["asked_days_ago"])
    person = _person(side)
    mission = missions_to_ask_about(person.organization)[0]
    asking = Wanted(mission, wanted["about"], closes_at=at + timedelta(days=wanted["closes_in_days"]))
    return ask_stakeholders(wanted=asking, by=side, person=person, at=asked_at)


def _answer(hearing: Hearing, wanted: Mapping[str, Any]) -> Round:
    round = Round.objects.get(pk=hearing.round_id)
    sentences = round.questionnaire.question("view").item_keys
    for number, said in enumerate(wanted["answers"]):
        response = Response({"view": dict(zip(sentences, said, strict=True))})
        submission = f"invented {round.pk} {number}"
        receive_public(round=round, response=response, at=hearing.asked_at, submission_id=submission)
    return round
