from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PauseForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("“Winter break”, “Counting week”."))
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends_on = forms.DateField(
        label=_("To, that day included"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The pause ends before it begins. Change one of the two days."))
        return told
