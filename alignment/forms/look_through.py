from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alignment.queries.answer_cards import AnswerCard, MatchCell
from alignment.scoring import split_sentences
from alignment.services import Reading, Said

LABELS = {
    Reading.YES: gettext_lazy("Yes"),
    Reading.NOT_KEPT: gettext_lazy("Yes: not kept"),
    Reading.NO: gettext_lazy("No"),
}


@dataclass(frozen=True)
class Row:
    cell: MatchCell
    reading: forms.BoundField
    words: forms.BoundField | None


class LookThroughForm(forms.Form):
    """One question per promise, of one answer; what nobody is sure of has no choice made yet."""

    def __init__(self, data: Any = None, *, card: AnswerCard) -> None:
        super().__init__(data)
        self.card = card
        self.sentences = split_sentences(card.text)
        for cell in card.cells:
            self.fields[f"promise-{cell.number}"] = forms.ChoiceField(
                label=cell.promise,
                choices=[(str(reading), words) for reading, words in LABELS.items()],
                initial=_initial(cell),
                widget=forms.RadioSelect,
                error_messages={"required": _("Please say yes or no.")},
            )
            if self._may_choose_words(cell):
                self.fields[f"words-{cell.number}"] = forms.ChoiceField(
                    label=_("Which sentence says it?"),
                    choices=[
                        (place, Truncator(sentence.text).words(25)) for place, sentence in enumerate(self.sentences)
                    ],
                    initial=next((place for place, each in enumerate(self.sentences) if each.text == cell.closest), 0),
                    required=False,
                )

    def _may_choose_words(self, cell: MatchCell) -> bool:
        return not cell.is_mentioned and len(self.sentences) > 1

    def _rows(self, *, unsure: bool) -> Iterator[Row]:
        for cell in self.card.cells:
            if cell.is_unsure is unsure:
                words = self[f"words-{cell.number}"] if self._may_choose_words(cell) else None
                yield Row(cell, self[f"promise-{cell.number}"], words)

    @property
    def asked(self) -> list[Row]:
        return list(self._rows(unsure=True))

    @property
    def read(self) -> list[Row]:
        return list(self._rows(unsure=False))

    @property
    def said(self) -> dict[int, Said]:
        """By match, what was asked and what was changed; what was left as the page showed it is nobody's word."""
        return {
            cell.id: Said(Reading(self.cleaned_data[f"promise-{cell.number}"]), self._words(cell))
            for cell in self.card.cells
            if f"promise-{cell.number}" in self.changed_data or self._are_words_changed(cell)
        }

    def _are_words_changed(self, cell: MatchCell) -> bool:
        name = f"words-{cell.number}"
        return bool(self.cleaned_data.get(name)) and name in self.changed_data

    def _words(self, cell: MatchCell) -> tuple[int, ...]:
        place = self.cleaned_data.get(f"words-{cell.number}")
        if not place:
            return ()
        chosen = self.sentences[int(place)]
        return chosen.start, chosen.end


def _initial(cell: MatchCell) -> str | None:
    if cell.is_unsure:
        return None
    if cell.is_against_by_me:
        return Reading.NOT_KEPT
    return Reading.YES if cell.stands else Reading.NO
