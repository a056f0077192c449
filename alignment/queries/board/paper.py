"""Everything the paper says, gathered once for page, print, PDF and link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alignment.models import Release
from alignment.queries.board.counted import why_fewer_count
from alignment.queries.board.money import MoneyAndMission, money_and_mission
from alignment.queries.board.notes import Note, notes
from alignment.queries.board.outside import told_outside
from alignment.queries.board.said import Voices, voices
from alignment.queries.board.steps import MOST_AGREED, Step, steps
from alignment.queries.board.tiles import FEWEST_SHARED, Figure, figures
from alignment.queries.board.weakest import PromiseLine, Weakest, weakest
from alignment.queries.findings import AtHand, arrange, looked, settled
from alignment.queries.staff import StaffPage, staff_page
from alignment.queries.staff.index import Line
from missionhub.organizations.models import Organization
from missions.models import Mission
from missions.queries import primary_mission
from missions.queries.alive import Alive, alive_today
from missions.queries.outcome_list import Filters, outcome_list
from missions.queries.reading import current_version
from missions.queries.resources import Resources, resources
from surveys.models import Round
from surveys.queries import awaited_actions


@dataclass(frozen=True)
class BoardPaper:
    name: str
    on: date
    statement: str
    version: int | None
    weakest: Weakest | None
    steps: tuple[Step, ...]
    shared_steps: tuple[Step, ...]  # those that a link may show
    figures: tuple[Figure, ...]
    promises: tuple[PromiseLine, ...]
    outcomes: MoneyAndMission
    line: Line | None
    notes: tuple[Note, ...]
    reads_texts: bool
    has_staff: bool
    has_outside: bool
    counted: str = ""  # why fewer leaders' answers count than came in
    has_enough_leaders: bool = False  # for a link to tell of them
    is_shared: bool = False

    @property
    def next_step(self) -> Step | None:
        return self.steps[0] if self.steps else None

    @property
    def later_steps(self) -> tuple[Step, ...]:
        return self.steps[1:]

    @property
    def not_kept(self) -> tuple[PromiseLine, ...]:
        """In leaders' answers somebody reads that these are not kept; a shared paper's lines do not tell it."""
        return tuple(line for line in self.promises if line.leaders and line.leaders.not_kept)

    @property
    def is_empty(self) -> bool:
        return not self.promises


def board_paper(organization: Organization, *, on: date) -> BoardPaper:
    """About forty queries, as many for three promises as for thirty."""
    mission = primary_mission(organization)
    release = Release.objects.of(organization).with_names().filter(round__mission=mission).newest_first().first()
    staff, outside = _newest(mission, Round.Mode.CONFIDENTIAL), _newest(mission, Round.Mode.PUBLIC)
    kept = alive_today(mission, on=on) if mission else None
    money = resources(mission=mission, on=on) if mission else None
    lines = _lines(kept, money, voices(release=release, staff=staff, outside=outside))
    found, outcomes = weakest(lines), outcome_list(organization, filters=Filters(), on=on)
    version = current_version(mission) if mission else None
    agreed = awaited_actions(organization, on=on, most=MOST_AGREED)
    seen = looked(organization, on=on, at_hand=AtHand(kept, outcomes=[row.standing for row in outcomes.everything]))
    before = settled(organization)
    return BoardPaper(
        name=organization.name,
        on=on,
        statement=version.statement if version else "",
        version=version.number if version else None,
        weakest=found,
        steps=steps(arrange(seen, before).open, agreed=agreed, slug=organization.slug),
        shared_steps=steps(arrange(told_outside(seen), before).open, agreed=(), slug=organization.slug),
        figures=figures(release=release, staff=staff, kept=kept),
        promises=tuple(lines),
        outcomes=money_and_mission(outcomes),
        line=staff.line if staff and not staff.is_guide else None,
        notes=notes(release=release, staff=staff, outside=outside, money=money),
        counted=why_fewer_count(release) if release else "",
        has_enough_leaders=release is not None and release.counted >= FEWEST_SHARED,
        reads_texts=release is not None and release.is_of_texts,
        has_staff=any(line.staff for line in lines),
        has_outside=any(line.outside for line in lines),
    )


def _newest(mission: Mission | None, mode: str) -> StaffPage | None:
    """The newest about this mission whose texts were read, or the newest of all that have figures."""
    rounds = Round.objects.filter(mission=mission, mode=mode).without_consultations().released().newest_of_chains()
    asked = rounds.filter(figures__measure="shows_mission").distinct().newest_first()
    round = asked.select_related("instrument").first() or rounds.newest_first().first()
    return staff_page(round) if round else None


def _lines(kept: Alive | None, money: Resources | None, said: Voices) -> Sequence[PromiseLine]:
    spent = {row.promise.pk: row.money for row in money.rows if row.promise} if money else {}
    return [
        PromiseLine(
            number=row.row.number,
            promise=row.promise,
            weight=row.row.share,
            leaders=said.leaders.get(row.promise.pk),
            staff=said.staff.get(row.promise.pk),
            outside=said.outside.get(row.promise.pk),
            dots=row.dots,
            money=None if (share := spent.get(row.promise.pk)) is None else round(100 * share),
        )
        for row in (kept.rows if kept else ())
    ]
