from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from missionhub.accounts.models import User
from missionhub.organizations.forms import OrganizationForm
from missionhub.organizations.permissions import Role


class AdministratorForm(OrganizationForm):
    """Your account and your organization in one go; nothing is mailed."""

    person_name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You sign in with it. No mail is sent."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least 8 characters. A few words in a row are easy to remember."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    field_order = ("person_name", "email", "password", "name", "kind", "sector", "language", "time_zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the organization")
        self.initial["time_zone"] = ""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise ValidationError(_("This address already has an account. Sign in with it, or use another one."))
        return email

    def _post_clean(self) -> None:
        super()._post_clean()
        password = self.cleaned_data.get("password")
        if password:
            person = User(email=self.cleaned_data.get("email", ""), name=self.cleaned_data.get("person_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)

    def organization_fields(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in OrganizationForm.Meta.fields}


class VisitForm(forms.Form):
    """Which of the three demonstration people one wants to be."""

    role = forms.ChoiceField(choices=Role.choices)
