"""What has happened around a partnership since it was rated: told by one side, for itself or for every side."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Participant
from partnerships.models.round import Goal
from partnerships.models.visibility import SeenByParty


class ContextEvent(SeenByParty):
    class Kind(models.TextChoices):
        FUNDING = "funding", _("Money has come or gone")
        POLICY = "policy", _("A law or rule has changed")
        LEADERSHIP = "leadership", _("Somebody else leads")
        MISSION_VERSION = "mission_version", _("A mission has changed")
        AFFILIATION = "affiliation", _("One of us works with somebody else")
        REPUTATION = "reputation", _("What people say of one of us has changed")
        EMERGING_NEED = "emerging_need", _("People need something new")

    kind = models.CharField(_("what kind of change"), max_length=15, choices=Kind)
    text = models.TextField(_("what has happened"), max_length=500)
    happened_on = models.DateField(_("when"))
    goals = models.ManyToManyField(Goal, blank=True, related_name="events", verbose_name=_("goals it touches"))
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    told_at = models.DateTimeField(help_text="to whoever reads it now")

    class Meta:
        verbose_name = _("change around a partnership")
        verbose_name_plural = _("changes around partnerships")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="context_event_has_text"),)

    def __str__(self) -> str:
        return self.text[:60]
