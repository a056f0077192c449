"""What a release froze: the promises as they read then, each answer, and each pair of the two."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alignment.models.release import Release
from missionhub.organizations.models import Organization, Person


class ReleasedPromise(models.Model):
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="promises")
    promise = models.ForeignKey("missions.Promise", on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    cues = models.JSONField(default=list)
    line = models.FloatField(default=0.3, help_text="the strength from which a match counted")
    counterexamples = models.JSONField(default=list, help_text="clauses people had said do not show it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "position"], name="released_promise_position_once"),
        ]

    def __str__(self) -> str:
        return self.text


class ReleasedTheme(models.Model):
    """What several people of an attributed round talk about; each answer is in one at most."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="themes")
    position = models.PositiveSmallIntegerField(help_text="the largest first")
    words = models.JSONField(help_text="by which it is known, the most typical first")
    promise = models.ForeignKey(ReleasedPromise, on_delete=models.CASCADE, null=True, related_name="themes")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "position"], name="released_theme_position_once"),
        ]

    def __str__(self) -> str:
        return ", ".join(self.words)


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
    theme = models.ForeignKey(ReleasedTheme, on_delete=models.SET_NULL, null=True, related_name="answers")
    is_typical = models.BooleanField(default=False, help_text="the one nearest to what its theme is about")
    priorities = models.JSONField(
        default=list, blank=True, help_text="keys of the promises in this person's order, where a ranking was asked"
    )
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

    def with_pair(self) -> "ReleasedMatchQuerySet":
        return self.select_related("answer__release", "promise")

    def that_may_be_labeled(self) -> "ReleasedMatchQuerySet":
        """Of attributed rounds (trust.md: never of a confidential answer without consent), and read at all."""
        return self.filter(answer__release__round__mode="attributed", answer__exclusion="")

    def missed_by_the_release(self, person: Person) -> "ReleasedMatchQuerySet":
        """Not counted, though the person says that it shows the promise."""
        return self.that_may_be_labeled().filter(labels__person=person, labels__shows=True, is_voiced=False)

    def written_by(self, person: Person) -> "ReleasedMatchQuerySet":
        return self.filter(answer__roster_entry__person=person)

    def judged(self) -> "ReleasedMatchQuerySet":
        """Somebody has labeled it, or disagreed with it."""
        return self.filter(Q(labels__isnull=False) | Q(disagreements__isnull=False)).distinct()


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
    also = models.JSONField(default=list, help_text="spans in other sentences that count for it on their own")
    nearest = models.JSONField(
        default=list, help_text="span of the sentence that comes closest, where it did not count; never a mention"
    )
    sentences = models.PositiveSmallIntegerField(default=1, help_text="that count for it: this one and the others")

    objects = ReleasedMatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "promise"], name="released_match_once_per_pair"),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="released_match_span_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} × {self.promise_id}: {self.band}"

    @property
    def stands(self) -> bool:
        """The same as `standing`, of one row with its disagreements."""
        disputed = {disagreement.sentence for disagreement in self.disagreements.all()}
        return len(disputed) < self.sentences if self.is_voiced else bool(disputed)

    @property
    def evidence(self) -> str:
        """The clause that was found; empty where none was."""
        return self.answer.text[self.start : self.end]

    @property
    def clauses(self) -> list[str]:
        """Each sentence that counts, in the order of `spans`."""
        return [self.answer.text[start:end] for start, end in self.spans]

    @property
    def claimed(self) -> tuple[int, int]:
        """By which words people count it where the release did not: those first chosen, else the closest sentence."""
        chosen = [row for row in self.disagreements.all() if row.claim]
        first = min(chosen, key=lambda row: (row.created_at, row.pk)).claim if chosen else None
        start, end = first or self.nearest or (self.start, self.end)
        return start, end

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Of each sentence that counts for it: the strongest first, then the others as they were written."""
        return [(self.start, self.end), *((start, end) for start, end in self.also)]

    @property
    def countable_strength(self) -> float | None:
        """The strength by which a line could count it; None where nothing found speaks for the promise."""
        return None if self.band == self.Band.NONE else self.strength
