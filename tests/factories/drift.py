"""A mission with a past: a later version, and what was done a year ago and is done today."""

from datetime import datetime, timedelta
from typing import Any

from alignment.models import DriftSignal
from alignment.services import read_drift
from missionhub.organizations.models import Organization
from missions.models import Activity, Mission, MissionVersion, Promise
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import AT, mission_with
from tests.factories.missions import MissionVersionFactory
from tests.factories.plans import ActivityFactory, OutcomeFactory

LONG_AGO = (AT - timedelta(days=900)).date()
OTHER_WORDS = "We run concerts for tourists in the old harbor."


def later_version(
    mission: Mission, *, statement: str = OTHER_WORDS, number: int = 2, at: datetime = AT
) -> MissionVersion:
    return MissionVersionFactory(
        mission=mission, number=number, statement=statement, created_at=at, published_at=at, in_force_on=at.date()
    )


def moved_mission(organization: Organization) -> Mission:
    mission = mission_with(organization=organization)
    later_version(mission)
    return mission


def doing(promise: Promise, *, money: int, name: str = "", **fields: Any) -> Activity:
    """An activity for an outcome that serves one promise; there for years unless another first day is given."""
    organization = promise.mission.organization
    outcome = OutcomeFactory(organization=organization)
    outcome.contributions.create(promise=promise, weight=1)
    fields = {"starts_on": LONG_AGO, "money_a_year": money, "name": name or promise.text, **fields}
    return ActivityFactory(organization=organization, outcome=outcome, created_at=AT, **fields)


def four_doings(mission: Mission) -> list[Activity]:
    """Two for the first promise, one for each of the others; 100 a year each."""
    first, second, third = mission.promises.order_by("position")
    return [doing(promise, money=100) for promise in (first, first, second, third)]


def read(mission: Mission, *, at: datetime = AT) -> dict[str, DriftSignal]:
    """By kind, what holds now."""
    read_drift(mission=mission, encoder=WordEncoder(), at=at)
    return {row.kind: row for row in DriftSignal.objects.filter(mission=mission).newest()}
