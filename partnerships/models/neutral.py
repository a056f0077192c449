"""Somebody of neither side who reads along: only while every side says yes to exactly this person, until a day."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from partnerships.models.partnership import Participant, Partnership, Party


class NeutralQuerySet(models.QuerySet["Neutral"]):
    def standing(self, *, on: date) -> Self:
        """Neither ended nor over; whether everybody has said yes is another question."""
        return self.filter(ended_at__isnull=True, ends_on__gte=on)


class Neutral(models.Model):
    """Belongs to no party and has no account here: rates, edits, signs and invites nothing.

    The row is never edited, so that a yes is always to these words; other words are another proposal.
    """

    class Role(models.TextChoices):
        FACILITATOR = "facilitator", _("Facilitator")
        OBSERVER = "observer", _("Observer")

    LONGEST: ClassVar[int] = 366  # days
    SIDES: ClassVar[int] = 2  # somebody is neutral only between two

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="neutrals")
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=11, choices=Role, default=Role.OBSERVER)
    ends_on = models.DateField(_("last day"))
    proposed_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    proposed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = NeutralQuerySet.as_manager()

    class Meta:
        verbose_name = _("person of neither side")
        verbose_name_plural = _("people of neither side")
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="neutral_has_name"),)

    def __str__(self) -> str:
        return self.name

    @property
    def is_facilitator(self) -> bool:
        return self.role == self.Role.FACILITATOR

    def waits_for(self, here: Iterable[Party]) -> list[Party]:
        """Whoever is here and has not said yes: also a party that came later."""
        agreed = {consent.party_id for consent in self.consents.all()}
        return [party for party in here if party.pk not in agreed]

    def is_in_force(self, here: list[Party]) -> bool:
        return len(here) >= self.SIDES and not self.waits_for(here)


class NeutralConsent(models.Model):
    """A party's yes, and the link that this party alone hands on: no side holds the key to what another shows."""

    PURPOSE: ClassVar[str] = "neutral"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    neutral = models.ForeignKey(Neutral, on_delete=models.CASCADE, related_name="consents")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "party_id")
        verbose_name = _("yes to a person of neither side")
        verbose_name_plural = _("yeses to people of neither side")
        constraints = (models.UniqueConstraint(fields=["neutral", "party"], name="neutral_consent_once_per_party"),)

    def __str__(self) -> str:
        return f"{self.party}"

    @property
    def token(self) -> str:
        return make_token(purpose=self.PURPOSE, identifier=self.id)
