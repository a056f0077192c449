"""What a party writes for its own eyes. The other party reaches it by no route: every read begins with the party."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Participant, Party


class PrivateNoteQuerySet(models.QuerySet["PrivateNote"]):
    def of(self, party: Party) -> Self:
        return self.filter(party=party)


class PrivateNote(models.Model):
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="private_notes")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("note"), max_length=5_000)
    written_at = models.DateTimeField()

    objects = PrivateNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("private note")
        verbose_name_plural = _("private notes")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="private_note_has_text"),)

    def __str__(self) -> str:
        return self.text[:60]
