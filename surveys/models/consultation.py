"""A question put before many as statements to agree or disagree with, and what became of each statement."""

from functools import cached_property
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models import Decision, Mission
from surveys.models.instrument import Instrument
from surveys.models.round import Round


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class Consultation(models.Model):
    """At most one round of proposals, then one vote; `Round.consultation` says which rounds are its own."""

    class Stage(models.TextChoices):
        PROPOSING = "proposing", _("People propose statements")
        MIXING = "mixing", _("Proposals are being mixed")
        SORTING = "sorting", _("Proposals are sorted")
        VOTING = "voting", _("People vote")
        COUNTING = "counting", _("Votes are being counted")
        TOLD = "told", _("Result")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="consultations")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    decision = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("for the decision")
    )
    question = models.CharField(_("what it is about"), max_length=200)
    context = models.TextField(_("what people should know"), blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("surveys:consultation", args=[self.organization.slug, self.pk])

    @cached_property
    def proposing(self) -> Round | None:
        return self._round(Instrument.Kind.PROPOSALS)

    @cached_property
    def vote(self) -> Round | None:
        return self._round(Instrument.Kind.CONSULTATION)

    @property
    def left_out(self) -> "models.QuerySet[Statement]":
        """Told to everybody who votes: what is not asked, and why."""
        out = self.statements.filter(state__in=(Statement.State.MERGED, Statement.State.DECLINED))
        return out.select_related("merged_into").in_order()

    @property
    def stage(self) -> Stage:
        if self.vote is not None:
            open_stage, sealed, done = self.Stage.VOTING, self.Stage.COUNTING, self.Stage.TOLD
        else:
            open_stage, sealed, done = self.Stage.PROPOSING, self.Stage.MIXING, self.Stage.SORTING
        current = self.vote or self.proposing
        if current is None or current.released_at is not None:
            return done
        return open_stage if current.is_open else sealed

    def _round(self, kind: str) -> Round | None:
        return next(
            (round for round in self.rounds.select_related("instrument") if round.instrument.kind == kind), None
        )


class StatementQuerySet(models.QuerySet["Statement"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(consultation__organization=organization)

    def voted_on(self) -> Self:
        return self.filter(state=Statement.State.ACCEPTED)

    def waiting(self) -> Self:
        return self.filter(state=Statement.State.WAITING)

    def next_number(self) -> int:
        return (self.aggregate(last=models.Max("number"))["last"] or 0) + 1

    def in_order(self) -> Self:
        return self.order_by("number")


class Statement(models.Model):
    """Never whose proposal it was: proposals arrive mixed, and nothing here is written before."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Not decided yet")
        ACCEPTED = "accepted", _("Put to the vote")
        MERGED = "merged", _("Merged with another")
        DECLINED = "declined", _("Not put to the vote")

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    text = models.CharField(_("statement"), max_length=1000)
    is_proposed = models.BooleanField(_("proposed by somebody asked"), default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    reason = models.CharField(_("why"), max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = (
            models.UniqueConstraint(fields=["consultation", "number"], name="statement_one_per_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "accepted")) | ~models.Q(reason=""),
                name="statement_not_voted_on_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """Names it among the questions of the vote."""
        return f"statement_{self.number}"
