"""The frozen, published result of a round. Written once, never recomputed; pages read these rows alone."""

from typing import TYPE_CHECKING, TypedDict

from django.db import models
from django.db.models import Q
from django.urls import reverse

from missionhub.organizations.models import Organization

_CONSENSUS = ["consensus_low", "consensus_high", "consensus_chance_line", "consensus_p_value", "consensus_beats_chance"]


class ReleaseQuerySet(models.QuerySet["Release"]):
    def of(self, organization: Organization) -> "ReleaseQuerySet":
        return self.filter(round__organization=organization)

    def of_round(self, round_id: int) -> "ReleaseQuerySet":
        return self.filter(round_id=round_id)

    def with_mission(self) -> "ReleaseQuerySet":
        return self.select_related("round__mission")

    def with_names(self) -> "ReleaseQuerySet":
        """Of attributed rounds: those whose answers stand beside their authors' names."""
        return self.filter(round__mode="attributed")

    def of_edition(self, edition: int) -> "ReleaseQuerySet":
        return self.filter(edition=edition)

    def newest_first(self) -> "ReleaseQuerySet":
        return self.order_by("-round__closed_at", "-edition", "-pk")


class Release(models.Model):
    round = models.ForeignKey("surveys.Round", on_delete=models.CASCADE, related_name="releases")
    edition = models.PositiveSmallIntegerField(default=1)
    mission_version = models.ForeignKey(
        "missions.MissionVersion", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    mission_statement = models.TextField(blank=True)
    mission_number = models.PositiveIntegerField(null=True)

    encoder = models.CharField(max_length=80)
    weights_sha256 = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=40)
    formula_version = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 over everything that was scored")
    released_at = models.DateTimeField()

    invited = models.PositiveIntegerField()
    responded = models.PositiveIntegerField()
    counted = models.PositiveIntegerField(help_text="answers without copies, repeats, empty ones and other languages")

    consensus_value = models.FloatField(null=True, blank=True)
    consensus_low = models.FloatField(null=True, blank=True)
    consensus_high = models.FloatField(null=True, blank=True)
    consensus_raw = models.FloatField(null=True, blank=True)
    consensus_baseline = models.FloatField(null=True, blank=True)
    consensus_chance_line = models.FloatField(null=True, blank=True)
    consensus_p_value = models.FloatField(null=True, blank=True)
    consensus_beats_chance = models.BooleanField(null=True, blank=True)

    mentioning = models.PositiveIntegerField(default=0, help_text="counted answers that mention a promise")
    mentioning_share = models.FloatField(null=True, blank=True)
    mentioning_low = models.FloatField(null=True, blank=True)
    mentioning_high = models.FloatField(null=True, blank=True)
    promise_agreement = models.FloatField(
        null=True, blank=True, help_text="Kendall's W over the strengths of all matches"
    )

    calibration = models.JSONField(default=dict, help_text="what labels had set when this was read")
    summary = models.JSONField(default=dict, help_text="the round as it was: title, question, label, times")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "edition"], name="release_once_per_round_and_edition"),
            models.CheckConstraint(
                condition=Q(responded__lte=models.F("invited")) & Q(counted__lte=models.F("responded")),
                name="release_counts_are_nested",
            ),
            models.CheckConstraint(
                condition=Q(consensus_value__isnull=True, **{f"{name}__isnull": True for name in _CONSENSUS})
                | Q(consensus_value__isnull=False, **{f"{name}__isnull": False for name in _CONSENSUS}),
                name="release_consensus_is_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=Q(consensus_value__isnull=True) | Q(counted__gte=4), name="release_consensus_needs_four"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.summary.get('title', '')} ({self.edition})"

    @property
    def is_of_texts(self) -> bool:
        """Imported texts were read; nobody was asked."""
        return bool(self.summary.get("label"))

    def get_absolute_url(self) -> str:
        return reverse("alignment:results", args=[self.round.organization.slug, self.round_id])


class Counts(TypedDict):
    promise_count: int
    mentioned_count: int
    is_judged: bool
    told_count: int  # promises of which somebody reads that they are not kept
    disputed_count: int
    mentioning_now: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    CountedRelease = WithAnnotations[Release, Counts]
else:
    CountedRelease = Release
