"""What the mission pages show, gathered in few queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet

from missionhub.organizations.models import Organization
from missions.models import Mission, MissionVersion, Promise, Revision
from missions.queries.highlights import Stretch, highlight
from missions.queries.ledger import LedgerRow, ledger

NEW_FOR = timedelta(days=14)


@dataclass(frozen=True)
class MissionCard:
    mission: Mission
    version: MissionVersion | None
    draft: MissionVersion | None
    promises: int
    is_review_due: bool


@dataclass(frozen=True)
class MissionPage:
    mission: Mission
    version: MissionVersion | None  # what is shown: the one in force, or the first draft
    draft: MissionVersion | None
    history: list[MissionVersion]
    stretches: list[Stretch]
    rows: list[LedgerRow]
    set_aside: list[Revision]
    is_review_due: bool

    @property
    def is_in_force(self) -> bool:
        return self.version is not None and self.version.is_published

    def is_new(self, *, on: date) -> bool:
        """Too new for anything to be missing; other apps know whether somebody has asked since."""
        return published_lately(self.history[-1].published_at if self.history else None, on=on)

    @property
    def unconfirmed(self) -> int:
        return sum(not row.promise.is_confirmed for row in self.rows)

    @property
    def strays(self) -> list[LedgerRow]:
        """Promises whose words are no longer in the mission."""
        return [row for row in self.rows if row.has_left_the_text]


def mission_cards(*, organization: Organization, on: date, with_drafts: bool) -> list[MissionCard]:
    """Every mission, the organization's own first. Without `with_drafts` those nobody has published are left out."""
    missions = Mission.objects.of(organization).active().select_related("team", "organization").organization_first()
    cards = [
        _card(mission, on=on, with_drafts=with_drafts)
        for mission in missions.prefetch_related("versions", _active_promises())
    ]
    return [card for card in cards if card.version or card.draft]


def mission_page(*, mission: Mission, on: date, with_drafts: bool) -> MissionPage:
    """Readers see what was published; editors see drafts and texts that were set aside, too."""
    versions = list(MissionVersion.objects.filter(mission=mission).select_related("published_by").newest_first())
    published = [version for version in versions if version.is_published]
    draft = next((version for version in versions if not version.is_published), None) if with_drafts else None
    version = published[0] if published else draft
    promises = list(Promise.objects.filter(mission=mission).active().in_order())
    statement = version.statement if version else ""
    texts = [text.statement for text in (version, draft) if text]
    return MissionPage(
        mission=mission,
        version=version,
        draft=draft,
        history=published,
        stretches=highlight(statement, promises),
        rows=ledger(promises=promises, texts=texts),
        set_aside=texts_set_aside(mission) if with_drafts else [],
        is_review_due=is_review_due(mission, on=on),
    )


def published_lately(at: datetime | None, *, on: date) -> bool:
    """A mission that was published first at this time, or not yet."""
    return at is None or on < at.date() + NEW_FOR


def texts_set_aside(mission: Mission) -> list[Revision]:
    """Texts of this mission and its promises that wait for somebody to decide, oldest first."""
    versions, promises = MissionVersion.objects.filter(mission=mission), Promise.objects.filter(mission=mission)
    kinds = Revision.SubjectKind
    own = Q(subject_kind=kinds.MISSION, subject_id=mission.pk)
    about = (
        own
        | Q(subject_kind=kinds.VERSION, subject_id__in=versions.values("pk"))
        | Q(subject_kind=kinds.PROMISE, subject_id__in=promises.values("pk"))
    )
    waiting = Revision.objects.of(mission.organization).set_aside().filter(about)
    return list(waiting.select_related("author").order_by("pk"))


def is_review_due(mission: Mission, *, on: date) -> bool:
    return mission.review_on is not None and mission.review_on <= on


def visible_versions(mission: Mission, *, with_drafts: bool) -> QuerySet[MissionVersion]:
    versions = MissionVersion.objects.filter(mission=mission).select_related("published_by", "created_by")
    return (versions if with_drafts else versions.published()).newest_first()


def _active_promises() -> Prefetch:
    return Prefetch("promises", queryset=Promise.objects.active(), to_attr="active_promises")


def _card(mission: Mission, *, on: date, with_drafts: bool) -> MissionCard:
    versions = sorted(mission.versions.all(), key=lambda version: -version.number)
    return MissionCard(
        mission=mission,
        version=next((version for version in versions if version.is_published), None),
        draft=next((version for version in versions if not version.is_published), None) if with_drafts else None,
        promises=len(mission.active_promises),  # type: ignore[attr-defined]  # prefetched above
        is_review_due=is_review_due(mission, on=on),
    )
