"""What others answered: a question with its source, and the figures they found."""

from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alignment.lines.line import Line
from missionhub.organizations.models import Organization, Person

PERCENT = Q(percent__gte=0, percent__lte=100)
RATE = Q(response_rate__isnull=True) | Q(response_rate__gte=0, response_rate__lte=100)


class BenchmarkLineQuerySet(models.QuerySet["BenchmarkLine"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def by_source(self) -> Self:
        return self.order_by("source", "item", "pk")

    def with_figure_count(self) -> Self:
        return self.annotate(figure_count=Count("figures"))


class BenchmarkLine(models.Model):
    figure_count: int  # where with_figure_count() was asked

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="benchmark_lines")
    item = models.CharField(_("question"), max_length=300)
    scale = models.CharField(_("what is counted"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=500)
    is_comparable = models.BooleanField(_("comparable with our question"), default=False)
    reason = models.CharField(_("why, or why not"), max_length=300)
    lock_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BenchmarkLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("benchmark line")
        verbose_name_plural = _("benchmark lines")
        constraints = (
            models.UniqueConstraint(fields=["organization", "source", "item"], name="benchmark_line_once_per_source"),
            models.CheckConstraint(condition=~Q(reason=""), name="benchmark_line_says_why"),
        )

    def __str__(self) -> str:
        return self.item

    def get_absolute_url(self) -> str:
        return reverse("alignment:benchmark", args=[self.organization.slug, self.pk])


class BenchmarkFigure(models.Model):
    """What one population answered in one year. Where nobody was asked there is no row."""

    line = models.ForeignKey(BenchmarkLine, on_delete=models.CASCADE, related_name="figures")
    population = models.CharField(_("who was asked"), max_length=200)
    group = models.CharField(_("group"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    percent = models.DecimalField(_("share, %"), max_digits=5, decimal_places=2)
    n = models.PositiveIntegerField(_("how many answered"), null=True, blank=True)
    response_rate = models.DecimalField(_("response rate, %"), max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("benchmark figure")
        verbose_name_plural = _("benchmark figures")
        constraints = (
            models.UniqueConstraint(fields=["line", "population", "year"], name="benchmark_figure_once_per_year"),
            models.CheckConstraint(condition=PERCENT & RATE, name="benchmark_figure_is_a_share"),
        )

    def __str__(self) -> str:
        return f"{self.population} {self.year}"

    def as_line(self) -> Line:
        """Needs its `line` at hand."""
        line = self.line
        return Line(
            item=line.item,
            percent=self.percent,
            scale=line.scale,
            population=self.population,
            source=line.source,
            is_comparable=line.is_comparable,
            reason=line.reason,
            year=self.year,
            n=self.n,
            country=line.country,
        )


class BenchmarkUpload(models.Model):
    """A table between its preview and the yes of the person who uploaded it; at most one per person."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    source = models.CharField(max_length=500)
    country = models.CharField(max_length=80, blank=True)
    scale = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("uploaded table of lines")
        verbose_name_plural = _("uploaded tables of lines")

    def __str__(self) -> str:
        return self.file_name
