"""A number as people type it: 1,250.5 or 1.250,5, with spaces, a percent or a currency sign."""

import re
from typing import Any

from django import forms
from django.utils.formats import get_format

SIGNS = re.compile(r"[\s\u00a0\u202f'’%$€£]")
THOUSANDS = re.compile(r"[-+]?\d{1,3}([.,])\d{3}(\1\d{3})*")


class Figure(forms.DecimalField):
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=18, decimal_places=4, localize=True, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_number(str(value)) if value not in self.empty_values else value)


def plain_number(text: str) -> str:
    """With a point and nothing else; what is ambiguous is read as the language of the page writes numbers."""
    text = SIGNS.sub("", text).replace("−", "-")
    if "," in text and "." in text:
        point = max(",", ".", key=text.rindex)
        return text.replace("," if point == "." else ".", "").replace(point, ".")
    separator = "," if "," in text else "."
    grouped = THOUSANDS.fullmatch(text)
    if text.count(separator) > 1 or (grouped and get_format("DECIMAL_SEPARATOR") != separator):
        return text.replace(separator, "") if grouped else text
    return text.replace(",", ".")
