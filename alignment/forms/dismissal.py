from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 1000


class DismissalForm(forms.Form):
    """Why a finding needs no action now."""

    reason = forms.CharField(
        label=_("Why not now?"),
        help_text=_("Everybody who reads results sees it, with your name. The next round asks anew."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say in a few words why, so that nobody has to ask again.")},
    )
