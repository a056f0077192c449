"""The shared space, its parties, and whoever acts for one of them. Nobody owns it: its parties are equals."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.accounts.models import User
from missionhub.organizations.models import Organization, Person
from partnerships.permissions import Act, allows


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def of(self, organization: Organization) -> Self:
        """Those the organization takes part in, also after it has left: what it shared stays readable to it."""
        return self.filter(parties__organization=organization)

    def with_somebody(self, user: User, *, acting_for: Organization) -> Self:
        """Those the user may enter as this organization."""
        mine = {"participants__user": user, "participants__party__organization": acting_for}
        return self.filter(**mine, participants__ended_at__isnull=True)


class Partnership(models.Model):
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("what the two of you want to find out or do together"), blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self) -> str:
        return self.name


class PartyQuerySet(models.QuerySet["Party"]):
    def here(self) -> Self:
        return self.filter(left_at__isnull=True)

    def in_order(self) -> Self:
        """The same order for everybody: the one in which they came."""
        return self.order_by("pk")


class Party(models.Model):
    """One organization in a partnership. Its name stays when the organization has left and is gone."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="parties")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="parties", null=True, blank=True
    )
    name = models.CharField(_("name"), max_length=200)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = (
            models.UniqueConstraint(fields=["partnership", "organization"], name="party_one_per_organization"),
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | Q(left_at__isnull=False), name="party_here_has_organization"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ParticipantRole(models.TextChoices):
    LEAD = "lead", _("Lead")
    CONTRIBUTOR = "contributor", _("Contributor")
    SIGNATORY = "signatory", _("Signatory")
    VIEWER = "viewer", _("Viewer")


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def active(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Participant(models.Model):
    """Somebody who acts for one party. Who belongs to both organizations acts for one of them.

    The row outlives the person: what was handed in stands when somebody leaves.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="participants")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=ParticipantRole, default=ParticipantRole.CONTRIBUTOR)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = (models.UniqueConstraint(fields=["partnership", "user"], name="participant_one_acting_party"),)

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"

    def may(self, act: Act) -> bool:
        return allows(role=self.role, act=act)
