from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_NUMBER = 2**31 - 1  # what every database takes


class Words(forms.CharField):
    """Text of several lines, kept with plain line breaks so that the same words are the same text."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class CuePhrases(Words):
    """One phrase a line; a list in the domain."""

    MOST, LONGEST = 20, 120

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in str(super().clean(value)).split("\n")]
        cues = list(dict.fromkeys(line for line in lines if line))
        if len(cues) > self.MOST:
            raise ValidationError(_("Keep the twenty phrases that matter most."))
        if any(len(cue) > self.LONGEST for cue in cues):
            raise ValidationError(_("A cue phrase has at most 120 characters. Write one phrase on each line."))
        return cues
