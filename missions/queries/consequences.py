"""What a new wording touches before it is in force: promises whose words go, and what hangs on them."""

from dataclasses import dataclass

from missions.models import Contribution, MissionVersion, Outcome, Promise, Responsibility
from missions.queries.comparison import FieldDifference, compare_versions
from missions.queries.highlights import find_phrase
from missions.queries.reading import current_version

WORDS = ("statement", "vision", "values", "horizon")


@dataclass(frozen=True)
class Consequences:
    draft: MissionVersion
    before: MissionVersion | None
    differences: list[FieldDifference]
    losing: list[Promise]  # their words are in force today and not in the draft
    gaining: list[Promise]
    outcomes: list[Outcome]  # open ones that serve a promise which loses its words
    roles: list[Responsibility]  # who is accountable for them

    @property
    def changes_words(self) -> bool:
        return any(field.is_changed for field in self.differences)


def consequences(draft: MissionVersion) -> Consequences:
    before = current_version(draft.mission)
    promises = list(Promise.objects.filter(mission=draft.mission).active().in_order())
    old = before.statement if before else ""
    losing = [promise for promise in promises if _loses(promise, before=old, after=draft.statement)]
    gaining = [promise for promise in promises if _loses(promise, before=draft.statement, after=old)] if before else []
    outcomes = _outcomes(losing)
    return Consequences(
        draft=draft,
        before=before,
        differences=_words(before, draft) if before else [],
        losing=losing,
        gaining=gaining,
        outcomes=outcomes,
        roles=_roles(outcomes),
    )


def _words(before: MissionVersion, draft: MissionVersion) -> list[FieldDifference]:
    """What people read; label, source and day belong to each version alone."""
    return [field for field in compare_versions(before=before, after=draft) if field.name in WORDS]


def _loses(promise: Promise, *, before: str, after: str) -> bool:
    return find_phrase(before, promise.phrase) is not None and find_phrase(after, promise.phrase) is None


def _outcomes(promises: list[Promise]) -> list[Outcome]:
    serving = Contribution.objects.filter(promise__in=promises).values("outcome")
    return list(Outcome.objects.open().filter(pk__in=serving).select_related("lead").in_order()) if promises else []


def _roles(outcomes: list[Outcome]) -> list[Responsibility]:
    if not outcomes:
        return []
    held = Responsibility.objects.filter(outcome__in=outcomes, kind=Responsibility.Kind.ACCOUNTABLE)
    rows = held.filter(role__archived_at__isnull=True).select_related("role").order_by("role__name", "pk")
    return list({row.role_id: row for row in rows}.values())
