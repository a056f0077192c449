from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person, Team
from missionhub.organizations.permissions import Role
from missionhub.organizations.time_zones import TimeZoneField


class OrganizationForm(forms.ModelForm):
    time_zone = TimeZoneField()

    class Meta:
        model = Organization
        fields = ("name", "kind", "sector", "language", "time_zone")
        widgets = {"language": forms.Select(choices=[("en", _("English")), ("de", _("German"))])}


class PersonForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ("name", "email", "title", "team")

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.of(organization).order_by("name", "pk")  # type: ignore[attr-defined]
        self.fields["team"].empty_label = _("No team")  # type: ignore[attr-defined]


class InvitationForm(PersonForm):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.MEMBER)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Name of the team"), max_length=120)
    parent = forms.ModelChoiceField(
        label=_("Part of"), queryset=Team.objects.none(), required=False, empty_label=_("No other team")
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Team.objects.of(organization).order_by("name", "pk")  # type: ignore[attr-defined]
