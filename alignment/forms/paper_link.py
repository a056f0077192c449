from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alignment.models import PaperLink

USUALLY = 30  # days


class PaperLinkForm(forms.Form):
    name = forms.CharField(label=_("Who is it for?"), max_length=120, help_text=_("“Board meeting in December”."))
    last_on = forms.DateField(
        label=_("Last day it opens"), widget=forms.DateInput(attrs={"type": "date"}), help_text=_("90 days at most.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"last_on": today + timedelta(days=USUALLY)})
        super().__init__(*args, **kwargs)
        longest = today + timedelta(days=PaperLink.LASTS_AT_MOST)
        self.fields["last_on"].widget.attrs |= {"min": today.isoformat(), "max": longest.isoformat()}
