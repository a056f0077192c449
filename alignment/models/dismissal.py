from typing import Self

from django.db import models
from django.db.models import Q

from missionhub.organizations.models import Organization, Person


class DismissalQuerySet(models.QuerySet["Dismissal"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-dismissed_at", "-pk")


class Dismissal(models.Model):
    """A finding of one round is set aside, with the reason; the next round asks anew and shows it.

    `finding` and `promise` together name it (`alignment.queries.finding_names`), so that it survives an import.
    """

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="dismissals")
    round = models.ForeignKey("surveys.Round", on_delete=models.CASCADE, related_name="dismissals")
    finding = models.CharField(max_length=200)
    promise = models.ForeignKey("missions.Promise", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    sentence = models.TextField(help_text="as it was read then")
    reason = models.TextField()
    dismissed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    dismissed_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = DismissalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "finding", "promise"],
                condition=Q(withdrawn_at__isnull=True, promise__isnull=False),
                name="dismissal_once_per_promise",
            ),
            models.UniqueConstraint(
                fields=["round", "finding"],
                condition=Q(withdrawn_at__isnull=True, promise__isnull=True),
                name="dismissal_once_per_finding",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="dismissal_says_why"),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="dismissal_withdrawn_by_needs_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.finding
