from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Our answer"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Only your side reads this until you share it, and the other side shares its own."),
    )
