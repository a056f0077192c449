"""Decisions under the mission test, and whether they were right."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Person
from missions.models.edited import EditedQuerySet, Noun
from missions.models.promise import Promise
from missions.models.stakeholder import Stakeholder


class DecisionQuerySet(EditedQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-decided_on", "-pk")

    def to_look_back_on(self, *, on: date) -> Self:
        return self.active().filter(look_back_on__lte=on, looked_back_at__isnull=True)


class Decision(Noun):
    class Verdict(models.TextChoices):
        RIGHT = "right", _("It was right")
        MIXED = "mixed", _("Partly right")
        WRONG = "wrong", _("It was wrong")
        TOO_EARLY = "too_early", _("Too early to tell")

    SUBJECT_KIND, PAGE = "decision", "decision"
    EDITED_FIELDS = ("title", "context", "options", "decided", "decided_on", "responsible_id", "look_back_on")

    title = models.CharField(_("decision"), max_length=300)
    context = models.TextField(_("what it is about"), blank=True)
    options = models.TextField(_("what else was considered"), blank=True)
    decided = models.TextField(_("what was decided"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    responsible = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who answers for it")
    )
    look_back_on = models.DateField(_("look back on"), null=True, blank=True)
    looked_back_at = models.DateTimeField(null=True, blank=True)
    looked_back_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    verdict = models.CharField(_("was it right?"), max_length=10, choices=Verdict, blank=True)
    lesson = models.TextField(_("what we learned"), blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = (
            models.CheckConstraint(
                condition=Q(looked_back_at__isnull=True, verdict="") | Q(looked_back_at__isnull=False) & ~Q(verdict=""),
                name="decision_look_back_has_a_verdict",
            ),
        )

    def __str__(self) -> str:
        return self.title


class TestAnswer(models.Model):
    """One of the five questions of the mission test."""

    class Question(models.TextChoices):
        PROMISE = "promise", _("Which promise does it keep better?")
        HARM = "harm", _("Does it weaken another promise?")
        SERVED = "served", _("Would the people we serve choose it?")
        MEANS = "means", _("Can we pay for it without giving up the mission?")
        EXPLAIN = "explain", _("Could we explain it in public, in one sentence?")

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")
        UNSURE = "unsure", _("We do not know")

    __test__ = False  # not a test of ours

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="test_answers")
    question = models.CharField(max_length=10, choices=Question)
    answer = models.CharField(_("answer"), max_length=6, choices=Answer, blank=True)
    note = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("answer of the mission test")
        verbose_name_plural = _("answers of the mission test")
        constraints = (models.UniqueConstraint(fields=["decision", "question"], name="test_answered_once"),)

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class Effect(models.IntegerChoices):
    """What a decision or a change does to a promise."""

    HELPS = 1, _("+ helps")
    NEUTRAL = 0, _("0 no effect")
    HURTS = -1, _("− hurts")


class DecisionEffect(models.Model):
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="effects")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")
    effect = models.SmallIntegerField(_("effect"), choices=Effect)
    note = models.TextField(_("how"), blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["decision", "promise"], name="decision_effect_once"),)

    def __str__(self) -> str:
        return f"{self.promise_id}: {self.effect}"


class Voice(models.Model):
    """Somebody who was asked before deciding, and what they said."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="voices")
    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("who"), max_length=200)
    view = models.TextField(_("what they said"), blank=True)
    is_against = models.BooleanField(_("spoke against it"), default=False)

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")

    def __str__(self) -> str:
        return self.name
