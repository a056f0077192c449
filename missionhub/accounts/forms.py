from datetime import timedelta

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from missionhub.accounts.models import AccessToken, User

LASTS = ((30, _("30 days")), (90, _("90 days")), (365, _("a year")))


class AccessTokenForm(forms.Form):
    name = forms.CharField(
        label=_("What is it for?"), max_length=120, help_text=_("“Monthly figures from the warehouse program”.")
    )
    scope = forms.ChoiceField(
        label=_("What may it do?"),
        choices=AccessToken.Scope.choices,
        initial=AccessToken.Scope.READ,
        widget=forms.RadioSelect,
        help_text=_("It never may do more than you."),
    )
    days = forms.TypedChoiceField(label=_("How long does it work?"), choices=LASTS, coerce=int, initial=90)

    @property
    def lasts(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])


class NewAccountForm(forms.Form):
    """An account made on the spot; nothing is mailed."""

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
