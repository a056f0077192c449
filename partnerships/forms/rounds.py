from django import forms
from django.utils.translation import gettext_lazy as _


class RoundForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you look again?"),
        max_length=300,
        help_text=_("A sentence that every side reads: what has changed, or what you have tried since."),
    )
