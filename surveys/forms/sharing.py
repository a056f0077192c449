from django import forms
from django.utils.translation import gettext_lazy as _


class SummaryForm(forms.Form):
    """You said, we did."""

    text = forms.CharField(
        label=_("What did you hear, and what do you do about it?"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write a few sentences: what you heard, and what you do about it.")},
    )
