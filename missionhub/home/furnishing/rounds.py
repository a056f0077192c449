"""The demonstration's rounds. Every answer goes through the sealed intake, as if it came from a phone."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from missionhub.home.furnishing.pages import items_beginning, people_by_name, read_area
from missionhub.organizations.models import Organization, Person
from missions.models import Mission, Promise
from surveys.intake import receive, receive_public
from surveys.models import Instrument, Invitation, Round
from surveys.questionnaire import Response
from surveys.services import (
    Plan,
    Planned,
    Schedule,
    agree_action,
    close_round,
    instrument_of,
    open_leaders_round,
    open_round,
    plan_round,
)


def furnish_rounds(*, organization: Organization, by: Person, at: datetime) -> None:
    """A leaders' round read and one open, a staff round and the plan to ask it again, and what the town answered."""
    mission = Mission.objects.of(organization).primary_first()[0]
    leaders = read_area("rounds")
    _hold_closed_leaders(mission, leaders["closed"], by=by, at=at)
    others = read_area("staff")
    _hold_awareness(mission, others["awareness"], by=by, at=at)
    _hold_staff(mission, others["staff"], by=by, at=at)
    _hold_open_leaders(mission, leaders["open"], by=by, at=at)
    _plan_staff(mission, others["plan"], at=at)


def _hold_closed_leaders(mission: Mission, wanted: dict[str, Any], *, by: Person, at: datetime) -> None:
    opened_at = at - timedelta(days=wanted["opened_days_ago"])
    people = _leaders(mission, wanted)
    round = open_leaders_round(mission=mission, people=people, asks_priorities=True, by=by, at=opened_at)
    _answer_work(round, wanted["answers"], orders=wanted["priorities"], at=opened_at)
    close_round(round=round, by=by, at=at - timedelta(days=wanted["closed_days_ago"]))
    round.refresh_from_db()
    for agreed in wanted["actions"]:
        _agree(round, agreed, by=by, at=at)


def _agree(round: Round, wanted: dict[str, Any], *, by: Person, at: datetime) -> None:
    organization = round.organization
    promises = Promise.objects.of(organization).active()
    agree_action(
        round=round,
        text=wanted["text"],
        person=people_by_name(organization)[wanted["person"]],
        promise=promises.get(text__startswith=wanted["promise"]),
        due_on=(at + timedelta(days=wanted["due_in_days"])).date(),
        by=by,
        at=at - timedelta(days=wanted["agreed_days_ago"]),
    )


def _hold_open_leaders(mission: Mission, wanted: dict[str, Any], *, by: Person, at: datetime) -> None:
    opened_at = at - timedelta(days=wanted["opened_days_ago"])
    last_day = (at + timedelta(days=wanted["closes_in_days"])).date()
    round = open_leaders_round(
        mission=mission,
        people=_leaders(mission, read_area("rounds")["closed"]),
        closes_at=datetime.combine(last_day, time(17), tzinfo=UTC),
        is_before_sharing=True,
        by=by,
        at=opened_at,
    )
    _answer_work(round, wanted["answers"], at=opened_at)


def _hold_staff(mission: Mission, wanted: dict[str, Any], *, by: Person, at: datetime) -> None:
    opened_at = at - timedelta(days=wanted["opened_days_ago"])
    version = instrument_of(organization=mission.organization, kind=Instrument.Kind.STAFF, by=by, at=opened_at)
    people = list(Person.objects.of(mission.organization).active().select_related("team").by_name())
    round = open_round(Plan(mission=mission, version=version, people=people), by=by, at=opened_at)
    answers = {name: _staff_response(round, said) for name, said in wanted["answers"].items()}
    _answer(round, answers, at=opened_at)
    close_round(round=round, by=by, at=at - timedelta(days=wanted["closed_days_ago"]))


def _plan_staff(mission: Mission, wanted: dict[str, Any], *, at: datetime) -> None:
    owner = people_by_name(mission.organization)[wanted["owner"]]
    first_on = (at + timedelta(days=wanted["begins_in_days"])).date()
    schedule = Schedule(first_on, open_for=wanted["open_for"], every_months=wanted["every_months"])
    plan_round(Planned(mission=mission, schedule=schedule), by=owner, at=at)


def _hold_awareness(mission: Mission, wanted: dict[str, Any], *, by: Person, at: datetime) -> None:
    opened_at = at - timedelta(days=wanted["opened_days_ago"])
    version = instrument_of(organization=mission.organization, kind=Instrument.Kind.AWARENESS, by=by, at=opened_at)
    plan = Plan(mission=mission, version=version, mode=Round.Mode.PUBLIC, audience=Round.Audience.PUBLIC)
    round = open_round(plan, by=by, at=opened_at)
    aided = round.questionnaire.question("aided")
    for number, said in enumerate(wanted["answers"]):
        noticed = [key for start in said["aided"] for key in items_beginning(aided, start)]
        response = Response({"unaided": said["unaided"], "aided": noticed})
        receive_public(round=round, response=response, at=opened_at, submission_id=f"invented {number}")
    close_round(round=round, by=by, at=at - timedelta(days=wanted["closed_days_ago"]))


def _staff_response(round: Round, said: Mapping[str, Any]) -> Response:
    index = dict(zip(round.questionnaire.question("index").item_keys, said["index"], strict=True))
    answers = {"work": said["work"], "own_words": said["own"], "agrees": {"agree": said["agrees"]}, "index": index}
    if "story" in said:
        answers["story"] = said["story"]
    return Response(answers, frozenset({"work", "story"} & set(answers)) if said.get("quote") else frozenset())


def _leaders(mission: Mission, wanted: Mapping[str, Any]) -> list[Person]:
    people = people_by_name(mission.organization)
    return [people[name] for name in sorted(wanted["answers"])]


def _answer_work(
    round: Round, answers: Mapping[str, str], *, orders: Mapping[str, Sequence[int]] | None = None, at: datetime
) -> None:
    said: dict[str, dict[str, Any]] = {name: {"work": text.strip()} for name, text in answers.items()}
    for name, order in (orders or {}).items():
        keys = round.questionnaire.question("priorities").item_keys
        said[name]["priorities"] = [keys[number - 1] for number in order]
    _answer(round, {name: Response(given) for name, given in said.items()}, at=at)


def _answer(round: Round, answers: Mapping[str, Response], *, at: datetime) -> None:
    invitations = Invitation.objects.filter(round=round).select_related("roster_entry", "round")
    for invitation in invitations.order_by("roster_entry__position"):
        response = answers.get(invitation.roster_entry.name)
        if response is not None:
            receive(invitation=invitation, response=response, at=at)
