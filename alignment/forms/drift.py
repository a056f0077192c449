from django import forms
from django.utils.translation import gettext_lazy as _

from alignment.models import DriftAnswer

LONGEST = 2000


class DriftAnswerForm(forms.Form):
    """Was it meant? Only whoever decides knows."""

    intent = forms.ChoiceField(
        label=_("Was this intended?"),
        choices=DriftAnswer.Intent.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    note = forms.CharField(
        label=_("Why?"),
        help_text=_("Who decided it and when, so that nobody has to ask again. Your name stands beside it."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
