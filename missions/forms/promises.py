from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missions.forms.fields import MAX_NUMBER, CuePhrases, Words
from missions.models import Promise


class PromiseForm(forms.Form):
    text = forms.CharField(
        label=_("Promise"),
        max_length=300,
        help_text=_("Something a reader could check: “Answer every resident within five working days”."),
    )
    phrase = Words(
        label=_("Words of the mission it stands on"),
        max_length=2_000,
        rows=2,
        required=False,
        help_text=_("Copied from the statement, so that it can be marked there."),
    )
    definition = Words(
        label=_("What keeping it means here"),
        max_length=2_000,
        required=False,
        help_text=_("How would you know that it is kept? A measure, a threshold, an example."),
    )
    cues = CuePhrases(
        label=_("Words people use for it"),
        max_length=3_000,
        required=False,
        help_text=_("One phrase a line. They help to find the promise in what people write."),
    )
    weight = forms.IntegerField(
        label=_("Weight"),
        min_value=1,
        max_value=Promise.HEAVIEST,
        initial=1,
        help_text=_("How much it matters beside the others, 1 to 100. Shown as a share."),
    )
    lock_version = forms.IntegerField(min_value=1, max_value=MAX_NUMBER, initial=1, widget=forms.HiddenInput)

    def edited_fields(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in Promise.EDITED_FIELDS}
