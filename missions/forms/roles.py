"""What people type about key roles, their holders and skills."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person, Team
from missions.forms.drafts import offer_teams
from missions.forms.edited import EditedForm
from missions.forms.fields import Words
from missions.models import KeyRole, RoleHolder, Skill

LONGEST_SKILL = 120


class Day(forms.DateField):
    """A day, typed or chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class KeyRoleForm(EditedForm):
    subject = KeyRole

    name = forms.CharField(
        label=_("Name of the role"), max_length=150, help_text=_("As people say it: “Volunteer coordinator”.")
    )
    purpose = Words(
        label=_("What it is there for"),
        max_length=2_000,
        rows=2,
        required=False,
        help_text=_("One sentence: what would go wrong for the mission if nobody held it?"),
    )
    responsibilities = Words(
        label=_("What it takes care of"),
        max_length=5_000,
        rows=5,
        required=False,
        help_text=_("One responsibility a line, each beginning with what is done: “Answers every call within a day”."),
    )
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.none(), required=False, empty_label=_("The whole organization")
    )

    def choose_within(self, organization: Organization) -> None:
        offer_teams(self, organization)


class SkillLines(Words):
    """One skill a line; a list in the domain."""

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in str(super().clean(value)).split("\n")]
        if any(len(line) > LONGEST_SKILL for line in lines):
            raise ValidationError(_("A skill has at most 120 characters. Write one on each line."))
        return list(dict.fromkeys(line for line in lines if line))


class NewKeyRoleForm(KeyRoleForm):
    skills = SkillLines(
        label=_("Skills it needs"),
        max_length=3_000,
        required=False,
        help_text=_("One skill a line, in words you would use in a job advert."),
    )


class SkillForm(forms.Form):
    name = forms.CharField(
        label=_("Skill"), max_length=LONGEST_SKILL, widget=forms.TextInput(attrs={"list": "skill-names"})
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class HoldingForm(forms.Form):
    """How a person holds a role: on what, and how long."""

    focus = forms.CharField(
        label=_("Focus"),
        max_length=200,
        required=False,
        help_text=_("If several people share the role, or somebody holds a part of it: “Eastside”, “weekends”."),
    )
    since = Day(label=_("Since"), required=False)
    until = Day(label=_("Until"), required=False, help_text=_("The last day is the day before."))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        since, until = typed.get("since"), typed.get("until")
        if since and until and until < since:
            self.add_error("until", _("It ends before it begins. Change one of the two days."))
        return typed


class HolderForm(HoldingForm):
    person = forms.ModelChoiceField(
        label=_("Who holds it?"), queryset=Person.objects.none(), empty_label=_("Choose somebody")
    )
    field_order = ("person", "focus", "since", "until")

    def __init__(self, *args: Any, role: KeyRole, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Person.objects.of(role.organization).active()
        holding = RoleHolder.objects.filter(role=role, until__isnull=True)
        free = here.exclude(pk__in=holding.values("person")).by_name()
        self.fields["person"].queryset = free  # type: ignore[attr-defined]


def skill_names(organization: Organization) -> list[str]:
    """What is offered while a skill is typed."""
    return list(Skill.objects.of(organization).by_name().values_list("name", flat=True))
