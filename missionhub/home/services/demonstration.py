"""Riverbend Food Trust, an invention of ours, put together by the same services real organizations use."""

from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.scoring import Encoder
from missionhub.accounts.models import INVENTED_DOMAIN, User
from missionhub.home.furnishing.benchmarks import furnish_benchmarks
from missionhub.home.furnishing.buying import furnish_buying
from missionhub.home.furnishing.consultation import furnish_consultation
from missionhub.home.furnishing.decisions import furnish_changes, furnish_decisions
from missionhub.home.furnishing.findings import furnish_findings
from missionhub.home.furnishing.first_looks import furnish_first_looks
from missionhub.home.furnishing.labels import furnish_labels
from missionhub.home.furnishing.living import furnish_living
from missionhub.home.furnishing.objectives import furnish_objectives
from missionhub.home.furnishing.outcomes import furnish_outcomes
from missionhub.home.furnishing.own_survey import furnish_own_survey
from missionhub.home.furnishing.partnership_hearing import furnish_heard
from missionhub.home.furnishing.partnerships import furnish_partnerships
from missionhub.home.furnishing.profiles import furnish_profiles
from missionhub.home.furnishing.roles import furnish_activities, furnish_roles
from missionhub.home.furnishing.rounds import furnish_rounds
from missionhub.home.furnishing.stakeholders import furnish_stakeholders
from missionhub.home.furnishing.stories import furnish_stories
from missionhub.home.furnishing.visitors import furnish_visitors
from missionhub.home.furnishing.webhooks import furnish_webhooks
from missionhub.home.furnishing.week import furnish_week
from missionhub.home.importing.content import Content, read_content
from missionhub.home.importing.sources import folder_files
from missionhub.home.services.imports import add_mission, add_people, add_promises, add_surveys
from missionhub.home.services.reporting import run_what_is_due
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Role
from missionhub.organizations.services import start_organization
from partnerships.models import Partnership
from surveys.intake.keys import destroy_key
from surveys.models import Round

FOLDER = Path(__file__).resolve().parent.parent / "demonstration" / "riverbend"
NAME, SLUG = "Riverbend Food Trust", "riverbend-food-trust"
VISITORS = {
    Role.ADMINISTRATOR: "Beatriz Fonseca",
    Role.LEADER: "Leilani Kahale",
    Role.MEMBER: "Jonah Adeyemi",
}
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
    furnish_rounds,
    furnish_consultation,
    furnish_own_survey,
    furnish_visitors,
    furnish_benchmarks,
    furnish_partnerships,
    furnish_profiles,
    furnish_first_looks,
    furnish_buying,
)


def has_demonstration() -> bool:
    return Organization.objects.filter(is_demonstration=True).exists()


def seed_demonstration(*, encoder: Encoder | None, at: datetime) -> Organization:
    """Make it, or make it anew; with an encoder the closed round is scored at once, otherwise the worker does it."""
    organization = renew_demonstration(at=at)
    if encoder is not None:
        score_demonstration(organization, encoder=encoder, at=at)
    return organization


@transaction.atomic
def renew_demonstration(*, at: datetime) -> Organization:
    """Everything but what the text model says of it."""
    _remove_demonstration()
    return _furnish(read_content(folder_files(FOLDER)), at=at)


def score_demonstration(organization: Organization, *, encoder: Encoder, at: datetime) -> None:
    run_what_is_due(organization=organization, encoder=encoder, at=at)
    furnish_labels(organization=organization, at=at)
    furnish_findings(organization=organization, at=at)
    furnish_heard(at=at)


def _remove_demonstration() -> None:
    """Only what is marked as demonstration goes, with its keys and the accounts that belong nowhere else."""
    keys = Round.objects.filter(organization__is_demonstration=True).values_list("public_key", flat=True)
    for key in keys:
        if key is not None:
            transaction.on_commit(partial(destroy_key, bytes(key)))
    Partnership.objects.filter(is_demonstration=True).delete()
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
    for furnish in AREAS:
        furnish(organization=organization, by=founder, at=at)
    return organization


def _admit(person: Person, *, role: str) -> None:
    """An account without a password: only a set-up link or a real administrator opens it."""
    user = User.objects.create_user(person.email, None, name=person.name)
    person.user = user
    person.save(update_fields=["user", "updated_at"])
    Membership.objects.create(organization=person.organization, person=person, user=user, role=role)
