"""Riverbend's outcomes with their past: check-ins, milestones, what other teams were asked, one that is closed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from missionhub.home.furnishing.pages import day, people_by_name, read_area
from missionhub.organizations.models import Organization, Person, Team
from missions.models import CheckIn, Comment, Outcome, Promise, Stakeholder
from missions.services.closing import close_outcome
from missions.services.dependencies import answer_team, ask_team
from missions.services.outcomes import add_milestone, add_outcome, choose_skills, finish_milestone, tie_to_promise

PLAIN = (
    "title", "kind", "success", "impact_area", "problem", "problem_evidence", "measure", "unit", "direction",
    "cadence", "ambition", "chance", "could_be_gamed", "gaming_note", "technology", "weight",
)  # fmt: skip
NUMBERS = ("baseline", "target", "band_low", "band_high", "money", "hours_a_week")
Wanted = Mapping[str, Any]


def furnish_outcomes(*, organization: Organization, by: Person, at: datetime, area: str = "outcomes") -> None:
    _Furnishing(organization, by, at).run(read_area(area)["outcome"])


class _Furnishing:
    def __init__(self, organization: Organization, by: Person, at: datetime) -> None:
        self.organization, self.by, self.at = organization, by, at
        self.people = people_by_name(organization)
        self.teams = {team.name: team for team in Team.objects.of(organization).order_by("pk")}
        self.promises = list(Promise.objects.of(organization).active().select_related("mission").in_order())
        self.beneficiaries = dict(Stakeholder.objects.of(organization).values_list("name", "pk"))
        self.made: list[Outcome] = []

    def run(self, table: list[Wanted]) -> None:
        for wanted in table:
            outcome = self._outcome(wanted)
            self.made.append(outcome)
            self._tie(outcome, wanted)
            self._plan(outcome, wanted)
            self._ask(outcome, wanted)
            self._talk(outcome, wanted)
            self._close(outcome, wanted)

    def _before(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def _outcome(self, wanted: Wanted) -> Outcome:
        lead = self.people[wanted["lead"]]
        fields: dict[str, Any] = {name: wanted[name] for name in PLAIN if name in wanted}
        fields |= {name: Decimal(str(wanted[name])) for name in NUMBERS if name in wanted}
        fields |= {
            "team_id": self.teams[wanted["team"]].pk,
            "lead_id": lead.pk,
            "start_on": day(wanted, "start", at=self.at),
            "due_on": day(wanted, "due", at=self.at),
            "beneficiary_id": self.beneficiaries.get(wanted.get("beneficiary", "")),
        }
        if "reviewer" in wanted:
            fields["reviewer_id"] = self.people[wanted["reviewer"]].pk
        if "part_of" in wanted:
            fields["parent_id"] = next(row.pk for row in self.made if row.title.startswith(wanted["part_of"]))
        begun = self._before(wanted["start_days_ago"])
        return add_outcome(organization=self.organization, fields=fields, by=lead, at=begun)

    def _tie(self, outcome: Outcome, wanted: Wanted) -> None:
        for words, text in wanted.get("promises", {}).items():
            promise = next(row for row in self.promises if row.text.startswith(words))
            tie_to_promise(outcome=outcome, promise=promise, text=text)
        choose_skills(outcome=outcome, names=wanted.get("skills", ()))

    def _plan(self, outcome: Outcome, wanted: Wanted) -> None:
        for row in wanted.get("milestones", ()):
            value = Decimal(str(row["value"])) if "value" in row else None
            due = day(row, "due", at=self.at) or self.at.date()
            made = add_milestone(outcome=outcome, name=row["name"], due_on=due, value=value)
            if "done_days_ago" in row:
                finish_milestone(milestone=made, on=day(row, "done", at=self.at))

    def _ask(self, outcome: Outcome, wanted: Wanted) -> None:
        for row in wanted.get("dependencies", ()):
            asked = ask_team(
                outcome=outcome,
                team=self.teams[row["team"]],
                text=row["text"],
                needed_on=day(row, "needed", at=self.at),
                by=self.people[row["by"]],
                at=self._before(row["asked_days_ago"]),
            )
            if "answer" in row:
                answer_team(
                    dependency=asked,
                    confirms=row["answer"] == "yes",
                    answer=row["words"],
                    by=self.people[row["answered_by"]],
                    at=self._before(row["asked_days_ago"] - 2),
                )

    def _talk(self, outcome: Outcome, wanted: Wanted) -> None:
        lead = self.people[wanted["lead"]]
        CheckIn.objects.bulk_create(
            CheckIn(
                outcome=outcome, on=self._before(ago).date(), value=Decimal(str(value)), confidence=confidence,
                note=note, made_at=self._before(ago), made_by=lead,
            )
            for ago, value, confidence, note in wanted.get("check_ins", ())
        )  # fmt: skip
        Comment.objects.bulk_create(
            Comment(
                organization=self.organization, subject_kind=Outcome.SUBJECT_KIND, subject_id=outcome.pk,
                text=row["text"], author=self.people[row["by"]], created_at=self._before(row["days_ago"]),
            )
            for row in wanted.get("comments", ())
        )  # fmt: skip

    def _close(self, outcome: Outcome, wanted: Wanted) -> None:
        if "closed_days_ago" in wanted:
            close_outcome(
                outcome=outcome,
                result=wanted["result"],
                score=wanted["score"],
                retrospective=wanted["retrospective"],
                lessons=wanted["lessons"],
                by=self.people[wanted["lead"]],
                at=self._before(wanted["closed_days_ago"]),
            )
