"""Checked content becomes an organization: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.services.benchmarks import take_in_lines
from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.home.importing.content import Content, PersonRow, PromiseRow, VersionRow
from missionhub.home.importing.staff_survey import SurveyRow
from missionhub.home.models import KeptFile
from missionhub.home.services.exchange import restore_organization
from missionhub.home.services.plan_imports import PlanImport
from missionhub.organizations.models import Organization, Person, Team
from missionhub.organizations.services import add_person, add_team, start_organization
from missions.models import Mission, MissionVersion
from missions.services import (
    add_promise,
    begin_draft,
    confirm_promises,
    propose_promises,
    publish,
    save_draft,
    start_mission,
)
from surveys.services import import_closed_round
from surveys.services.published import PublishedItem, add_published_survey


class ContentRefused(DomainError):
    pass


@dataclass(frozen=True)
class Imported:
    organization: Organization
    mission: Mission | None


@transaction.atomic
def import_content(*, content: Content, name: str, by: User | None, at: datetime) -> Imported:
    if content.problems:
        raise ContentRefused(_("The files hold problems. Nothing was imported; mend them and try again."))
    if content.whole:
        organization = restore_organization(whole=content.whole, name=name, by=by)
        return Imported(organization, Mission.objects.of(organization).active().organization_first().first())
    organization = start_organization(name=name, by=by)
    author = Person.objects.filter(organization=organization, user=by).first() if by else None
    add_people(organization=organization, teams=content.teams, people=content.people)
    mission = None
    if content.versions:
        mission = add_mission(organization=organization, versions=content.versions, by=author, at=at)
        add_promises(mission=mission, promises=content.promises, by=author, at=at)
        _add_rounds(organization=organization, mission=mission, content=content, by=author, at=at)
    PlanImport(organization=organization, by=author, at=at).add(content)
    add_surveys(organization=organization, surveys=content.surveys, at=at)
    for read in content.lines.values():
        take_in_lines(organization=organization, rows=read.lines, by=author, at=at)
    KeptFile.objects.bulk_create(
        KeptFile(organization=organization, name=kept.name, content=kept.content, reason=kept.reason, created_at=at)
        for kept in content.kept
    )
    return Imported(organization, mission)


def add_people(*, organization: Organization, teams: dict[str, str], people: Sequence[PersonRow]) -> None:
    made: dict[str, Team] = {}
    for name in teams:
        _add_team_below_its_parent(organization, teams, name, made)
    for row in people:
        add_person(organization=organization, name=row.name, email=row.email, title=row.title, team=made.get(row.team))


def add_surveys(*, organization: Organization, surveys: Sequence[SurveyRow], at: datetime) -> None:
    for survey in surveys:
        items = [PublishedItem(**asdict(item)) for item in survey.items]
        add_published_survey(organization=organization, title=survey.title, source=survey.source, items=items, at=at)


def add_mission(
    *, organization: Organization, versions: Sequence[VersionRow], by: Person | None, at: datetime
) -> Mission:
    """Every version is published in turn, so that any two can be compared."""
    first, *later = versions
    mission = start_mission(
        organization=organization, name=_("Our mission"), fields=_version_fields(first), by=by, at=at
    )
    draft = MissionVersion.objects.get(mission=mission, published_at__isnull=True)
    publish(version=draft, by=by, at=at)
    for row in later:
        draft = begin_draft(mission=mission, by=by, at=at)
        save_draft(version=draft, lock_version=draft.lock_version, fields=_version_fields(row), by=by, at=at)
        draft.refresh_from_db()
        publish(version=draft, by=by, at=at)
    return mission


def add_promises(*, mission: Mission, promises: Sequence[PromiseRow], by: Person | None, at: datetime) -> None:
    """As given; without any they are proposed from the text, for a person to confirm."""
    if not promises:
        propose_promises(mission=mission, by=by, at=at)
        return
    named = {row.steward for row in promises if row.steward}
    stewards = {who.name: who.pk for who in Person.objects.of(mission.organization).filter(name__in=named)}
    made = [
        add_promise(
            mission=mission,
            fields={
                "phrase": row.phrase,
                "text": row.text,
                "definition": row.definition,
                "cues": list(row.cues),
                "weight": row.weight,
                "steward_id": stewards.get(row.steward),
            },
            by=by,
            at=at,
        )
        for row in promises
    ]
    confirmed = [promise for promise, row in zip(made, promises, strict=True) if row.is_confirmed]
    if confirmed:
        confirm_promises(promises=confirmed, by=by, at=at)


def _add_rounds(
    *, organization: Organization, mission: Mission, content: Content, by: Person | None, at: datetime
) -> None:
    if content.offices:
        import_closed_round(
            organization=organization,
            mission=mission,
            title=_("Published statements about offices"),
            question=_("What does this office do?"),
            entries=[(office.name, office.statement) for office in content.offices],
            label=_("published statements about offices"),
            by=by,
            at=at,
        )
    for row in content.rounds:
        import_closed_round(
            organization=organization,
            mission=mission,
            title=row.title,
            question=row.question or _("What do you get paid to do?"),
            entries=list(row.entries),
            label=_("imported answers"),
            by=by,
            at=at,
        )


def _add_team_below_its_parent(
    organization: Organization, parents: dict[str, str], name: str, made: dict[str, Team]
) -> Team:
    if name not in made:
        above = parents[name]
        parent = _add_team_below_its_parent(organization, parents, above, made) if above else None
        made[name] = add_team(organization=organization, name=name, parent=parent)
    return made[name]


def _version_fields(row: VersionRow) -> dict[str, object]:
    return {
        "label": row.label,
        "in_force_on": row.in_force_on,
        "statement": row.statement,
        "vision": row.vision,
        "values": row.values,
        "horizon": row.horizon,
        "source_note": row.source_note,
    }
