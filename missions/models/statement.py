"""What the statement check said and somebody thought about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Person
from missions.models.mission import Mission


class StatementDismissal(models.Model):
    """A check of the statement that its reader has put aside; it stays so for the next wording, too."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="dismissals")
    check_code = models.CharField(max_length=40)
    dismissed_at = models.DateTimeField()
    dismissed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("check of the statement put aside")
        verbose_name_plural = _("checks of the statement put aside")
        constraints = (
            models.UniqueConstraint(fields=["mission", "check_code"], name="statement_check_put_aside_once"),
        )

    def __str__(self) -> str:
        return self.check_code
