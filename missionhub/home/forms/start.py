from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.accounts.forms import NewAccountForm
from missionhub.organizations.forms import OrganizationForm
from missionhub.organizations.permissions import Role


class AdministratorForm(NewAccountForm, OrganizationForm):
    """Your account and your organization in one go; nothing is mailed."""

    field_order = ("person_name", "email", "password", "name", "kind", "sector", "language", "time_zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the organization")
        self.initial["time_zone"] = ""

    def organization_fields(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in OrganizationForm.Meta.fields}


class VisitForm(forms.Form):
    """Which of the three demonstration people one wants to be."""

    role = forms.ChoiceField(choices=Role.choices)
