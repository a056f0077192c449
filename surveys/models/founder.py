"""The author's own answer before a round opens, seen by that person only."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.questionnaire import QUESTION


class FounderReading(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="founder_readings")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="founder_readings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="founder_readings")
    question = models.TextField(default=QUESTION, help_text="which one it answers")
    text = models.TextField(_("own answer"))
    requested_at = models.DateTimeField()
    result = models.JSONField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    said = models.JSONField(
        default=dict, blank=True, help_text="`against`: keys of promises it speaks against; `claims`: by key, the words"
    )
    disputed = models.JSONField(default=list, blank=True, help_text="keys of the matches that its writer finds wrong")

    class Meta:
        verbose_name = _("founder's reading")
        verbose_name_plural = _("founder's readings")
        constraints = (models.UniqueConstraint(fields=["mission", "person"], name="founder_reading_one_per_person"),)

    def __str__(self) -> str:
        return f"Reading of {self.person}"
