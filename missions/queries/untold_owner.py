"""The owner of an outcome whom no mail reaches: somebody has to tell them, with a link to hand over."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from missionhub.organizations.models import Person
from missionhub.organizations.queries import invitation_url, open_invitation_of
from missions.models import Outcome


class Unreached(StrEnum):
    MAIL_IS_OFF = "mail-is-off"
    NO_ADDRESS = "no-address"
    INVENTED = "invented"  # a demonstration sends no mail


@dataclass(frozen=True)
class UntoldOwner:
    person: Person
    why: Unreached
    link: str  # the outcome for whoever signs in, an invitation for whoever cannot; empty where none was made yet
    is_invitation: bool


def untold_owner(outcome: Outcome, *, reader: Person, may_invite: bool) -> UntoldOwner | None:
    """Nobody where the owner is the reader, or learns of it by mail; the open invitation is for who may invite."""
    owner = outcome.lead
    why = _unreached(outcome, owner) if owner and owner != reader else None
    if owner is None or why is None:
        return None
    if owner.user_id:
        return UntoldOwner(owner, why, settings.SITE_URL + outcome.get_absolute_url(), is_invitation=False)
    invitation = open_invitation_of(owner) if may_invite else None
    return UntoldOwner(owner, why, invitation_url(invitation) if invitation else "", is_invitation=True)


def _unreached(outcome: Outcome, owner: Person) -> Unreached | None:
    if outcome.organization.is_demonstration:
        return Unreached.INVENTED
    if not settings.MAIL_ENABLED:
        return Unreached.MAIL_IS_OFF
    return None if owner.email else Unreached.NO_ADDRESS
