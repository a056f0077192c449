"""The stakeholder register as a picture and as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db.models import F, QuerySet
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from missionhub.core.charts import Mark
from missionhub.organizations.models import Organization
from missions.models import Engagement, Stakeholder

HIGH = 3  # a middling power or interest counts as high: better too much care than too little
SHAPES = {
    Stakeholder.Stance.ALLY: "circle",
    Stakeholder.Stance.NEUTRAL: "square",
    Stakeholder.Stance.AT_RISK: "triangle",
}


class Care(Enum):
    """What a place on the grid asks of us."""

    WORK_CLOSELY = (_("Work closely"), _("They can help or stop us, and they care. Decide together."))
    KEEP_SATISFIED = (_("Keep satisfied"), _("They can stop us and hardly think of us. Ask before it concerns them."))
    KEEP_INFORMED = (_("Keep informed"), _("They care and can do little alone. Tell them what happens, and listen."))
    MONITOR = (_("Monitor"), _("Little power, little interest today. Look again once a year."))

    def __init__(self, label: LazyText, advice: LazyText) -> None:
        self.label, self.advice = label, advice


@dataclass(frozen=True)
class RegisterRow:
    stakeholder: Stakeholder
    care: Care | None  # None until power and interest are known


@dataclass(frozen=True)
class Register:
    rows: list[RegisterRow]
    marks: list[Mark]

    @property
    def placed(self) -> list[RegisterRow]:
        return [row for row in self.rows if row.care]

    @property
    def unplaced(self) -> list[RegisterRow]:
        return [row for row in self.rows if not row.care]

    @property
    def unattended(self) -> list[RegisterRow]:
        """They can help or stop us, and nobody keeps in touch."""
        heavy = (Care.WORK_CLOSELY, Care.KEEP_SATISFIED)
        return [row for row in self.rows if row.care in heavy and row.stakeholder.steward is None]


def register(organization: Organization) -> Register:
    """Everybody who counts today, the most powerful and most interested first."""
    stakeholders = Stakeholder.objects.of(organization).active().select_related("steward", "organization")
    ordered = stakeholders.order_by(F("power").desc(nulls_last=True), F("interest").desc(nulls_last=True), "name", "pk")
    rows = [RegisterRow(stakeholder, care_for(stakeholder)) for stakeholder in ordered]
    return Register(rows, grid_marks(row.stakeholder for row in rows))


def care_for(stakeholder: Stakeholder) -> Care | None:
    if stakeholder.power is None or stakeholder.interest is None:
        return None
    if stakeholder.power >= HIGH:
        return Care.WORK_CLOSELY if stakeholder.interest >= HIGH else Care.KEEP_SATISFIED
    return Care.KEEP_INFORMED if stakeholder.interest >= HIGH else Care.MONITOR


def grid_marks(stakeholders: Iterable[Stakeholder]) -> list[Mark]:
    return [
        Mark(
            label=stakeholder.name,
            power=stakeholder.power,
            interest=stakeholder.interest,
            shape=SHAPES.get(stakeholder.stance, "ring"),  # type: ignore[call-overload]  # blank is no stance
            word=stakeholder.get_stance_display(),
            url=stakeholder.get_absolute_url(),
        )
        for stakeholder in stakeholders
        if stakeholder.power and stakeholder.interest
    ]


def engagements_of(stakeholder: Stakeholder) -> QuerySet[Engagement]:
    """What is to come and what was last, first."""
    mine = Engagement.objects.filter(stakeholder=stakeholder).select_related("objective__organization", "created_by")
    return mine.order_by(F("held_on").desc(nulls_first=True), "-pk")
