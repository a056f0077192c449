"""Key roles: what they are for, what they need, who holds them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person, Team
from missions.models.edited import EditedQuerySet, Noun


class SkillQuerySet(models.QuerySet["Skill"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def by_name(self) -> Self:
        return self.order_by("name", "pk")


class Skill(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(_("skill"), max_length=120)
    people = models.ManyToManyField(Person, blank=True, related_name="skills")

    objects = SkillQuerySet.as_manager()

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        constraints = (models.UniqueConstraint(fields=["organization", "name"], name="skill_name_once"),)

    def __str__(self) -> str:
        return self.name


class KeyRoleQuerySet(EditedQuerySet):
    def by_name(self) -> Self:
        return self.order_by("name", "pk")

    def held(self, *, on: date) -> Self:
        return self.filter(_is_held(on))

    def vacant(self, *, on: date) -> Self:
        """Nobody who is still here holds it that day."""
        return self.filter(~_is_held(on))


class KeyRole(Noun):
    SUBJECT_KIND, PAGE = "key_role", "role"
    EDITED_FIELDS = ("name", "purpose", "responsibilities", "team_id")

    name = models.CharField(_("name"), max_length=150)
    purpose = models.TextField(_("purpose"), blank=True)
    responsibilities = models.TextField(_("responsibilities"), blank=True)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    skills = models.ManyToManyField(Skill, blank=True, related_name="roles", verbose_name=_("skills needed"))

    objects = KeyRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("key role")
        verbose_name_plural = _("key roles")

    def __str__(self) -> str:
        return self.name


class RoleHolderQuerySet(models.QuerySet["RoleHolder"]):
    def current(self, *, on: date) -> Self:
        """Those who hold a role that day and have not left the organization."""
        holding = Q(since__isnull=True) | Q(since__lte=on), Q(until__isnull=True) | Q(until__gt=on)
        return self.filter(*holding, Q(person__left_on__isnull=True) | Q(person__left_on__gt=on))


class RoleHolder(models.Model):
    """A person in a key role; a role without a current holder is vacant."""

    role = models.ForeignKey(KeyRole, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="held_roles")
    focus = models.CharField(_("focus"), max_length=200, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = RoleHolderQuerySet.as_manager()

    class Meta:
        verbose_name = _("holder")
        verbose_name_plural = _("holders")
        constraints = (
            models.UniqueConstraint(
                fields=["role", "person"], condition=Q(until__isnull=True), name="role_held_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="role_holder_time_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


def _is_held(on: date) -> Exists:
    return Exists(RoleHolder.objects.current(on=on).filter(role=OuterRef("pk")))
