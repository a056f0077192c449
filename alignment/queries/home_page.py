"""The alignment home: where we stand, what to do first, and how far what is said, planned and paid agrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.queries.beside_money import Column, beside_money
from alignment.queries.drift import read_drift_tile
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
class FirstStep:
    """What to do next, in a sentence and a link."""

    sentence: str
    label: str
    url: str


@dataclass(frozen=True)
class HomePage:
    """Everything on the page; nothing here reads the database again."""

    organization: Organization
    plan: WholePlan
    readings: Sequence[Reading]
    rounds: Sequence[RoundRow]
    drift: Tile | None

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
    def rows(self) -> list[TrendRow]:
        return trend_of([reading.release for reading in self.readings])

    @property
    def first_step(self) -> FirstStep | None:
        """The most pressing one; None where nothing is urgent."""
        return next(iter(self._steps()), None)

    def _steps(self) -> list[FirstStep]:
        found = [self._promised(), self._owned(), self._late(), self._asked(), self._moved()]
        return [step for step in found if step]

    def _promised(self) -> FirstStep | None:
        if self.plan.promises:
            return None
        url = reverse("missions:mission-list", args=[self.organization.slug])
        return FirstStep(_("Write down what you promise. Everything here is held against it."), _("Write it"), url)

    def _owned(self) -> FirstStep | None:
        unowned = self.plan.kept.unowned
        if not unowned:
            return None
        promise = unowned[0].promise
        text = _("Nobody owns “%(promise)s”. Find it an owner first.")
        if self._is_unmentioned(promise.pk):
            text = _("Nobody owns “%(promise)s”, and no leader mentions it. Find it an owner first.")
        url = reverse("missions:promise", args=[self.organization.slug, promise.pk])
        return FirstStep(text % {"promise": promise.text}, _("Find it an owner"), url)

    def _is_unmentioned(self, promise_id: int) -> bool:
        found = self._reading.mentions if self._reading else ()
        return any(mention.promise_id == promise_id and mention.n and not mention.count for mention in found)

    def _late(self) -> FirstStep | None:
        tile = outcome_tile(self.organization, self.plan)
        if not tile or not tile["off_track"]:
            return None
        text = _("“%(outcome)s” is off track. Ask its owner what would help.")
        return FirstStep(text % {"outcome": tile["off_track"]}, _("Open the outcome"), tile["next_url"])

    def _asked(self) -> FirstStep | None:
        if self.readings or self.rounds:
            return None
        url = reverse("surveys:round-new", args=[self.organization.slug])
        text = _("Ask your leaders one question: What do you get paid to do?")
        return FirstStep(text, _("Open a leaders’ round"), url)

    def _moved(self) -> FirstStep | None:
        found = self.shared_out
        return FirstStep(found.sentence, *found.next_step) if found and found.widest else None

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
    """Eight queries, however many teams, answers and rounds."""
    return HomePage(
        organization=organization,
        plan=whole_plan(organization, on=on, before=on - EARLIER),
        readings=newest_readings(organization),
        rounds=released_rounds(organization),
        drift=read_drift_tile(organization),
    )
