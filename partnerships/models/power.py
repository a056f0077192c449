"""What one side gets from another and how hard it would be to replace: told for itself, shown when both offer it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Party

QUARTERS = 4


class PowerSheetQuerySet(models.QuerySet["PowerSheet"]):
    def seen_by(self, party: Party) -> Self:
        """The one door: one's own, and what another told about this party once both were shown together."""
        return self.filter(Q(party=party) | Q(about=party, revealed_at__isnull=False))

    def offered_to(self, party: Party) -> Self:
        """That somebody offers is told; what it says is not."""
        return self.filter(about=party, offered_at__isnull=False, revealed_at__isnull=True)

    def unshown(self) -> Self:
        return self.filter(revealed_at__isnull=True)


class PowerSheet(models.Model):
    """All that `party` says it gets from `about`, as of one day. Shown, it stands; one answers anew on a new sheet."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    saved_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True, help_text="shown as soon as the other side offers, too")
    revealed_at = models.DateTimeField(null=True, blank=True)

    objects = PowerSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("sheet on power")
        verbose_name_plural = _("sheets on power")
        constraints = (
            models.UniqueConstraint(
                fields=["party", "about"], condition=Q(revealed_at__isnull=True), name="power_sheet_one_unshown"
            ),
            models.CheckConstraint(condition=~Q(party=F("about")), name="power_sheet_about_another"),
            models.CheckConstraint(
                condition=Q(revealed_at__isnull=True) | Q(offered_at__isnull=False),
                name="power_sheet_offered_before_shown",
            ),
        )

    def __str__(self) -> str:
        return f"{self.party} · {self.about}"


class Supply(models.Model):
    """One thing a side gets. `share` and `elsewhere` are quarters: how much of it, and how easily from others."""

    class Source(models.TextChoices):
        RESOURCES = "resources", _("Resources: money, goods, people, skills")
        LEGITIMACY = "legitimacy", _("Good name: trust, being taken seriously")
        AUTHORITY = "authority", _("Say: permits, decisions, access")

    class Importance(models.IntegerChoices):
        USEFUL = 1, _("Useful")
        IMPORTANT = 2, _("Important")
        VITAL = 3, _("We cannot do without it")

    class Share(models.IntegerChoices):
        LITTLE = 1, _("A small part")
        HALF = 2, _("About half")
        MOST = 3, _("Most of it")
        ALL = 4, _("All of it")

    class Elsewhere(models.IntegerChoices):
        NOWHERE = 0, _("Nowhere")
        HARDLY = 1, _("Hardly anywhere")
        EFFORT = 2, _("With effort")
        EASILY = 3, _("Fairly easily")
        AT_ONCE = 4, _("At once, from others")

    sheet = models.ForeignKey(PowerSheet, on_delete=models.CASCADE, related_name="supplies")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("what you get"), max_length=200)
    source = models.CharField(_("kind"), max_length=10, choices=Source)
    importance = models.PositiveSmallIntegerField(_("how important it is"), choices=Importance)
    share = models.PositiveSmallIntegerField(_("how much of it comes from them"), choices=Share)
    elsewhere = models.PositiveSmallIntegerField(_("where else you could get it"), choices=Elsewhere)

    class Meta:
        verbose_name = _("supply")
        verbose_name_plural = _("supplies")
        constraints = (
            models.UniqueConstraint(fields=["sheet", "position"], name="supply_place_once"),
            models.CheckConstraint(
                condition=Q(importance__range=(1, 3))
                & Q(share__range=(1, QUARTERS))
                & Q(elsewhere__range=(0, QUARTERS)),
                name="supply_within_steps",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="supply_has_text"),
        )

    def __str__(self) -> str:
        return self.text
