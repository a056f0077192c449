"""What a folder of files says, checked and typed; or every problem in it at once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.lines.origins import is_line_file, origin_of
from alignment.lines.reading import LinesRead, read_lines
from missionhub.core.csv_tables import Row, Table, read_table
from missionhub.core.file_problems import Problem
from missionhub.home.exchange.reading import Whole, is_whole, read_whole
from missionhub.home.importing.dates import read_date
from missionhub.home.importing.formats import YES_NO, check_table, format_of
from missionhub.home.importing.plan import (
    CommitmentRow,
    EngagementRow,
    ObjectiveRow,
    OutcomeRow,
    StoryRow,
    commitment_row,
    engagement_row,
    objective_rows,
    outcome_row,
    story_row,
)
from missionhub.home.importing.staff_survey import SurveyRow, survey_row


@dataclass(frozen=True)
class VersionRow:
    number: int
    label: str
    in_force_on: date | None
    statement: str
    vision: str
    values: str
    horizon: str
    source_note: str


@dataclass(frozen=True)
class PromiseRow:
    text: str
    phrase: str
    definition: str
    cues: tuple[str, ...]
    weight: int
    is_confirmed: bool
    steward: str = ""  # the name of somebody in people.csv


@dataclass(frozen=True)
class PersonRow:
    name: str
    email: str
    title: str
    team: str


@dataclass(frozen=True)
class OfficeRow:
    name: str
    statement: str
    source: str


@dataclass(frozen=True)
class RoundRow:
    title: str
    question: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeptRow:
    name: str
    content: bytes
    reason: str


@dataclass
class Content:
    versions: list[VersionRow] = field(default_factory=list)
    promises: list[PromiseRow] = field(default_factory=list)
    teams: dict[str, str] = field(default_factory=dict)
    people: list[PersonRow] = field(default_factory=list)
    offices: list[OfficeRow] = field(default_factory=list)
    rounds: list[RoundRow] = field(default_factory=list)
    objectives: list[ObjectiveRow] = field(default_factory=list)
    outcomes: list[OutcomeRow] = field(default_factory=list)
    stories: list[StoryRow] = field(default_factory=list)
    engagements: list[EngagementRow] = field(default_factory=list)
    commitments: list[CommitmentRow] = field(default_factory=list)
    surveys: list[SurveyRow] = field(default_factory=list)
    lines: dict[str, LinesRead] = field(default_factory=dict)
    kept: list[KeptRow] = field(default_factory=list)
    whole: Whole | None = None
    left_out: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def counts(self) -> list[tuple[int, str]]:
        """What would be imported, as people say it; nothing that is not there."""
        if self.whole:
            return self.whole.counts()
        answers, offices = sum(len(row.entries) for row in self.rounds), len(self.offices)
        figures = sum(read.figures for read in self.lines.values())
        rows = (
            (len(self.versions), ngettext("version of the mission", "versions of the mission", len(self.versions))),
            (len(self.promises), ngettext("promise", "promises", len(self.promises))),
            (len(self.teams), ngettext("team", "teams", len(self.teams))),
            (len(self.people), ngettext("person", "people", len(self.people))),
            (offices, ngettext("published statement about an office", "published statements about offices", offices)),
            (len(self.objectives), ngettext("wording of an objective", "wordings of objectives", len(self.objectives))),
            (len(self.outcomes), ngettext("outcome", "outcomes", len(self.outcomes))),
            (len(self.stories), ngettext("story", "stories", len(self.stories))),
            (
                len(self.engagements),
                ngettext("joint work with a partner", "joint works with partners", len(self.engagements)),
            ),
            (len(self.commitments), ngettext("commitment", "commitments", len(self.commitments))),
            (len(self.surveys), ngettext("published survey", "published surveys", len(self.surveys))),
            (figures, ngettext("figure others published", "figures others published", figures)),
            (answers, ngettext("answer of a closed round", "answers of closed rounds", answers)),
        )
        return [(count, what) for count, what in rows if count]

    @property
    def flagged(self) -> list[Problem]:
        """Cells that are no shares: left out, while the rest of their rows comes in."""
        return [flag for read in self.lines.values() for flag in read.flagged]


def read_content(files: Mapping[str, bytes]) -> Content:
    content = Content()
    if is_whole(files):
        content.whole = read_whole(files)
        content.problems = content.whole.problems
        return content
    tables = {name: _table(content, name, files[name]) for name in sorted(files) if name.endswith(".csv")}
    content.left_out = sorted(name for name in files if not name.endswith(".csv"))
    if not tables:
        content.problems.append(Problem("", 0, "", _("There is no CSV file here.")))
    if not content.problems:
        _fill(content, tables)
        content.lines = {
            name: read_lines(table, origin_of(name)) for name, table in tables.items() if is_line_file(name)
        }
    for name, table in tables.items():
        _keep(content, name, table, files[name])
    return content


def _table(content: Content, name: str, raw: bytes) -> Table:
    table = read_table(name, raw)
    shape = format_of(name)
    if shape and not table.problems:
        check_table(table, shape)
    content.problems += table.problems
    return table


def _keep(content: Content, name: str, table: Table, raw: bytes) -> None:
    """Whatever has no place yet is kept whole, with the reason."""
    shape = format_of(name)
    if shape is None:
        reason = _("No documented file has this name.")
    elif name in ("promises.csv", "roles.csv", "answers.csv") and not content.versions:
        reason = _("It needs mission_versions.csv beside it.")
    elif unplaced := shape.unplaced(table):
        reason = _("These columns have no place yet: %(columns)s.") % {"columns": ", ".join(unplaced)}
    elif (read := content.lines.get(name)) and (read.flagged or read.not_read):
        reason = _left_of_lines(read)
    else:
        return
    content.kept.append(KeptRow(name, raw, reason))


def _left_of_lines(read: LinesRead) -> str:
    if read.flagged:
        return _("%(count)s of its cells are no shares and were left out.") % {"count": len(read.flagged)}
    return _("These columns have no place yet: %(columns)s.") % {"columns": ", ".join(read.not_read)[:400]}


def _fill(content: Content, tables: dict[str, Table]) -> None:
    rows = {name: table.rows for name, table in tables.items()}
    content.versions = sorted(map(_version, rows.get("mission_versions.csv", [])), key=lambda version: version.number)
    if content.versions:
        content.promises = [_promise(row) for row in rows.get("promises.csv", [])]
        content.offices = [
            OfficeRow(row["office"], row["statement"], row["source_document"]) for row in rows.get("roles.csv", [])
        ]
        content.rounds = _rounds(rows.get("answers.csv", []))
    _fill_plan(content, rows)
    _fill_teams(content, rows.get("teams.csv", []))
    _fill_people(content, rows.get("people.csv", []), has_teams="teams.csv" in rows)
    _check_stewards(content, rows.get("promises.csv", []))


def _fill_plan(content: Content, rows: dict[str, list[Row]]) -> None:
    content.objectives = list(objective_rows(rows.get("goals_objectives.csv", [])))
    content.outcomes = [outcome_row(row) for row in rows.get("outcomes.csv", [])]
    content.stories = [story_row(row) for row in rows.get("stories.csv", [])]
    content.engagements = [engagement_row(row) for row in rows.get("partners.csv", [])]
    content.commitments = [commitment_row(row) for row in rows.get("commitments.csv", [])]
    content.surveys = [survey_row(name, rows[name]) for name in rows if name.startswith("staff_survey")]


def _version(row: Row) -> VersionRow:
    return VersionRow(
        number=int(row["version"]),
        label=row["as_of"],
        in_force_on=read_date(row["as_of"]),
        statement=row["text"],
        vision=row["vision"],
        values=row["values"],
        horizon=row["horizon"],
        source_note=row["source_document"],
    )


def _promise(row: Row) -> PromiseRow:
    return PromiseRow(
        text=row["promise"],
        phrase=row["phrase"],
        definition=row["definition"],
        cues=tuple(cue.strip() for cue in row["cues"].split(";") if cue.strip()),
        weight=int(row["weight"] or 1),
        is_confirmed=YES_NO.get(row["confirmed"].lower(), False),
        steward=row["looked_after_by"],
    )


def _rounds(rows: list[Row]) -> list[RoundRow]:
    titles = dict.fromkeys(row["round"] for row in rows)
    return [_round(title, [row for row in rows if row["round"] == title]) for title in titles]


def _round(title: str, rows: list[Row]) -> RoundRow:
    question = next((row["question"] for row in rows if row["question"]), "")
    return RoundRow(title, question, tuple((row["person"], row["answer"]) for row in rows))


def _fill_teams(content: Content, rows: list[Row]) -> None:
    content.teams = {row["team"]: row["parent"] for row in rows}
    for row in rows:
        if row["parent"] and row["parent"] not in content.teams:
            content.problems.append(Problem("teams.csv", row.line, "parent", _("No line names this team.")))
        elif _is_its_own_ancestor(content.teams, row["team"]):
            content.problems.append(Problem("teams.csv", row.line, "parent", _("The team lies inside itself.")))


def _is_its_own_ancestor(parents: dict[str, str], name: str) -> bool:
    seen, above = {name}, parents[name]
    while above in parents and above not in seen:
        seen.add(above)
        above = parents[above]
    return above == name


def _fill_people(content: Content, rows: list[Row], *, has_teams: bool) -> None:
    for row in rows:
        if row["team"] and has_teams and row["team"] not in content.teams:
            content.problems.append(Problem("people.csv", row.line, "team", _("teams.csv does not name this team.")))
        elif row["team"]:
            content.teams.setdefault(row["team"], "")
        content.people.append(PersonRow(row["name"], row["email"], row["title"], row["team"]))


def _check_stewards(content: Content, rows: list[Row]) -> None:
    """A name that stands for nobody or for two people is no owner."""
    named = Counter(person.name for person in content.people)
    for row in rows:
        if row["looked_after_by"] and named[row["looked_after_by"]] != 1:
            reason = _("people.csv does not name exactly one such person.")
            content.problems.append(Problem("promises.csv", row.line, "looked_after_by", reason))
