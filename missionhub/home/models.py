"""What the roof itself remembers: set-up links, kept files, zips waiting for a yes, what is asked of workers."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization


class SetupLinkQuerySet(models.QuerySet["SetupLink"]):
    def open(self, *, at: datetime) -> "SetupLinkQuerySet":
        return self.filter(used_at__isnull=True, expires_at__gt=at)


class SetupLink(models.Model):
    """Opens the first run to whoever can read the server's terminal. The token itself is never stored."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = SetupLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("set-up link")
        verbose_name_plural = _("set-up links")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="setup_link_expires_after_creation"
            ),
        )

    def __str__(self) -> str:
        return f"set-up link {self.pk}"


class KeptFileQuerySet(models.QuerySet["KeptFile"]):
    def of(self, organization: Organization) -> "KeptFileQuerySet":
        return self.filter(organization=organization)


class KeptFile(models.Model):
    """An imported file, whole, whose rows have no place yet: nothing is lost silently."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="kept_files")
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField()
    reason = models.CharField(_("reason"), max_length=500)
    created_at = models.DateTimeField()

    objects = KeptFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept file")
        verbose_name_plural = _("kept files")
        constraints = (
            models.UniqueConstraint(fields=["organization", "name"], name="kept_file_once_per_organization"),
        )

    def __str__(self) -> str:
        return self.name


class WaitingArchive(models.Model):
    """A zip between its preview and the yes of the person who uploaded it; at most one per account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="waiting_archive")
    organization_name = models.CharField(max_length=200)
    content = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("waiting archive")
        verbose_name_plural = _("waiting archives")

    def __str__(self) -> str:
        return self.organization_name


class DemonstrationReset(models.Model):
    """Somebody asked that the demonstration be put back as it was; goes with what it replaces."""

    organization = models.OneToOneField(Organization, on_delete=models.CASCADE, related_name="demonstration_reset")
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reset of the demonstration")
        verbose_name_plural = _("resets of the demonstration")

    def __str__(self) -> str:
        return str(self.organization)


class Heartbeat(models.Model):
    """When the worker last did what beat asked; the readiness check reads it."""

    name = models.CharField(max_length=40, unique=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return self.name
