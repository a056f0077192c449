"""What is asked, before it is asked of anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.core.models import TimestampedModel
from missionhub.organizations.models import Organization


class Instrument(TimestampedModel):
    class Kind(models.TextChoices):
        LEADERS = "leaders", _("Leaders' round")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="instruments")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.LEADERS)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    class Kind(models.TextChoices):
        OPEN = "open", _("Open question")

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("question"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OPEN)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = (models.UniqueConstraint(fields=["instrument", "position"], name="question_one_per_position"),)

    def __str__(self) -> str:
        return self.text
