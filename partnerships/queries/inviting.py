from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from missionhub.accounts.models import User
from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import PERMISSIONS, Permission
from partnerships.models import Party, PartyInvitation


def may_say_yes_for(user: User) -> QuerySet[Membership]:
    """Where this person may bind the organization."""
    roles = [role for role, permissions in PERMISSIONS.items() if Permission.PARTNERSHIP_START in permissions]
    mine = Membership.objects.filter(user=user, role__in=roles, person__left_on__isnull=True)
    return mine.select_related("organization", "person", "user").order_by("organization__name", "pk")


def party_invitation_url(invitation: PartyInvitation) -> str:
    """The copyable link; its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("partnerships:invitation", args=[invitation.token])


@dataclass(frozen=True)
class OpenInvitation:
    invitation: PartyInvitation
    url: str


def open_invitations(party: Party, *, at: datetime) -> list[OpenInvitation]:
    """Those this party made; the other side's are its own."""
    rows = PartyInvitation.objects.open(on=at.date()).filter(by_party=party).order_by("created_at", "pk")
    return [OpenInvitation(row, party_invitation_url(row)) for row in rows]
