"""One pair of goals is two judgements and a reason. Nothing chosen is "not rated", never zero."""

from collections.abc import Iterable
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.queries.first_look import GuessPair
from partnerships.queries.rating_sheet import Judgement, OnSheet, Pair
from partnerships.queries.sentences import EFFECTS
from partnerships.services.first_looks import GuessWords

NOT_RATED = ("", _("cannot say"))
AnyPair = TypeVar("AnyPair", bound=OnSheet)


class EffectField(forms.TypedChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        choices = (NOT_RATED, *EFFECTS)
        super().__init__(
            choices=choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect, **kwargs
        )


class PairsForm(forms.Form, Generic[AnyPair]):
    why: ClassVar[str | Promise]

    def __init__(self, *args: Any, pairs: Iterable[AnyPair], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = list(pairs)
        for pair in self.pairs:
            for name, value, label in (
                (pair.gives_name, pair.gives, _("what the first does to the second")),
                (pair.receives_name, pair.receives, _("what the second does to the first")),
            ):
                self.fields[name] = EffectField(initial="" if value is None else value, label=label)
            self.fields[pair.note_name] = forms.CharField(
                label=str(self.why),
                max_length=2_000,
                required=False,
                initial=pair.note,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            for name in (pair.gives_name, pair.receives_name, pair.note_name):
                self.fields[name].about = f"“{pair.ours.text}” · “{pair.theirs.text}”"  # type: ignore[attr-defined]

    @property
    def done(self) -> int:
        return sum(pair.is_done for pair in self.pairs)

    def cards(self) -> list[tuple[AnyPair, forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [(pair, self[pair.gives_name], self[pair.receives_name], self[pair.note_name]) for pair in self.pairs]


class RatingForm(PairsForm[Pair]):
    why = _("Why? (the others read it after the reveal)")

    def judgements(self) -> list[Judgement]:
        return [
            pair.judged(
                gives=self.cleaned_data[pair.gives_name],
                receives=self.cleaned_data[pair.receives_name],
                note=self.cleaned_data[pair.note_name],
            )
            for pair in self.pairs
        ]


class GuessForm(PairsForm[GuessPair]):
    why = _("Why? (only your own people read it)")

    def lost(self, sent: QueryDict) -> list[tuple[str, str]]:
        """What was said of pairs of which a goal was taken away meanwhile."""
        signs = {str(step): str(words) for step, words in EFFECTS}
        return [
            (gettext("Of a goal that somebody took away"), signs.get(words, words))
            for name in sent
            if name.startswith(("gives-", "receives-", "note-")) and name not in self.fields
            for words in sent.getlist(name)
            if words.strip()
        ]

    def guesses(self) -> list[GuessWords]:
        return [
            GuessWords(
                pair.ours.pk,
                pair.theirs.pk,
                gives=self.cleaned_data[pair.gives_name],
                receives=self.cleaned_data[pair.receives_name],
                note=self.cleaned_data[pair.note_name],
            )
            for pair in self.pairs
        ]
