"""The alignment home: where we stand, what to do first, and how far what is said, planned and paid agrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from alignment.queries.beside_money import Column, beside_money
from alignment.queries.drift import read_drift_tile
from alignment.queries.findings import AtHand, FindingRow, first_finding, looked
from alignment.queries.outcome_tile import outcome_tile
from alignment.queries.promise_tile import promise_tiles
from alignment.queries.readings import Reading, newest_readings
from alignment.queries.said_planned_paid import SaidPlannedPaid, said_planned_paid
from alignment.queries.say_hear import SayHear, say_hear
from alignment.queries.staff.rounds import RoundRow, released_rounds, standing_tile
from alignment.queries.tiles import Tile, release_tiles
from alignment.queries.trend import TrendRow, trend_of
from missionhub.organizations.models import Organization
from missions.queries.whole_plan import WholePlan, whole_plan

MOST_TILES = 5
EARLIER = timedelta(days=30)  # how far back a change of the outcomes looks


@dataclass(frozen=True)
class HomePage:
    """Everything on the page; nothing here reads the database again."""

    organization: Organization
    plan: WholePlan
    readings: Sequence[Reading]
    rounds: Sequence[RoundRow]
    drift: Tile | None
    first_step: FindingRow | None  # the most pressing finding that nobody has acted on

    @property
    def tiles(self) -> list[Tile]:
        mission = self.plan.promises[0].mission if self.plan.promises else None
        if mission is not None:
            mission.organization = self.organization
        alike = release_tiles(self.organization, [reading.release for reading in self.readings])[:1]
        found = [
            *promise_tiles(mission, self.plan.kept),
            *alike,
            standing_tile(self.organization, self.rounds),
            outcome_tile(self.organization, self.plan),
            self.drift,
        ]
        return [tile for tile in found if tile][:MOST_TILES]

    @property
    def columns(self) -> Sequence[Column]:
        """None while there is no open outcome."""
        return beside_money(self.plan) if self.plan.open_outcomes else ()

    @cached_property
    def shared_out(self) -> SaidPlannedPaid | None:
        return said_planned_paid(self.organization, self.plan, reading=self._reading, staff=self._staff)

    @cached_property
    def say_hear(self) -> SayHear | None:
        ours = [row for row in self.rounds if row.mission_id == self._mission_id]
        public = [row for row in ours if row.is_of_people_outside]
        staff = [row for row in ours if not row.is_of_people_outside]
        return say_hear(self.organization, self.plan.promises, reading=self._reading, staff=staff, public=public)

    @property
    def to_look_through(self) -> Reading | None:
        """The newest reading, until somebody has looked through what it found."""
        newest = next(iter(self.readings), None)
        return newest if newest and newest.is_of_a_program_alone else None

    @property
    def rows(self) -> list[TrendRow]:
        return trend_of([reading.release for reading in self.readings])

    @property
    def _mission_id(self) -> int | None:
        return self.plan.promises[0].mission_id if self.plan.promises else None

    @property
    def _reading(self) -> Reading | None:
        """The newest of this mission."""
        found = (one for one in self.readings if one.release.round.mission_id == self._mission_id)
        return next(found, None)

    @property
    def _staff(self) -> RoundRow | None:
        ours = (row for row in self.rounds if row.mission_id == self._mission_id and not row.is_of_people_outside)
        return next((row for row in ours if row.mentioned), None)


def home_page(organization: Organization, *, on: date) -> HomePage:
    """As many queries for two hundred teams, answers and rounds as for two."""
    plan = whole_plan(organization, on=on, before=on - EARLIER)
    readings, rounds = newest_readings(organization), released_rounds(organization)
    outcomes = [plan.standings[outcome.pk] for outcome in plan.open_outcomes]
    seen = looked(organization, on=on, at_hand=AtHand(plan.kept, readings, rounds, outcomes))
    return HomePage(
        organization=organization,
        plan=plan,
        readings=readings,
        rounds=rounds,
        drift=read_drift_tile(organization),
        first_step=first_finding(organization, seen),
    )
