"""Riverbend Food Trust, an invention of ours, put together by the same services real organizations use."""

import tomllib
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.scoring import Encoder
from missionhub.accounts.models import INVENTED_DOMAIN, User
from missionhub.home.furnishing.decisions import furnish_changes, furnish_decisions
from missionhub.home.furnishing.labels import furnish_labels
from missionhub.home.furnishing.living import furnish_living
from missionhub.home.furnishing.objectives import furnish_objectives
from missionhub.home.furnishing.outcomes import furnish_outcomes
from missionhub.home.furnishing.roles import furnish_activities, furnish_roles
from missionhub.home.furnishing.stakeholders import furnish_stakeholders
from missionhub.home.furnishing.stories import furnish_stories
from missionhub.home.furnishing.webhooks import furnish_webhooks
from missionhub.home.furnishing.week import furnish_week
from missionhub.home.importing.content import Content, read_content
from missionhub.home.importing.sources import folder_files
from missionhub.home.services.imports import add_mission, add_people, add_promises, add_surveys
from missionhub.home.services.reporting import run_what_is_due
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Role
from missionhub.organizations.services import start_organization
from missions.models import Mission
from surveys.intake import receive
from surveys.intake.keys import destroy_key
from surveys.models import Invitation, Round
from surveys.questionnaire import Response
from surveys.services import close_round, open_leaders_round

FOLDER = Path(__file__).resolve().parent.parent / "demonstration" / "riverbend"
NAME, SLUG = "Riverbend Food Trust", "riverbend-food-trust"
VISITORS = {
    Role.ADMINISTRATOR: "Beatriz Fonseca",
    Role.LEADER: "Leilani Kahale",
    Role.MEMBER: "Jonah Adeyemi",
}
LEADERS = (
    "Amara Nwosu",
    "Ingrid Solheim",
    "Leilani Kahale",
    "Marcus Bellamy",
    "Priya Raghunathan",
    "Rosa Delgado",
    "Tomasz Wieczorek",
    "Yusuf Demirel",
)
AREAS = (  # in this order: what names another comes after it
    furnish_stakeholders,
    furnish_outcomes,
    furnish_roles,
    furnish_activities,
    furnish_objectives,
    furnish_decisions,
    furnish_changes,
    furnish_stories,
    furnish_living,
    furnish_week,
    furnish_webhooks,
)


def has_demonstration() -> bool:
    return Organization.objects.filter(is_demonstration=True).exists()


def seed_demonstration(*, encoder: Encoder | None, at: datetime) -> Organization:
    """Make it, or make it anew; with an encoder the closed round is scored at once, otherwise the worker does it."""
    with transaction.atomic():
        _remove_demonstration()
        organization = _furnish(read_content(folder_files(FOLDER)), at=at)
    if encoder is not None:
        run_what_is_due(organization=organization, encoder=encoder, at=at)
        furnish_labels(organization=organization, at=at)
    return organization


def _remove_demonstration() -> None:
    """Only what is marked as demonstration goes, with its keys and the accounts that belong nowhere else."""
    keys = Round.objects.filter(organization__is_demonstration=True).values_list("public_key", flat=True)
    for key in keys:
        if key is not None:
            transaction.on_commit(partial(destroy_key, bytes(key)))
    Organization.objects.filter(is_demonstration=True).delete()
    User.objects.filter(email__endswith=INVENTED_DOMAIN, memberships__isnull=True).delete()


def _furnish(content: Content, *, at: datetime) -> Organization:
    organization = start_organization(
        name=NAME, slug=SLUG, by=None, kind="nonprofit", sector=_("Food and welfare"), is_demonstration=True
    )
    add_people(organization=organization, teams=content.teams, people=content.people)
    for role, name in VISITORS.items():
        _admit(Person.objects.get(organization=organization, name=name), role=role)
    founder = Person.objects.get(organization=organization, name="Amara Nwosu")
    mission = add_mission(organization=organization, versions=content.versions, by=founder, at=at)
    add_promises(mission=mission, promises=content.promises, by=founder, at=at)
    add_surveys(organization=organization, surveys=content.surveys, at=at)
    rounds = tomllib.loads((FOLDER / "rounds.toml").read_text(encoding="utf-8"))
    for furnish in AREAS:
        furnish(organization=organization, by=founder, at=at)
    _hold_closed_round(mission, rounds["closed"], by=founder, at=at)
    _hold_open_round(mission, rounds["open"], by=founder, at=at)
    return organization


def _admit(person: Person, *, role: str) -> None:
    """An account without a password: only a set-up link or a real administrator opens it."""
    user = User.objects.create_user(person.email, None, name=person.name)
    person.user = user
    person.save(update_fields=["user", "updated_at"])
    Membership.objects.create(organization=person.organization, person=person, user=user, role=role)


def _hold_closed_round(mission: Mission, wanted: dict[str, Any], *, by: Person, at: datetime) -> None:
    opened_at = at - timedelta(days=wanted["opened_days_ago"])
    round = open_leaders_round(mission=mission, people=_leaders(mission), by=by, at=opened_at)
    _answer(round, wanted["answers"], at=opened_at)
    close_round(round=round, by=by, at=at - timedelta(days=wanted["closed_days_ago"]))


def _hold_open_round(mission: Mission, wanted: dict[str, Any], *, by: Person, at: datetime) -> None:
    opened_at = at - timedelta(days=wanted["opened_days_ago"])
    last_day = (at + timedelta(days=wanted["closes_in_days"])).date()
    round = open_leaders_round(
        mission=mission,
        people=_leaders(mission),
        closes_at=datetime.combine(last_day, time(17), tzinfo=UTC),
        by=by,
        at=opened_at,
    )
    _answer(round, wanted["answers"], at=opened_at)


def _leaders(mission: Mission) -> list[Person]:
    return list(Person.objects.of(mission.organization).filter(name__in=LEADERS).by_name())


def _answer(round: Round, answers: dict[str, str], *, at: datetime) -> None:
    """Each answer goes through the sealed intake, as if it came from a phone."""
    invitations = Invitation.objects.filter(round=round).select_related("roster_entry")
    for invitation in invitations.order_by("roster_entry__position"):
        text = answers.get(invitation.roster_entry.name)
        if text:
            receive(invitation=invitation, response=Response({"work": text.strip()}), at=at)
