"""The offer to join a partnership: it ends on a day, is accepted once, and the other side says yes for itself."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from partnerships.models.partnership import Participant, Partnership, Party


class PartyInvitationQuerySet(models.QuerySet["PartyInvitation"]):
    def open(self, *, on: date) -> Self:
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True, last_on__gte=on)


class PartyInvitation(models.Model):
    PURPOSE = "party-invitation"
    LASTS = 30  # days

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="invitations")
    by_party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    organization_name = models.CharField(_("the organization you invite"), max_length=200)
    last_on = models.DateField(_("last day"))
    created_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PartyInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a partnership")
        verbose_name_plural = _("invitations to partnerships")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(revoked_at__isnull=True),
                name="party_invitation_accepted_or_revoked",
            ),
        )

    def __str__(self) -> str:
        return self.organization_name

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id)
