"""The mail that invites somebody to join. It lives here because organizations, below, cannot know of mail."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.messaging.models import Message
from missionhub.messaging.registry import Due, Letter, MessageKind
from missionhub.organizations.models import MembershipInvitation

STALE_AFTER = timedelta(days=30)  # mail that is switched on late does not write to people long since asked by link


def due(at: datetime) -> Iterator[Due]:
    recent = MembershipInvitation.objects.open().filter(created_at__gt=at - STALE_AFTER)
    for invitation in recent.select_related("person").order_by("created_at", "pk"):
        yield Due(invitation.person, str(invitation.pk), "once", invitation.created_at)


def still_due(message: Message, at: datetime) -> bool:
    return MembershipInvitation.objects.open().filter(pk=message.subject_key).exists()


def render(message: Message, at: datetime) -> Letter:
    invitation = MembershipInvitation.objects.select_related("created_by").get(pk=message.subject_key)
    path = reverse("organizations:invitation", args=[invitation.token])
    return Letter("messaging/membership_invitation", {"path": path, "invited_by": invitation.created_by})


KIND = MessageKind(
    name="organizations.invitation", title=_("Invitation to join"), due=due, still_due=still_due, render=render
)
