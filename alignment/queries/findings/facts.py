"""What the rules look at: the newest released rounds, and the promises as they stand in the plan on a day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from alignment.measures.benchmarks import Verdict
from alignment.measures.coverage import Dot
from alignment.measures.findings import Measured, PromiseState, RoundState, Theme
from alignment.measures.proportion import wilson
from alignment.models import CountedRelease, ReleasedAnswer
from alignment.queries.mentions import told_not_kept
from alignment.queries.readings import Reading, newest_readings
from alignment.queries.staff import StaffPage, released_rounds, staff_page
from alignment.queries.staff.coded import Share
from alignment.queries.staff.released import Released
from alignment.queries.staff.rounds import RoundRow
from alignment.queries.tiles import is_comparable
from missionhub.organizations.models import Organization
from missions.queries import primary_mission
from missions.queries.alive import Alive, alive_today
from surveys.models import Round

LEADERS, STAFF = "leaders", "staff"
_KEPT = 6  # releases among which the last comparable one is looked for


@dataclass(frozen=True)
class Looked:
    """`rounds`: the newest of leaders and of staff, by their keys. `texts`: of the promises, by their keys."""

    promises: tuple[PromiseState, ...]
    texts: dict[str, str]
    states: tuple[RoundState, ...]
    rounds: dict[str, Round]

    def round_of(self, subject: str) -> Round:
        """The round whose figures say so; of promises that of the leaders, or else of staff."""
        series = subject.partition(":")[0]
        return self.rounds.get(series) or self.rounds.get(LEADERS) or self.rounds[STAFF]


@dataclass(frozen=True)
class AtHand:
    """What a page has read already; of the primary mission what is kept alive, and every round of the organization."""

    kept: Alive | None = None
    readings: Sequence[Reading] | None = None
    rounds: Sequence[RoundRow] | None = None


def looked(organization: Organization, *, on: date, at_hand: AtHand) -> Looked | None:
    """None while no round about the primary mission was released. As many queries for one promise as for thirty."""
    kept = at_hand.kept or _kept(organization, on=on)
    mission = next((row.promise.mission_id for row in kept.rows), None) if kept else None
    if kept is None or mission is None:
        return None
    every = newest_readings(organization) if at_hand.readings is None else at_hand.readings
    readings = [one for one in every if one.release.round.mission_id == mission][:_KEPT]
    found = released_rounds(organization) if at_hand.rounds is None else at_hand.rounds
    rows = [row for row in found if row.n and row.mission_id == mission]
    staff = [row for row in rows if row.is_of_staff]
    if not (readings or staff):
        return None
    newest, rounds, states = next(iter(readings), None), {}, []
    if newest:
        rounds[LEADERS] = newest.release.round
        states.append(_leaders(newest.release, [reading.release for reading in readings]))
    if staff:
        rounds[STAFF] = Round.objects.of(organization).get(pk=staff[0].id)
        states.append(_staff(staff_page(rounds[STAFF]), staff))
    return Looked(
        promises=tuple(_promises(newest, kept, rows)),
        texts={str(row.promise.pk): row.promise.text for row in kept.rows},
        states=tuple(states),
        rounds=rounds,
    )


def _kept(organization: Organization, *, on: date) -> Alive | None:
    mission = primary_mission(organization)
    return alive_today(mission, on=on) if mission else None


def _promises(reading: Reading | None, kept: Alive, rounds: Sequence[RoundRow]) -> Iterator[PromiseState]:
    """Those that hold today; what was asked of them stands in the release."""
    heard = {found.promise_id: found for found in reading.mentions} if reading else {}
    told = told_not_kept(reading.release) if reading else Counter()
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
            not_kept=told[row.promise.pk] if mention else 0,
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
    answers = ReleasedAnswer.objects.filter(release=release, theme__promise=None, theme__isnull=False)
    sizes = Counter(answers.values_list("theme", flat=True))
    for theme in release.themes.filter(pk__in=sizes):
        share = wilson(min(sizes[theme.pk], release.counted), release.counted)
        if share:
            measured = Measured(share.value, share.low, share.high, share.n)
            yield Theme(", ".join(theme.words), share.successes, measured)


def _staff(page: StaffPage, rows: Sequence[RoundRow]) -> RoundState:
    """Released figures of the whole alone; none of a team."""
    newest, response = rows[0], page.response
    comparable = [row for row in rows[1:] if (row.mission_id, row.survey) == (newest.mission_id, newest.survey)]
    knowing, line = page.knowing, page.line
    lacking = (knowing.only_knows if knowing.lacks == "agreement" else knowing.only_agrees) if knowing else None
    was_asked = response.percent is not None and response.invited
    return RoundState(
        STAFF,
        response=_complete((response.percent or 0) / 100, response.invited or 0) if was_asked else None,
        lacks=knowing.lacks if knowing else "",
        lacking=_measured(lacking) if lacking else None,
        against_line=_measured(line.share, line=line.comparison.mark) if line else None,
        is_below=line is not None and line.comparison.verdict == Verdict.BELOW,
        themes=tuple(_outside(page)),
        shows=_measured(newest.shows) if newest.shows else None,
        before=_measured(comparable[0].shows) if comparable and comparable[0].shows else None,
    )


def _measured(share: Share, *, line: float | None = None) -> Measured:
    """As it was let out: a coded end stands for a range, which the interval holds."""
    value = share.value / 100
    low, high = min(share.low / 100, value), max(share.high / 100, value)
    mark = line / 100 if line is not None else None
    return Measured(value, low, high, share.n, mark, share.at_least, share.at_most)


def _outside(page: StaffPage) -> Iterator[Theme]:
    released = Released(page.facts)
    promises = {fact["key"] for fact in page.facts["promises"]}
    for (measure, _question, _item), shown in released.figures.items():
        whole = shown.get(released.root.id) if measure == "theme" else None
        if whole and whole.value["promise"] not in promises:
            yield Theme(", ".join(whole.value["words"]), None, _measured(whole.share))
