"""Who is asked, frozen as they were at launch, and each one's right to answer once."""

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person
from surveys.models.node import RoundNode
from surveys.models.round import Round


class RosterEntry(models.Model):
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="roster")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    node = models.ForeignKey(RoundNode, on_delete=models.CASCADE, null=True, blank=True, related_name="roster")
    team_name = models.CharField(_("team"), max_length=120, blank=True)
    position = models.PositiveIntegerField()
    on_paper = models.BooleanField(
        default=False, help_text="has a printed slip; decided at launch, so that no later sheet differs by one person"
    )

    class Meta:
        verbose_name = _("person asked")
        verbose_name_plural = _("people asked")
        constraints = (models.UniqueConstraint(fields=["round", "position"], name="roster_one_per_position"),)

    def __str__(self) -> str:
        return self.name


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(round__organization=organization)

    def unanswered(self) -> Self:
        return self.filter(responded=False)

    def by_name(self) -> Self:
        return self.select_related("roster_entry__person").order_by("roster_entry__name", "roster_entry__pk")


class Invitation(models.Model):
    """Never the token, a time, an answer or a counter."""

    PURPOSE = "survey-invitation"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    roster_entry = models.OneToOneField(RosterEntry, on_delete=models.CASCADE, related_name="invitation")
    epoch = models.PositiveIntegerField(default=0)
    responded = models.BooleanField(default=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to answer")
        verbose_name_plural = _("invitations to answer")

    def __str__(self) -> str:
        return str(self.roster_entry)

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id, epoch=self.epoch)
