"""Whoever answers for something and is told by no mail: somebody has to tell them, with a link to hand over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.conf import settings

from missionhub.organizations.models import Organization, Person
from missionhub.organizations.queries import invitation_url, open_invitation_of
from missions.models import Outcome, Promise


class Unreached(StrEnum):
    MAIL_IS_OFF = "mail-is-off"
    NO_ADDRESS = "no-address"
    NOT_BY_MAIL = "not-by-mail"
    INVENTED = "invented"  # a demonstration sends no mail


@dataclass(frozen=True)
class UntoldOwner:
    person: Person
    why: Unreached
    link: str  # the page for whoever signs in, an invitation for whoever cannot; empty where none was made yet
    is_invitation: bool


def untold_owner(outcome: Outcome, *, reader: Person, may_invite: bool) -> UntoldOwner | None:
    """Nobody where the owner is the reader, or learns of it by mail; the open invitation is for who may invite."""
    owner = outcome.lead
    why = _unreached(owner, outcome.organization) if owner and owner != reader else None
    return _untold(owner, why, page=outcome.get_absolute_url(), may_invite=may_invite) if owner and why else None


def untold_steward(promise: Promise, *, reader: Person, may_invite: bool, is_new: bool, on: date) -> UntoldOwner | None:
    """No mail tells of a promise. Who cannot sign in is named until they can, everybody else while it is new."""
    steward = promise.steward_on(on)
    is_known = bool(steward and steward.user_id) or promise.owner().is_demonstration
    if steward is None or steward == reader or (is_known and not is_new):
        return None
    why = _unreached(steward, promise.owner()) or Unreached.NOT_BY_MAIL
    return _untold(steward, why, page=promise.get_absolute_url(), may_invite=may_invite)


def _untold(person: Person, why: Unreached, *, page: str, may_invite: bool) -> UntoldOwner:
    if person.user_id:
        return UntoldOwner(person, why, settings.SITE_URL + page, is_invitation=False)
    invitation = open_invitation_of(person) if may_invite else None
    return UntoldOwner(person, why, invitation_url(invitation) if invitation else "", is_invitation=True)


def _unreached(person: Person, organization: Organization) -> Unreached | None:
    if organization.is_demonstration:
        return Unreached.INVENTED
    if not settings.MAIL_ENABLED:
        return Unreached.MAIL_IS_OFF
    return None if person.email else Unreached.NO_ADDRESS
