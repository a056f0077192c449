"""Skills where a leader looks for them: on the role, and on the person."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Permission
from missions.forms.roles import SkillForm, skill_names
from missions.models import KeyRole, RoleHolder, Skill
from missions.queries.skills import skill_rows
from missions.services.skills import credit_skill, need_no_longer, need_skill, withdraw_skill
from missions.views.plan import PlanScoped


class SkillScoped(PlanScoped):
    permission_required = Permission.PLAN_EDIT

    def dropped(self) -> Skill | None:
        """The skill whose button said it is to go."""
        wanted = self.request.POST.get("drop", "")
        skills = Skill.objects.of(self.request.organization)
        return skills.filter(pk=int(wanted)).first() if wanted.isdecimal() and len(wanted) < 19 else None


class SkillList(PlanScoped, View):
    permission_required = Permission.PLAN_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = skill_rows(organization=self.request.organization, on=self.today())
        return render(request, "missions/skill_list.html", {"rows": rows, "may_edit": self.may_edit()})


class RoleSkills(SkillScoped, View):
    """One skill more, or one less."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        roles = KeyRole.objects.of(self.request.organization).active().select_related("organization")
        role = get_object_or_404(roles, pk=pk)
        if skill := self.dropped():
            need_no_longer(needing=role, skill=skill)
        elif (form := SkillForm(request.POST)).is_valid():
            need_skill(needing=role, name=form.cleaned_data["name"])
        elif "name" in request.POST:
            messages.error(request, _("Name the skill in at most 120 characters, then add it again."))
        return redirect(f"{role.get_absolute_url()}#skills")


class SkillPerson(SkillScoped, View):
    """What one person can do."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(request, self._person(pk), SkillForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self._person(pk)
        if skill := self.dropped():
            withdraw_skill(person=person, skill=skill)
            return self.to("skill-person", person.pk)
        form = SkillForm(request.POST)
        if not form.is_valid():
            return self._page(request, person, form)
        credit_skill(person=person, name=form.cleaned_data["name"])
        return self.to("skill-person", person.pk)

    def _person(self, pk: int) -> Person:
        people = Person.objects.of(self.request.organization).active().select_related("organization")
        return get_object_or_404(people, pk=pk)

    def _page(self, request: HttpRequest, person: Person, form: SkillForm) -> HttpResponse:
        today = self.today()
        held = RoleHolder.objects.current(on=today).filter(person=person, role__archived_at__isnull=True)
        roles = [holder.role for holder in held.select_related("role__organization").order_by("role__name", "pk")]
        skills = list(person.skills.by_name())
        context: dict[str, Any] = {
            "person": person,
            "skill_form": form,
            "skills": skills,
            "roles": roles,
            "asked": _asked(roles, skills),
            "skill_names": skill_names(self.request.organization),
        }
        return render(request, "missions/skill_person.html", context)


def _asked(roles: list[KeyRole], skills: list[Skill]) -> list[Skill]:
    """What the person's roles need and the person is not known to have."""
    needed = Skill.objects.filter(roles__in=roles).distinct().by_name()
    return [skill for skill in needed if skill not in skills]
