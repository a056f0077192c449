"""What the rules look at: the newest released rounds, and the promises as they stand in the plan on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from alignment.measures.benchmarks import Verdict
from alignment.measures.coverage import Dot
from alignment.measures.findings import (
    Begun,
    Finding,
    Measured,
    OutcomeState,
    PromiseState,
    RoundState,
    Theme,
    findings,
    looked_at,
)
from alignment.measures.progress import Health
from alignment.measures.proportion import wilson
from alignment.models import CountedRelease
from alignment.queries.finding_names import LEADERS, STAFF
from alignment.queries.readings import Reading, newest_readings
from alignment.queries.staff import released_rounds
from alignment.queries.staff.coded import Share
from alignment.queries.staff.index import line
from alignment.queries.staff.knowing import knowing
from alignment.queries.staff.released import Released
from alignment.queries.staff.rounds import RoundRow
from alignment.queries.tiles import is_comparable
from missionhub.organizations.models import Organization
from missions.models import Outcome
from missions.queries import primary_mission
from missions.queries.alive import Alive, alive_today
from missions.queries.standing import Standing, standings
from surveys.models import Round

_KEPT = 6  # releases among which the last comparable one is looked for


@dataclass(frozen=True)
class Looked:
    """`rounds`: the newest of leaders and of staff, by their keys. `texts`, `titles`: of promises, of outcomes."""

    promises: tuple[PromiseState, ...]
    texts: Mapping[str, str]
    states: tuple[RoundState, ...]
    rounds: Mapping[str, Round]
    outcomes: tuple[OutcomeState, ...]
    titles: Mapping[str, str]
    is_asked: bool
    is_of_texts: bool  # what leaders are said to mention stands in imported texts

    def round_of(self, subject: str) -> Round | None:
        """The round whose figures say so; of all else that of the leaders, or else of staff, if there is one."""
        series = subject.partition(":")[0]
        return self.rounds.get(series) or self.rounds.get(LEADERS) or self.rounds.get(STAFF)

    def round_of_finding(self, one: Finding) -> Round | None:
        return self.round_of("" if one.is_about_promise else one.subject)

    def found(self) -> list[Finding]:
        return findings(
            promises=self.promises,
            rounds=self.states,
            outcomes=self.outcomes,
            begun=Begun(is_written=bool(self.promises), is_asked=self.is_asked),
        )

    def looked_at(self) -> frozenset[str]:
        return looked_at(promises=self.promises, rounds=self.states, outcomes=self.outcomes)


@dataclass(frozen=True)
class AtHand:
    """What a page has read already; of the primary mission what is kept alive, of the organization all else."""

    kept: Alive | None = None
    readings: Sequence[Reading] | None = None
    rounds: Sequence[RoundRow] | None = None
    outcomes: Sequence[Standing] | None = None


def looked(organization: Organization, *, on: date, at_hand: AtHand) -> Looked:
    """As many queries for one promise as for thirty."""
    kept = at_hand.kept or _kept(organization, on=on)
    mission = next((row.promise.mission_id for row in kept.rows), None) if kept else None
    every = newest_readings(organization) if at_hand.readings is None else at_hand.readings
    readings = [one for one in every if one.release.round.mission_id == mission][:_KEPT]
    found = released_rounds(organization) if at_hand.rounds is None else at_hand.rounds
    rows = [row for row in found if row.n and row.mission_id == mission]
    outcomes = _standings(organization, on=on) if at_hand.outcomes is None else at_hand.outcomes
    newest, staff = next(iter(readings), None), [row for row in rows if row.is_of_staff]
    rounds = {LEADERS: newest.release.round} if newest else {}
    rounds |= {STAFF: staff[0].round} if staff else {}
    return Looked(
        promises=tuple(_promises(newest, kept, rows)) if kept else (),
        texts={str(row.promise.pk): row.promise.text for row in kept.rows} if kept else {},
        states=tuple(_states(readings, staff)),
        rounds=rounds,
        outcomes=tuple(_outcomes(outcomes)),
        titles={str(one.outcome.pk): one.outcome.title for one in outcomes},
        is_asked=bool(every or found) or Round.objects.of(organization).newest_asked() is not None,
        is_of_texts=newest is not None and newest.release.is_of_texts,
    )


def _standings(organization: Organization, *, on: date) -> Sequence[Standing]:
    outcomes = Outcome.objects.of(organization).open().select_related("organization", "lead").in_order()
    return list(standings(outcomes, on=on).values())


def _outcomes(found: Sequence[Standing]) -> Iterator[OutcomeState]:
    """The furthest behind come first."""
    for one in sorted(found, key=lambda one: (-one.behind, one.outcome.position, one.outcome.pk)):
        if not one.outcome.is_closed:
            yield OutcomeState(
                key=str(one.outcome.pk),
                is_off_track=one.health == Health.OFF_TRACK,
                is_at_risk=one.health == Health.AT_RISK,
                is_unled=one.needs_owner,
            )


def _states(readings: Sequence[Reading], staff: Sequence[RoundRow]) -> Iterator[RoundState]:
    if readings:
        yield _leaders(readings[0].release, [reading.release for reading in readings])
    if staff and (released := staff[0].released):
        yield _staff(released, staff)


def _kept(organization: Organization, *, on: date) -> Alive | None:
    mission = primary_mission(organization)
    return alive_today(mission, on=on) if mission else None


def _promises(reading: Reading | None, kept: Alive, rounds: Sequence[RoundRow]) -> Iterator[PromiseState]:
    """Those that hold today; what was asked of them stands in the release."""
    heard = {found.promise_id: found for found in reading.mentions} if reading else {}
    staff = next((row.mentioned for row in rounds if row.is_of_staff and row.mentioned), {})
    outside = next((row.mentioned for row in rounds if row.is_of_people_outside and row.mentioned), {})
    for row in kept.rows:
        key = str(row.promise.pk)
        mention, dots = heard.get(row.promise.pk), row.standing.dots
        yield PromiseState(
            key=key,
            weight=row.promise.weight,
            is_owned=Dot.OWNED in dots,
            is_planned=Dot.PLANNED in dots,
            is_alive=Dot.ALIVE in dots,
            is_evidenced=Dot.EVIDENCED in dots,
            mentioned=mention.count if mention else 0,
            asked=mention.n if mention else 0,
            not_kept=mention.told if mention else 0,
            by_staff=_measured(staff[key]) if key in staff else None,
            outside=_measured(outside[key]) if key in outside else None,
        )


def _leaders(newest: CountedRelease, releases: Sequence[CountedRelease]) -> RoundState:
    before = next((one for one in releases if one.pk != newest.pk and is_comparable(one, newest)), None)
    was_asked = not newest.is_of_texts and newest.invited
    return RoundState(
        LEADERS,
        alike=_alike(newest),
        beats_chance=bool(newest.consensus_beats_chance),
        response=_complete(newest.responded / newest.invited, newest.invited) if was_asked else None,
        themes=tuple(_named_themes(newest)),
        shows=_shows(newest),
        before=_shows(before) if before else None,
    )


def _alike(release: CountedRelease) -> Measured | None:
    value, low, high = release.consensus_value, release.consensus_low, release.consensus_high
    if value is None or low is None or high is None:
        return None
    return Measured(value, low, high, release.counted, release.consensus_chance_line)


def _shows(release: CountedRelease) -> Measured | None:
    value, low, high = release.mentioning_share, release.mentioning_low, release.mentioning_high
    if value is None or low is None or high is None:
        return None
    return Measured(value, low, high, release.counted)


def _complete(value: float, n: int) -> Measured:
    return Measured(value, value, value, n)


def _named_themes(release: CountedRelease) -> Iterator[Theme]:
    for theme in release.themes.filter(promise=None).annotate(size=Count("answers")).filter(size__gt=0):
        share = wilson(min(theme.size, release.counted), release.counted)
        if share:
            measured = Measured(share.value, share.low, share.high, share.n)
            yield Theme(", ".join(theme.words), share.successes, measured)


def _staff(released: Released, rows: Sequence[RoundRow]) -> RoundState:
    """Released figures of the whole alone; none of a team."""
    newest, root = rows[0], released.root
    comparable = [row for row in rows[1:] if (row.mission_id, row.survey) == (newest.mission_id, newest.survey)]
    knows, stands = knowing(released), line(released)
    lacking = (knows.only_knows if knows.lacks == "agreement" else knows.only_agrees) if knows else None
    was_asked = root.participation is not None and root.invited
    return RoundState(
        STAFF,
        response=_complete((root.participation or 0) / 100, root.invited or 0) if was_asked else None,
        lacks=knows.lacks if knows else "",
        lacking=_measured(lacking) if lacking else None,
        against_line=_measured(stands.share, mark=stands.comparison.mark) if stands else None,
        is_below=stands is not None and stands.comparison.verdict == Verdict.BELOW,
        themes=tuple(_outside(released)),
        shows=_measured(newest.shows) if newest.shows else None,
        before=_measured(comparable[0].shows) if comparable and comparable[0].shows else None,
    )


def _measured(share: Share, *, mark: float | None = None) -> Measured:
    """As it was let out: a coded end stands for a range, which the interval holds."""
    value = share.value / 100
    low, high = min(share.low / 100, value), max(share.high / 100, value)
    line_at = mark / 100 if mark is not None else None
    return Measured(value, low, high, share.n, line_at, share.at_least, share.at_most)


def _outside(released: Released) -> Iterator[Theme]:
    for (measure, _question, _item), shown in released.figures.items():
        whole = shown.get(released.root.id) if measure == "theme" else None
        if whole and not whole.value["promise"]:
            yield Theme(", ".join(whole.value["words"]), None, _measured(whole.share))
