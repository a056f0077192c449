"""The demonstration, asked for or put back in the browser: a row says so at once, and the worker furnishes it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alignment.scoring import Encoder
from missionhub.core.doorbell import ring
from missionhub.core.errors import DomainError
from missionhub.home.models import DemonstrationReset
from missionhub.home.services.demonstration import (
    NAME,
    SLUG,
    has_demonstration,
    renew_demonstration,
    score_demonstration,
)
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.services import start_organization


class DemonstrationHere(DomainError):
    pass


class NotADemonstration(DomainError):
    pass


@transaction.atomic
def ask_for_demonstration() -> Organization:
    """An empty place, marked. Its address is the lock: of two who ask at once the second one is refused."""
    if has_demonstration():
        raise DemonstrationHere(_("The demonstration organization is here already."))
    organization = start_organization(name=NAME, slug=SLUG, by=None, is_demonstration=True)
    ring("missionhub.home.tasks.furnish_demonstration")
    return organization


@transaction.atomic
def ask_for_reset(*, organization: Organization, at: datetime) -> None:
    """Asking twice is asking once. A real organization is never put back."""
    _refuse_real(organization)
    DemonstrationReset.objects.get_or_create(organization=organization, defaults={"asked_at": at})
    ring("missionhub.home.tasks.furnish_demonstration")


def _refuse_real(organization: Organization) -> None:
    if not organization.is_demonstration:
        raise NotADemonstration(_("Only the demonstration can be put back. This organization stays as it is."))


def demonstrations_to_furnish() -> QuerySet[Organization]:
    """Asked for, with nobody in it yet, or to be put back as it was."""
    somebody = Exists(Membership.objects.filter(organization=OuterRef("pk")))
    reset = Exists(DemonstrationReset.objects.filter(organization=OuterRef("pk")))
    return Organization.objects.filter(~somebody | reset, is_demonstration=True)


def furnish_asked_demonstration(*, encoder: Encoder | None, at: datetime) -> Organization | None:
    """All of it or nothing, however often it is rung for; nothing where nobody asked or it is done."""
    with transaction.atomic():
        asked = demonstrations_to_furnish().select_for_update().first()
        organization = renew_demonstration(at=at) if asked else None
    if organization and encoder:
        score_demonstration(organization, encoder=encoder, at=at)
    return organization
