"""What a release froze: the promises as they read then, each answer, and each pair of the two."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alignment.models.release import Release
from missionhub.organizations.models import Organization


class ReleasedPromise(models.Model):
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="promises")
    promise = models.ForeignKey("missions.Promise", on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    cues = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "position"], name="released_promise_position_once"),
        ]

    def __str__(self) -> str:
        return self.text


class ReleasedAnswer(models.Model):
    class Kind(models.TextChoices):
        MISSION = "mission", _("mentions a promise")
        TASK = "task", _("describes the work")
        COPY = "copy", _("copies the mission")
        EMPTY = "empty", _("empty")
        NOT_ENGLISH = "not_english", _("not scored: English only")

    class Exclusion(models.TextChoices):
        DUPLICATE = "duplicate", _("the same words as another answer, counted once")
        COPY = "copy", _("a copy of the mission, not counted")
        EMPTY = "empty", _("empty, not counted")
        NOT_ENGLISH = "not_english", _("not scored: English only")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="answers")
    roster_entry = models.ForeignKey("surveys.RosterEntry", on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveSmallIntegerField(help_text="alphabetical by name, never by a score")
    name = models.CharField(max_length=200)
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    exclusion = models.CharField(max_length=12, choices=Exclusion.choices, blank=True)
    duplicate_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    is_in_pair = models.BooleanField(default=False, help_text="one of the two answers worth reading side by side")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "position"], name="released_answer_position_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ReleasedMatchQuerySet(models.QuerySet["ReleasedMatch"]):
    def of(self, organization: Organization) -> "ReleasedMatchQuerySet":
        return self.filter(answer__release__round__organization=organization)


class ReleasedMatch(models.Model):
    class Band(models.TextChoices):
        CLEAR = "clear", _("clear")
        PARTIAL = "partial", _("partial")
        NONE = "none", _("no mention")

        @classmethod
        def look_of(cls, band: str, *, counts: bool) -> tuple[str, str]:
            """How a match is shown, and its word: one that is found and does not count is *faint*."""
            return (band, str(cls(band).label)) if counts or band == cls.NONE else ("faint", str(_("faint")))

    answer = models.ForeignKey(ReleasedAnswer, on_delete=models.CASCADE, related_name="matches")
    promise = models.ForeignKey(ReleasedPromise, on_delete=models.CASCADE, related_name="matches")
    strength = models.FloatField()
    percentile = models.FloatField()
    band = models.CharField(max_length=8, choices=Band.choices)
    is_voiced = models.BooleanField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    shared = models.JSONField(default=list, help_text="spans of words shared with the promise")

    objects = ReleasedMatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "promise"], name="released_match_once_per_pair"),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="released_match_span_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} × {self.promise_id}: {self.band}"
