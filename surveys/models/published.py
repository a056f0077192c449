"""A survey that somebody else ran: published shares with their own n, and nothing about any person."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization


class PublishedSurveyQuerySet(models.QuerySet["PublishedSurvey"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def by_title(self) -> Self:
        return self.order_by("title", "pk")


class PublishedSurvey(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="published_surveys")
    title = models.CharField(_("title"), max_length=200)
    source = models.CharField(_("source"), max_length=500)
    added_at = models.DateTimeField()

    objects = PublishedSurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("published survey")
        verbose_name_plural = _("published surveys")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:published", args=[self.organization.slug, self.pk])


class PublishedResult(models.Model):
    """One item: whole percentages of those who answered it."""

    survey = models.ForeignKey(PublishedSurvey, on_delete=models.CASCADE, related_name="results")
    number = models.PositiveIntegerField()
    text = models.CharField(_("item"), max_length=500)
    positive = models.PositiveSmallIntegerField(_("positive, %"))
    negative = models.PositiveSmallIntegerField(_("negative, %"))
    answered = models.PositiveIntegerField(_("answered"))
    do_not_know = models.PositiveIntegerField(_("do not know"), null=True, blank=True)

    class Meta:
        verbose_name = _("published result")
        verbose_name_plural = _("published results")
        constraints = (
            models.UniqueConstraint(fields=["survey", "number"], name="published_result_once_per_item"),
            models.CheckConstraint(
                condition=Q(positive__lte=100 - models.F("negative")), name="published_shares_are_at_most_everybody"
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def neither(self) -> int:
        return 100 - self.positive - self.negative
