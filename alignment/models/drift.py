"""Whether the mission has moved: one row per signal and per change of what it rests on, written once."""

from typing import Self

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from alignment.measures.drift import Verdict as Found
from missionhub.organizations.models import Organization, Person

FROZEN = (  # what points elsewhere may be emptied as that goes
    *("mission", "kind", "number", "since", "until", "verdict", "reason"),
    *("value", "before", "change", "low", "high", "chance_line", "p_value", "n", "n_before", "facts"),
    *("encoder", "weights_sha256", "engine_version", "formula_version", "fingerprint", "read_at"),
)


class DriftSignalQuerySet(models.QuerySet["DriftSignal"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(mission__organization=organization)

    def newest(self) -> Self:
        """Of each kind of each mission its last row."""
        last = self.values("mission", "kind").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=last)

    def with_versions(self) -> Self:
        return self.select_related("from_version", "to_version")

    def in_order(self) -> Self:
        return self.order_by("pk")


class DriftSignal(models.Model):
    class Kind(models.TextChoices):
        WORDS = "words", _("Words")
        PROGRAMME = "programme", _("What we do")
        VOICE_NAMED = "voice_named", _("What people mention, by name")
        VOICE_UNNAMED = "voice_unnamed", _("What people mention, without names")
        MONEY = "money", _("Money")
        HOURS = "hours", _("Time")
        DECISIONS = "decisions", _("Decisions")

    class Verdict(models.TextChoices):
        MOVED = Found.MOVED.value, _("Moved")
        NO_SIGN = Found.NO_SIGN.value, _("No sign")
        CANNOT_TELL = Found.CANNOT_TELL.value, _("Cannot tell")

    class Reason(models.TextChoices):
        """Why nobody can tell."""

        ONE_VERSION = "one_version", _("one version so far")
        NO_PROMISES = "no_promises", _("no promises to compare with")
        NOTHING_NAMED = "nothing_named", _("nothing says what it takes")
        NO_PAST = "no_past", _("too little is known of a year ago")
        FEW_ITEMS = "few_items", _("fewer than four things done at either time")
        ONE_ROUND = "one_round", _("no two rounds that can be compared")
        FEW_PEOPLE = "few_people", _("fewer than four people in a round")
        PROMISES_CHANGED = "promises_changed", _("fewer than two promises stayed the same")
        OTHER_ENGINE = "other_engine", _("the rounds were read by different engines")
        NO_MENTION = "no_mention", _("nobody mentions any of the promises")
        NO_TESTS = "no_tests", _("no decisions held against the mission in both years")

    mission = models.ForeignKey("missions.Mission", on_delete=models.CASCADE, related_name="drift_signals")
    kind = models.CharField(max_length=16, choices=Kind)
    number = models.PositiveIntegerField(help_text="counts up by mission and kind")
    from_version = models.ForeignKey("missions.MissionVersion", on_delete=models.SET_NULL, null=True, related_name="+")
    to_version = models.ForeignKey("missions.MissionVersion", on_delete=models.SET_NULL, null=True, related_name="+")
    from_round = models.ForeignKey("surveys.Round", on_delete=models.SET_NULL, null=True, related_name="+")
    to_round = models.ForeignKey("surveys.Round", on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateField(null=True, blank=True, help_text="the day it compares with")
    until = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=12, choices=Verdict)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    value = models.FloatField(null=True, blank=True)
    before = models.FloatField(null=True, blank=True)
    change = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    chance_line = models.FloatField(null=True, blank=True)
    p_value = models.FloatField(null=True, blank=True)
    n = models.PositiveIntegerField(default=0)
    n_before = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict, blank=True, help_text="what a reader needs to see what moved")
    encoder = models.CharField(max_length=80, blank=True)
    weights_sha256 = models.CharField(max_length=64, blank=True)
    engine_version = models.CharField(max_length=40)
    formula_version = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 over everything it was computed from")
    read_at = models.DateTimeField()

    objects = DriftSignalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "kind", "number"], name="drift_signal_number_once"),
            models.CheckConstraint(
                condition=Q(verdict="cannot_tell") & ~Q(reason="") | ~Q(verdict="cannot_tell") & Q(reason=""),
                name="drift_signal_says_why_it_cannot_tell",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True) | Q(high__gte=models.F("low")),
                name="drift_signal_interval_runs_upward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}: {self.verdict}"

    @property
    def has_moved(self) -> bool:
        return self.verdict == self.Verdict.MOVED


class DriftAnswerQuerySet(models.QuerySet["DriftAnswer"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(signal__mission__organization=organization)

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class DriftAnswer(models.Model):
    """What a person says of a signal that moved. Said anew, the earlier word stays beside it."""

    class Intent(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNSURE = "unsure", _("Not sure yet")

    signal = models.ForeignKey(DriftSignal, on_delete=models.CASCADE, related_name="answers")
    intent = models.CharField(_("was this intended?"), max_length=6, choices=Intent)
    note = models.TextField(_("why"), blank=True)
    said_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField()

    objects = DriftAnswerQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.signal_id}: {self.intent}"
