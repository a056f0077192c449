"""Riverbend's mission as something people live with: evidence, a draft under discussion, voices, the public page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from missionhub.home.furnishing.pages import day, people_by_name, read_area
from missionhub.organizations.models import Organization, Person
from missions.models import Mission, MissionVersion, Outcome, Promise
from missions.queries.public import stories_with_consent
from missions.queries.reading import active_promises, current_version, primary_mission
from missions.services import begin_draft, edit_promise, save_draft
from missions.services.assents import acknowledge, answer_approval, ask_acknowledgement, ask_approval, endorse
from missions.services.comments import comment_on_draft, open_comment_round, settle_comment
from missions.services.evidence import add_evidence
from missions.services.public import save_public_page

Wanted = Mapping[str, Any]
Row = TypeVar("Row", Promise, Outcome)


def furnish_living(*, organization: Organization, by: Person, at: datetime) -> None:
    """After the outcomes and the stories, since the public page shows some of them."""
    mission = primary_mission(organization)
    version = current_version(mission) if mission else None
    if mission is None or version is None:
        return
    _Furnishing(organization, mission, by, at).run(read_area("living"), version)


class _Furnishing:
    def __init__(self, organization: Organization, mission: Mission, by: Person, at: datetime) -> None:
        self.organization, self.mission, self.by, self.at = organization, mission, by, at
        self.people = people_by_name(organization)
        self.promises = list(active_promises(mission).select_related("mission__organization"))

    def run(self, area: Wanted, version: MissionVersion) -> None:
        for wanted in area["promise"]:
            self._promise(wanted)
        self._voices(version, area["voices"])
        self._draft(area["draft"])
        self._public(area["public"])

    def _before(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def _promise(self, wanted: Wanted) -> None:
        (promise,) = _named(self.promises, [wanted["name"]])
        fields = {name: wanted[name] for name in ("measure", "target")}
        edit_promise(promise=promise, lock_version=promise.lock_version, fields=fields, by=self.by, at=self.at)
        for row in wanted.get("evidence", []):
            seen_on = day(row, "seen", at=self.at)
            if seen_on is not None:
                person = self.people[row["by"]]
                add_evidence(
                    promise=promise, text=row["text"], source=row["source"], seen_on=seen_on, by=person, at=self.at
                )

    def _voices(self, version: MissionVersion, wanted: Wanted) -> None:
        asked_at = self._before(wanted["asked_days_ago"])
        ask_acknowledgement(version=version, by=self.by, at=asked_at)
        for person in list(self.people.values())[: wanted["read"]]:
            acknowledge(version=version, person=person, at=asked_at + timedelta(days=3))
        for row in wanted["endorsement"]:
            endorse(version=version, person=self.people[row["person"]], note=row["note"], at=asked_at)

    def _draft(self, wanted: Wanted) -> None:
        writer, begun_at = self.people[wanted["by"]], self._before(wanted["begun_days_ago"])
        draft = begin_draft(mission=self.mission, by=writer, at=begun_at)
        words = {name: wanted[name] for name in ("statement", "label")}
        save_draft(version=draft, lock_version=draft.lock_version, fields=words, by=writer, at=begun_at)
        draft.refresh_from_db()
        until = day(wanted, "comments", at=self.at)
        if until is not None:
            open_comment_round(version=draft, until=until, at=self._before(wanted["comments_opened_days_ago"]))
        draft.refresh_from_db()
        self._comments(draft, wanted["comment"])
        self._approvals(draft, wanted)

    def _comments(self, draft: MissionVersion, rows: Iterable[Wanted]) -> None:
        for row in rows:
            at, person = self._before(row["days_ago"]), self.people[row["by"]]
            comment = comment_on_draft(version=draft, text=row["text"], quote=row["quote"], by=person, at=at)
            if "settled_days_ago" in row:
                settle_comment(comment=comment, by=self.by, at=self._before(row["settled_days_ago"]))

    def _approvals(self, draft: MissionVersion, wanted: Wanted) -> None:
        """Some answer before the text changes once more, some after, some not yet."""
        rows, change = wanted["approval"], wanted["change"]
        people = [self.people[row["person"]] for row in rows]
        ask_approval(version=draft, people=people, by=self.by, at=self._before(wanted["approval_asked_days_ago"]))
        answered = [row for row in rows if "answer" in row]
        early = [row for row in answered if row["days_ago"] > change["days_ago"]]
        self._answers(draft, early)
        writer, at = self.people[change["by"]], self._before(change["days_ago"])
        changed = {"horizon": change["horizon"]}
        save_draft(version=draft, lock_version=draft.lock_version, fields=changed, by=writer, at=at)
        draft.refresh_from_db()
        self._answers(draft, [row for row in answered if row not in early])

    def _answers(self, draft: MissionVersion, rows: Iterable[Wanted]) -> None:
        for row in rows:
            answer_approval(
                version=draft,
                person=self.people[row["person"]],
                answer=row["answer"],
                note=row["note"],
                lock_version=draft.lock_version,
                at=self._before(row["days_ago"]),
            )

    def _public(self, wanted: Wanted) -> None:
        outcomes = list(Outcome.objects.of(self.organization).active().in_order())
        save_public_page(
            organization=self.organization,
            fields={"is_on": True, "introduction": wanted["introduction"], "shows_vision": True},
            promises=_named(self.promises, wanted["promises"]),
            outcomes=_named(outcomes, wanted["outcomes"])[: wanted["most_outcomes"]],
            stories=list(stories_with_consent(self.organization)[: wanted["most_stories"]]),
            seen=None,
            by=self.by,
            at=self.at,
        )


def _named(rows: Sequence[Row], names: Iterable[str]) -> list[Row]:
    """Those that begin with one of the names."""
    return [row for row in rows if str(row).startswith(tuple(names))]
