from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from missions.forms.fields import MAX_NUMBER, Words


class SplitForm(forms.Form):
    """One promise a line; a list in the domain."""

    MOST, LONGEST = 7, 300

    texts = Words(
        label=_("One promise on each line"),
        max_length=2_500,
        rows=5,
        help_text=_(
            "Cut where the next promise seems to begin. Change it as you like. Each is read on its own later, so write "
            "out what “it” or “them” means: “heal stray dogs”."
        ),
    )
    lock_version = forms.IntegerField(min_value=1, max_value=MAX_NUMBER, widget=forms.HiddenInput)

    def clean_texts(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["texts"].split("\n")]
        texts = [line for line in lines if line]
        if len(texts) > self.MOST:
            raise ValidationError(_("Seven promises at most. Leave out some lines."))
        if any(len(text) > self.LONGEST for text in texts):
            raise ValidationError(_("A promise has at most 300 characters. Shorten the longest line."))
        return texts
