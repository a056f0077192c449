"""What a party writes for its own eyes, and perhaps a facilitator's. The other party reaches it by no route."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Participant
from partnerships.models.visibility import SeenByParty, Visibility


class PrivateNote(SeenByParty):
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("note"), max_length=5_000)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("private note")
        verbose_name_plural = _("private notes")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="private_note_has_text"),
            models.CheckConstraint(condition=~Q(visibility=Visibility.SHARED), name="private_note_never_shared"),
        )

    def __str__(self) -> str:
        return self.text[:60]
