from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.core.errors import DomainError
from surveys.services import read_lines


class NamesField(forms.CharField):
    """People who are not in the list yet, one a line; every line that is no name is told at once."""

    widget = forms.Textarea

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        label = _("Add names, one a line (what they do, or a mail address, beside it if you like)")
        super().__init__(label=label, required=required, **options)

    def validate(self, value: str) -> None:
        super().validate(value)
        try:
            read_lines(value)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error
