"""The team tree of a round, frozen at launch; moving people or renaming teams later changes nothing in it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Team
from surveys.models.round import Round


class RoundNodeQuerySet(models.QuerySet["RoundNode"]):
    def roots(self) -> Self:
        return self.filter(parent__isnull=True)

    def counted(self) -> Self:
        """Those that may show how many have answered."""
        return self.filter(participation__isnull=False)

    def in_order(self) -> Self:
        """Parents before their children, siblings as the teams were ordered."""
        return self.order_by("position")


class RoundNode(models.Model):
    class Hidden(models.TextChoices):
        UNDECIDED = "", _("not decided")
        NOT = "not", _("shown")
        FEW = "few", _("too few answered, here or beside it")
        CHANGES = "changes", _("one or two people joined, left or newly answered")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    position = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField(default=0)
    invited = models.PositiveIntegerField(_("invited, with all teams below"), default=0)
    participation = models.PositiveSmallIntegerField(
        _("participation, % in steps of 5"), null=True, blank=True, help_text="empty where too few are invited"
    )
    participation_end = models.CharField(
        max_length=10, blank=True, help_text="at_least or at_most where the figure is a coded end"
    )
    participation_on = models.DateField(null=True, blank=True)
    hidden_because = models.CharField(
        max_length=10,
        choices=Hidden,
        default=Hidden.UNDECIDED,
        blank=True,
        help_text="decided as a strict round is released",
    )
    hidden_inside = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="+", help_text="where it is shown instead"
    )

    objects = RoundNodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("team of a round")
        verbose_name_plural = _("teams of a round")
        constraints = (models.UniqueConstraint(fields=["round", "position"], name="round_node_one_per_position"),)

    def __str__(self) -> str:
        return self.name

    @property
    def participation_words(self) -> str:
        """How many answered, as it may be told; never all and never nobody."""
        words = {"at_least": _("%(percent)s%% or more"), "at_most": _("%(percent)s%% or fewer")}
        return words.get(self.participation_end, _("about %(percent)s%%")) % {"percent": self.participation}
