"""A change that may help or hurt the promises, such as a merger."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Person
from missions.models.decision import Effect
from missions.models.edited import EditedQuerySet, Noun
from missions.models.promise import Promise


class ChangeQuerySet(EditedQuerySet):
    def by_review(self) -> Self:
        return self.order_by(models.F("review_on").asc(nulls_last=True), "pk")

    def due_for_review(self, *, on: date) -> Self:
        return self.active().filter(review_on__lte=on)


class Change(Noun):
    class Kind(models.TextChoices):
        MERGER = "merger", _("Merger")
        GROWTH = "growth", _("Growth")
        CUTS = "cuts", _("Cuts")
        FUNDING = "funding", _("Funding")
        LAW = "law", _("Law or policy")
        LEADERSHIP = "leadership", _("Leadership")
        TECHNOLOGY = "technology", _("Technology")
        OTHER = "other", _("Something else")

    SUBJECT_KIND, PAGE = "change", "change"
    EDITED_FIELDS = ("name", "kind", "description", "risk", "responsible_id", "starts_on", "review_on", "for_joiners")

    name = models.CharField(_("change"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    description = models.TextField(_("what changes"), blank=True)
    risk = models.TextField(_("what could go wrong"), blank=True)
    responsible = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who watches it")
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    for_joiners = models.TextField(_("what people who join are taught"), blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return self.name


class ChangeEffect(models.Model):
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="effects")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")
    effect = models.SmallIntegerField(_("effect"), choices=Effect)
    note = models.TextField(_("how"), blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["change", "promise"], name="change_effect_once"),)

    def __str__(self) -> str:
        return f"{self.promise_id}: {self.effect}"
