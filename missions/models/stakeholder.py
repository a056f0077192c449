"""Whom the mission concerns, and what is done together with them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Person
from missions.models.edited import EditedQuerySet, Noun


class StakeholderQuerySet(EditedQuerySet):
    def by_name(self) -> "StakeholderQuerySet":
        return self.order_by("name", "pk")

    def served(self) -> "StakeholderQuerySet":
        """Those whom outcomes are for."""
        return self.filter(kind__in=(Stakeholder.Kind.BENEFICIARIES, Stakeholder.Kind.CUSTOMERS))


class Stakeholder(Noun):
    class Kind(models.TextChoices):
        BENEFICIARIES = "beneficiaries", _("People we serve")
        CUSTOMERS = "customers", _("Customers or members")
        STAFF = "staff", _("Staff")
        VOLUNTEERS = "volunteers", _("Volunteers")
        FUNDERS = "funders", _("Funders and donors")
        SUPPLIERS = "suppliers", _("Suppliers")
        PARTNERS = "partners", _("Partners")
        COMMUNITY = "community", _("Community")
        GOVERNMENT = "government", _("Government")
        OTHER = "other", _("Others")

    class Stance(models.TextChoices):
        ALLY = "ally", _("Ally")
        NEUTRAL = "neutral", _("Neutral")
        AT_RISK = "at_risk", _("At risk")

    SUBJECT_KIND, PAGE = "stakeholder", "stakeholder"
    EDITED_FIELDS = ("name", "kind", "power", "interest", "stance", "expectation", "note", "steward_id")
    SCALE = range(1, 6)
    POWER_IN_WORDS = (
        (5, _("5 · can make it or stop it")),
        (4, _("4 · can help or hinder a lot")),
        (3, _("3 · has some say")),
        (2, _("2 · has a little say")),
        (1, _("1 · has hardly any say")),
    )

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.BENEFICIARIES)
    power = models.PositiveSmallIntegerField(_("power, 1 to 5"), null=True, blank=True)
    interest = models.PositiveSmallIntegerField(_("interest in the mission, 1 to 5"), null=True, blank=True)
    stance = models.CharField(_("stance"), max_length=10, choices=Stance, blank=True)
    expectation = models.TextField(_("what they expect of us"), blank=True)
    note = models.TextField(_("note"), blank=True)
    steward = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who keeps in touch")
    )

    objects = StakeholderQuerySet.as_manager()

    class Meta:
        verbose_name = _("stakeholder")
        verbose_name_plural = _("stakeholders")
        constraints = (
            models.UniqueConstraint(fields=["organization", "name"], name="stakeholder_name_once"),
            models.CheckConstraint(
                condition=(Q(power__isnull=True) | Q(power__range=(1, 5)))
                & (Q(interest__isnull=True) | Q(interest__range=(1, 5))),
                name="stakeholder_scale_one_to_five",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Engagement(models.Model):
    """Something done, or agreed to be done, together with a stakeholder."""

    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="engagements")
    objective = models.ForeignKey(
        "missions.Objective", on_delete=models.SET_NULL, null=True, blank=True, related_name="engagements"
    )
    text = models.TextField(_("what we do together"))
    held_on = models.DateField(_("day"), null=True, blank=True)
    source_note = models.CharField(_("source"), max_length=500, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")

    def __str__(self) -> str:
        return self.text[:60]
