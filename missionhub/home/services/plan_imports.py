"""Objectives, outcomes, roles, stories and joint work, as the files tell them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from missionhub.home.importing.content import Content, OfficeRow
from missionhub.home.importing.plan import CommitmentRow, EngagementRow, ObjectiveRow, OutcomeRow, StoryRow
from missionhub.organizations.models import Organization, Person
from missions.models import Activity, CheckIn, Engagement, KeyRole, Milestone, Objective, Outcome, Stakeholder, Story
from missions.services.editing import first_revision
from missions.services.nouns import AnyNoun, add_noun, edit_noun, put_away

SENTENCE = 300  # what a name holds; the whole text stands in the note


class PlanImport:
    """One organization's plan; rows find their objective by its number."""

    def __init__(self, *, organization: Organization, by: Person | None, at: datetime) -> None:
        self.organization, self.by, self.at = organization, by, at
        self.objectives: dict[str, Objective] = {}

    def add(self, content: Content) -> None:
        self._add_objectives(content.objectives)
        self._add_outcomes(content.outcomes)
        self._add_roles(content.offices)
        self._add_stories(content.stories)
        self._add_engagements(content.engagements)
        self._add_commitments(content.commitments)

    def _add_objectives(self, rows: Sequence[ObjectiveRow]) -> None:
        """The same number in a later document is the same objective in new words; what it leaves out is put away."""
        sources = list(dict.fromkeys(row.source for row in rows))
        for source in sources:
            mine = [row for row in rows if row.source == source]
            for row in mine:
                self._word_objective(row)
            for key in set(self.objectives) - {row.key for row in mine}:
                put_away(noun=self.objectives.pop(key), by=self.by, at=self.at)

    def _word_objective(self, row: ObjectiveRow) -> None:
        fields = {"name": row.name, "code": row.code, "source_note": row.source}
        known = self.objectives.get(row.key)
        if known:
            edit_noun(noun=known, lock_version=known.lock_version, fields=fields, by=self.by, at=self.at)
            known.refresh_from_db()
            return
        place = {"parent": self.objectives.get(row.parent_code), "position": len(self.objectives) + 1}
        self.objectives[row.key] = self._new(Objective, {**fields, **place})

    def _add_outcomes(self, rows: Sequence[OutcomeRow]) -> None:
        """Direction and target stay open: the figures do not say what was wanted, so the coach asks."""
        for position, row in enumerate(rows, start=1):
            outcome = self._new(Outcome, self._outcome_fields(row) | {"position": position})
            CheckIn.objects.bulk_create(
                CheckIn(outcome=outcome, on=figure.on, value=figure.value, label=figure.label, made_at=self.at)
                for figure in row.figures
                if not figure.is_expected
            )
            Milestone.objects.bulk_create(
                Milestone(outcome=outcome, name=figure.label, due_on=figure.on, value=figure.value)
                for figure in row.figures
                if figure.is_expected
            )

    def _outcome_fields(self, row: OutcomeRow) -> dict[str, object]:
        known = [figure for figure in row.figures if not figure.is_expected]
        expected = [figure for figure in row.figures if figure.is_expected]
        return {
            "title": row.measure,
            "measure": row.measure,
            "unit": row.unit,
            "kind": row.kind,
            "objective": self.objectives.get(row.objective_code),
            "baseline": known[0].value if known else None,
            "start_on": known[0].on if known else None,
            "due_on": expected[-1].on if expected else None,
            "cadence": Outcome.Cadence.QUARTERLY,
            "source_note": row.source,
        }

    def _add_roles(self, rows: Sequence[OfficeRow]) -> None:
        for row in rows:
            self._new(
                KeyRole, {"name": row.name, "responsibilities": "\n".join(filter(None, (row.statement, row.source)))}
            )

    def _add_stories(self, rows: Sequence[StoryRow]) -> None:
        """Published before, so nobody has to read them first; what may be shown outside is still chosen one by one."""
        told = Story.objects.bulk_create(
            Story(
                organization=self.organization,
                title=row.title,
                text=row.text,
                source_note=row.source,
                told_at=self.at,
                state=Story.State.SHOWN,
                may_be_public=True,
            )
            for row in rows
        )
        for story in told:
            first_revision(subject=story, by=None, at=self.at)

    def _add_engagements(self, rows: Sequence[EngagementRow]) -> None:
        partners: dict[str, Stakeholder] = {}
        for row in rows:
            if row.partner not in partners:
                fields = {"name": row.partner, "kind": Stakeholder.Kind.PARTNERS}
                partners[row.partner] = self._new(Stakeholder, fields)
            if row.text:
                Engagement.objects.create(
                    stakeholder=partners[row.partner],
                    objective=self.objectives.get(row.objective_code),
                    text=row.text,
                    source_note=row.source,
                    created_at=self.at,
                    created_by=self.by,
                )

    def _add_commitments(self, rows: Sequence[CommitmentRow]) -> None:
        for row in rows:
            year = int(row.period[-4:]) if row.period[-4:].isdecimal() else None
            fields = {
                "name": _as_name(row.text),
                "objective": self.objectives.get(row.objective_code),
                "starts_on": date(year, 1, 1) if year else None,
                "ends_on": date(year, 12, 31) if year else None,
                "note": "\n".join(filter(None, (row.text, row.period, row.source))),
            }
            self._new(Activity, fields)

    def _new(self, model: type[AnyNoun], fields: Mapping[str, Any]) -> AnyNoun:
        return add_noun(model, organization=self.organization, fields=fields, by=self.by, at=self.at)


def _as_name(text: str) -> str:
    return text if len(text) <= SENTENCE else f"{text[: SENTENCE - 1].rsplit(' ', 1)[0]}…"
