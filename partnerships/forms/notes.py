from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.readers import ReadersField
from partnerships.models import Visibility


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("A note for your own side"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    visibility = ReadersField(levels=(Visibility.PARTY_PRIVATE, Visibility.MEDIATION))

    def __init__(self, *args: Any, facilitator: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].name_facilitator(facilitator)  # type: ignore[attr-defined]
