from django import forms
from django.utils.translation import gettext_lazy as _

from missions.forms.fields import Words


class EvidenceForm(forms.Form):
    text = Words(
        label=_("What shows it?"),
        max_length=2_000,
        help_text=_("A figure, a letter, something you saw: “31 of 34 calls were answered within two days”."),
    )
    source = forms.CharField(
        label=_("Where to find it"),
        max_length=500,
        required=False,
        help_text=_("A report and its page, a folder, a link."),
    )
    seen_on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
