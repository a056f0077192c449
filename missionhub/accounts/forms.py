from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.accounts.models import AccessToken

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
