from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alignment.queries.phrase_page import LONGEST
from alignment.scoring import content_stems

FEWEST_WORDS = 2


class PhraseForm(forms.Form):
    phrase = forms.CharField(
        label=gettext_lazy("Words that show this promise"),
        max_length=LONGEST,
        help_text=gettext_lazy("Short, and true of anybody who does this: leave out names, days and numbers."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST}),
    )

    def clean_phrase(self) -> str:
        phrase = " ".join(self.cleaned_data["phrase"].split())
        if len(content_stems(phrase)) < FEWEST_WORDS:
            raise ValidationError(_("One word alone finds too much. Write at least two words that say what is done."))
        return phrase
