"""What people have said about regular mail: which kinds they want, and when they want none."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Person


class MailPreference(models.Model):
    """A yes or a no to one kind of regular mail; without a row, yes."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mail_preferences")
    kind = models.CharField(max_length=64)
    is_wanted = models.BooleanField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("wish about mail")
        verbose_name_plural = _("wishes about mail")
        constraints = (models.UniqueConstraint(fields=["person", "kind"], name="mail_preference_once_per_kind"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.is_wanted}"


class QuietHours(models.Model):
    """From when until when nothing regular is sent to a person, by the person's own clock; it may pass midnight."""

    STARTS_AT, ENDS_AT = time(20), time(7)  # for everybody who has said nothing

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="quiet_hours")
    starts_at = models.TimeField(_("no mail from"), default=STARTS_AT)
    ends_at = models.TimeField(_("until"), default=ENDS_AT)

    class Meta:
        verbose_name = _("quiet hours")
        verbose_name_plural = _("quiet hours")

    def __str__(self) -> str:
        return f"{self.starts_at:%H:%M}–{self.ends_at:%H:%M}"
