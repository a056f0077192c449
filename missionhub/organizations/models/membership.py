"""A membership gives a person's user a role; an invitation offers one."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.core.models import TimestampedModel
from missionhub.core.tokens import make_token
from missionhub.organizations.models.organization import Organization
from missionhub.organizations.models.person import Person
from missionhub.organizations.permissions import Permission, Role, allows


class Membership(TimestampedModel):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="membership")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = (
            models.UniqueConstraint(fields=["organization", "user"], name="membership_one_per_user_and_organization"),
        )

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"

    @property
    def role_choices(self) -> list[tuple[str, str]]:
        return [(code, str(label)) for code, label in Role.choices]

    def may(self, permission: Permission) -> bool:
        return allows(role=self.role, permission=permission)


class MembershipInvitationQuerySet(models.QuerySet["MembershipInvitation"]):
    def of(self, organization: Organization) -> "MembershipInvitationQuerySet":
        return self.filter(organization=organization)

    def open(self) -> "MembershipInvitationQuerySet":
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)


class MembershipInvitation(models.Model):
    PURPOSE = "membership-invitation"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="membership_invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="membership_invitations")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to join")
        verbose_name_plural = _("invitations to join")

    def __str__(self) -> str:
        return f"{self.person} as {self.get_role_display()}"

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id)
