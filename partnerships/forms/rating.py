"""One pair of goals is two judgements and a reason. Nothing chosen is "not rated", never zero."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.queries.rating_sheet import Judgement, Pair
from partnerships.queries.sentences import EFFECTS

NOT_RATED = ("", _("cannot say"))


class EffectField(forms.TypedChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        choices = (NOT_RATED, *EFFECTS)
        super().__init__(
            choices=choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect, **kwargs
        )


class RatingForm(forms.Form):
    def __init__(self, *args: Any, pairs: Iterable[Pair], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = list(pairs)
        for pair in self.pairs:
            for name, value in ((pair.gives_name, pair.gives), (pair.receives_name, pair.receives)):
                self.fields[name] = EffectField(initial="" if value is None else value)
            self.fields[pair.note_name] = forms.CharField(
                label=_("Why? (the others read it after the reveal)"),
                max_length=2_000,
                required=False,
                initial=pair.note,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def cards(self) -> list[tuple[Pair, forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [(pair, self[pair.gives_name], self[pair.receives_name], self[pair.note_name]) for pair in self.pairs]

    def judgements(self) -> list[Judgement]:
        return [
            pair.judged(
                gives=self.cleaned_data[pair.gives_name],
                receives=self.cleaned_data[pair.receives_name],
                note=self.cleaned_data[pair.note_name],
            )
            for pair in self.pairs
        ]
