"""What a round published: written once, never changed. Pages, API, exports and mails read these rows alone."""

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from surveys.models.node import RoundNode
from surveys.models.round import Round

AS_RELEASED = 1  # the edition that a round published; those above it are later readings of its texts
READ_AGAIN = ("shows_mission", "promise")  # what a later reading may hold: figures of texts
READ_AGAIN_NEEDS = 10  # people, and no team: a promise worded to fit one person would be a question about that person


class ReleasedFigureQuerySet(models.QuerySet["ReleasedFigure"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(round__organization=organization)

    def of_round(self, round_id: int) -> Self:
        return self.filter(round_id=round_id).select_related("node")

    def as_released(self) -> Self:
        """Without later readings of the same texts."""
        return self.filter(edition=AS_RELEASED)

    def in_order(self) -> Self:
        return self.order_by("node__position", "measure", "question_key", "item_key")


class ReleasedFigure(models.Model):
    """One number of one team, coded as `surveys.disclosure` lets it out; a hidden team has no row."""

    class Measure(models.TextChoices):
        MEAN = "mean", _("mean")
        SPREAD = "spread", _("how the answers spread")
        CHOSEN = "chosen", _("share who chose it")
        KNOWS_AGREES = "knows_agrees", _("knows × agrees")
        INDEX = "index", _("mission index")
        AGREEMENT = "agreement", _("agreement")
        RELIABILITY = "reliability", _("reliability")
        PLACE = "place", _("mean place")
        SHOWS_MISSION = "shows_mission", _("share that shows the mission")
        PROMISE = "promise", _("share that shows the promise")
        THEME = "theme", _("share that is about the theme")
        SIGHT = "sight", _("share who know it")
        VOTES = "votes", _("how people voted")
        GROUP_VOTES = "group_votes", _("how an opinion group voted")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="figures")
    node = models.ForeignKey(RoundNode, on_delete=models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=20, choices=Measure)
    question_key = models.CharField(max_length=40)
    item_key = models.CharField(max_length=40, blank=True)
    edition = models.PositiveSmallIntegerField(
        default=AS_RELEASED, help_text="above 1: the texts of the whole, read again against a later mission"
    )
    n = models.PositiveIntegerField(_("answers"))
    value = models.JSONField()

    objects = ReleasedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("released figure")
        verbose_name_plural = _("released figures")
        constraints = (
            models.UniqueConstraint(
                fields=["round", "node", "measure", "question_key", "item_key", "edition"], name="released_figure_once"
            ),
            models.CheckConstraint(condition=models.Q(n__gte=5), name="released_figure_needs_five"),
            models.CheckConstraint(
                condition=models.Q(edition=AS_RELEASED)
                | models.Q(edition__gt=AS_RELEASED, n__gte=READ_AGAIN_NEEDS, measure__in=[*READ_AGAIN]),
                name="released_figure_read_again_needs_ten_and_a_text",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.question_key} {self.item_key}".strip()


class ReleasedQuote(models.Model):
    """A text whose writer said yes, where at least ten answered; ids and order are drawn by chance."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="quotes")
    node = models.ForeignKey(RoundNode, on_delete=models.CASCADE, related_name="quotes")
    question_key = models.CharField(max_length=40)
    position = models.PositiveIntegerField(help_text="random")
    text = models.TextField()

    class Meta:
        verbose_name = _("released quote")
        verbose_name_plural = _("released quotes")
        constraints = (
            models.UniqueConstraint(
                fields=["round", "question_key", "position"], name="released_quote_one_per_position"
            ),
        )

    def __str__(self) -> str:
        return self.text
