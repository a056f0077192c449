"""“Who reads it?”, with words saying who the facilitator is today."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.models import Visibility


class ReadersField(forms.ChoiceField):
    """The form sets who the facilitator is, by name; empty while nobody is."""

    widget = forms.RadioSelect

    def __init__(self, *, levels: tuple[str, ...] = tuple(Visibility.values), **kwargs: Any) -> None:
        self.levels = levels
        kwargs.setdefault("label", gettext_lazy("Who reads it?"))
        super().__init__(initial=Visibility.PARTY_PRIVATE, **kwargs)
        self.name_facilitator("")

    def name_facilitator(self, name: str) -> None:
        if name:
            shown = _("Our side and the facilitator: %(name)s") % {"name": name}
        else:
            shown = _("Our side and the facilitator: nobody yet, every side must first say yes to one")
        labels = dict(Visibility.choices) | {Visibility.MEDIATION.value: shown}
        self.choices = [(level, labels[level]) for level in self.levels]
