"""Who was asked about a wording, what they said, and whether it still holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from missionhub.organizations.models import Person
from missions.models import Assent, Comment, Mission, MissionVersion

KIND = Assent.Kind


@dataclass(frozen=True)
class Approval:
    assent: Assent
    is_current: bool  # given for the text as it stands now

    @property
    def is_waiting(self) -> bool:
        return not self.assent.answer

    @property
    def is_yes(self) -> bool:
        return self.assent.answer == Assent.Answer.YES


@dataclass(frozen=True)
class Approvals:
    rows: tuple[Approval, ...]

    @property
    def approved(self) -> int:
        return sum(row.is_yes and row.is_current for row in self.rows)

    @property
    def outdated(self) -> int:
        return sum(not row.is_waiting and not row.is_current for row in self.rows)


@dataclass(frozen=True)
class Readers:
    """How many of those asked have read it; who they are is nobody's business."""

    asked: int
    read: int
    has_read: bool  # the person looking
    is_asked: bool


@dataclass(frozen=True)
class DraftPage:
    version: MissionVersion
    comments: list[Comment]
    approvals: Approvals
    mine: Approval | None
    takes_comments: bool

    @property
    def open_comments(self) -> int:
        return sum(comment.settled_at is None for comment in self.comments)


def draft_page(version: MissionVersion, *, person: Person, on: date) -> DraftPage:
    found = approvals_of(version)
    comments = Comment.objects.about(version).select_related("author", "settled_by").in_order()
    return DraftPage(
        version=version,
        comments=list(comments),
        approvals=found,
        mine=next((row for row in found.rows if row.assent.person_id == person.pk), None),
        takes_comments=not version.is_published and version.comments_until is not None and on <= version.comments_until,
    )


def approvals_of(version: MissionVersion) -> Approvals:
    rows = Assent.objects.filter(version=version, kind=KIND.APPROVAL).select_related("person")
    return Approvals(
        tuple(Approval(row, row.lock_version == version.lock_version) for row in rows.order_by("person__name", "pk"))
    )


def may_read_draft(version: MissionVersion, person: Person) -> bool:
    """Whoever was asked: everybody by a comment round, some by name."""
    was_asked = Assent.objects.filter(version=version, person=person, kind=KIND.APPROVAL, asked_at__isnull=False)
    return version.comments_asked_at is not None or was_asked.exists()


def endorsements_of(version: MissionVersion) -> Sequence[Assent]:
    rows = Assent.objects.filter(version=version, kind=KIND.ENDORSEMENT).select_related("person")
    return list(rows.order_by("answered_at", "pk"))


def readers_of(version: MissionVersion, *, person: Person, on: date) -> Readers:
    """Counts people who are here. One query."""
    here = Q(person__left_on__isnull=True) | Q(person__left_on__gt=on)
    asked, read = Q(asked_at__isnull=False), Q(answered_at__isnull=False)
    mine = Q(person=person)
    counts = Assent.objects.filter(here, version=version, kind=KIND.ACKNOWLEDGEMENT).aggregate(
        asked=Count("pk", filter=asked),
        read=Count("pk", filter=asked & read),
        mine_asked=Count("pk", filter=mine & asked),
        mine_read=Count("pk", filter=mine & read),
    )
    return Readers(counts["asked"], counts["read"], bool(counts["mine_read"]), bool(counts["mine_asked"]))


def assents_asked_of(person: Person) -> list[dict[str, Any]]:
    """What a person was asked about wordings and owes an answer to: approvals of drafts, among them those whose text
    changed after the answer, and what is in force but not read yet. Oldest request first. One query.
    """
    rows = (
        _open_requests(person).select_related("version__mission__organization", "asked_by").order_by("asked_at", "pk")
    )
    return [
        {"assent": row, "version": row.version, "mission": row.version.mission, "kind": row.kind, "url": _url(row)}
        for row in rows.order_by("asked_at", "pk")
    ]


def _open_requests(person: Person) -> QuerySet[Assent]:
    newer = MissionVersion.objects.published().filter(
        mission=OuterRef("version__mission"), number__gt=OuterRef("version__number")
    )
    outdated = Q(answered_at__isnull=True) | ~Q(lock_version=F("version__lock_version"))
    approval = Q(kind=KIND.APPROVAL, version__published_at__isnull=True) & outdated
    reading = Q(kind=KIND.ACKNOWLEDGEMENT, answered_at__isnull=True) & ~Exists(newer)
    asked = Assent.objects.filter(person=person, asked_at__isnull=False, version__mission__archived_at__isnull=True)
    return asked.filter(approval | reading)


def _url(row: Assent) -> str:
    slug = row.version.mission.organization.slug
    if row.kind == KIND.APPROVAL:
        return reverse("missions:draft-comments", args=[slug, row.version_id])
    return reverse("missions:mission", args=[slug, row.version.mission_id])


@dataclass(frozen=True)
class Voices:
    """Who stands behind what is in force, and how many have read it."""

    endorsements: Sequence[Assent]
    mine: Assent | None
    readers: Readers


def voices(version: MissionVersion, *, person: Person, on: date) -> Voices:
    endorsements = endorsements_of(version)
    mine = next((row for row in endorsements if row.person_id == person.pk), None)
    return Voices(endorsements, mine, readers_of(version, person=person, on=on))


def draft_to_read(mission: Mission, *, person: Person, on: date) -> MissionVersion | None:
    """The draft, if its comment round is open or this person was asked to approve it. One query."""
    asked = Assent.objects.filter(version=OuterRef("pk"), person=person, kind=KIND.APPROVAL, asked_at__isnull=False)
    drafts = MissionVersion.objects.open_to_edits().filter(mission=mission)
    return drafts.filter(Q(comments_until__gte=on) | Exists(asked)).first()
