"""Questions both sides answer for themselves before either reads the other's answer."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Participant, Party


class DialogueAnswerQuerySet(models.QuerySet["DialogueAnswer"]):
    def seen_by(self, party: Party) -> Self:
        """The one door: one's own, and what others shared on a question this party shared its own answer to."""
        mine = DialogueAnswer.objects.filter(party=party, prompt=OuterRef("prompt"), shared_at__isnull=False)
        met = Q(Exists(mine), party__left_at__isnull=True)
        met |= Q(Exists(mine.filter(shared_at__lte=OuterRef("party__left_at"))))
        others = Q(party__partnership=party.partnership_id, shared_at__isnull=False)
        if party.left_at is not None:
            others &= Q(shared_at__lte=party.left_at)
        return self.filter(Q(party=party) | (others & met))

    def handed_over(self) -> Self:
        """That a party has shared an answer is known to all, and nothing else of it."""
        return self.filter(shared_at__isnull=False)


class DialogueAnswer(models.Model):
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    prompt = models.PositiveSmallIntegerField(_("question"))
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("answer"), max_length=4_000)
    written_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = DialogueAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a question of the talk")
        verbose_name_plural = _("answers to questions of the talk")
        constraints = (
            models.UniqueConstraint(fields=["party", "prompt"], name="dialogue_answer_once_per_party"),
            models.CheckConstraint(condition=~Q(text=""), name="dialogue_answer_has_text"),
            models.CheckConstraint(
                condition=Q(shared_at__isnull=True) | Q(shared_at__gte=F("written_at")),
                name="dialogue_answer_written_before_shared",
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]
