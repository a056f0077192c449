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
    Reading.NOT_KEPT: gettext_lazy("Yes, but not kept"),
    Reading.NO: gettext_lazy("No"),
}


@dataclass(frozen=True)
class Row:
    cell: MatchCell
    reading: forms.BoundField
    words: forms.BoundField | None

    @property
    def hint(self) -> str:
        """The faint sentence, where it is the likeliest miss and nobody has said anything of it.

        Of those hints a half is right; of sentences that are not even faint, one in seven.
        """
        return self.cell.closest if _is_likely(self.cell) and not self.cell.stands else ""


class LookThroughForm(forms.Form):
    """One question per promise, of one answer. What counts has to be confirmed; what is left open counts as no."""

    def __init__(self, data: Any = None, *, card: AnswerCard) -> None:
        super().__init__(data)
        self.card = card
        self.sentences = split_sentences(card.text)
        for cell in card.cells:
            self.fields[f"promise-{cell.number}"] = forms.ChoiceField(
                label=cell.promise,
                choices=[(str(reading), words) for reading, words in LABELS.items()],
                initial=_initial(cell),
                required=_counts(cell),
                widget=forms.RadioSelect,
                error_messages={"required": _("Please say yes or no.")},
            )
            if self._may_choose_words:
                self.fields[f"words-{cell.number}"] = forms.ChoiceField(
                    label=_("Which sentence says it?"),
                    choices=[("", _("Choose it, or leave the whole answer")), *self._sentences()],
                    initial=self._place_of(cell),
                    required=False,
                )

    @property
    def _may_choose_words(self) -> bool:
        return len(self.sentences) > 1

    def _sentences(self) -> Iterator[tuple[str, str]]:
        return ((str(place), Truncator(each.text).words(25)) for place, each in enumerate(self.sentences))

    def _place_of(self, cell: MatchCell) -> str:
        """Of the sentence in which people read that it is not kept, or by which they count it.

        Where a program found a mention says nothing of where it is said to fail: that is left to whoever reads it.
        """
        chosen = cell.told or (cell.closest if cell.stands and not cell.is_mentioned else "")
        return next((str(place) for place, each in enumerate(self.sentences) if chosen and chosen in each.text), "")

    def _rows(self, *, counts: bool) -> list[Row]:
        return [
            Row(
                cell,
                self[f"promise-{cell.number}"],
                self[f"words-{cell.number}"] if self._may_choose_words else None,
            )
            for cell in self.card.cells
            if _counts(cell) is counts
        ]

    @property
    def counted(self) -> list[Row]:
        return self._rows(counts=True)

    @property
    def others(self) -> list[Row]:
        """The likeliest miss first."""
        return sorted(self._rows(counts=False), key=lambda row: not _is_likely(row.cell))

    @property
    def said(self) -> dict[int, Said]:
        """By match what was chosen, and “no” for the likeliest miss left open; all else is nobody's word."""
        return {
            cell.id: Said(Reading(chosen or Reading.NO), self._words(cell))
            for cell in self.card.cells
            if self._is_chosen(cell, chosen := self.cleaned_data[f"promise-{cell.number}"])
            or (cell.is_unsure and not chosen)
        }

    def _is_chosen(self, cell: MatchCell, chosen: str) -> bool:
        words = f"words-{cell.number}"
        are_words_changed = words in self.data and words in self.changed_data
        return bool(chosen) and (f"promise-{cell.number}" in self.changed_data or are_words_changed)

    def _words(self, cell: MatchCell) -> tuple[int, ...]:
        if not self._may_choose_words:
            return ()
        place = self.cleaned_data[f"words-{cell.number}"]
        if not place:
            return 0, len(self.card.text)
        chosen = self.sentences[int(place)]
        return chosen.start, chosen.end


def _is_likely(cell: MatchCell) -> bool:
    return cell.is_unsure and cell.is_faint


def _counts(cell: MatchCell) -> bool:
    return cell.stands or cell.is_against_by_me


def _initial(cell: MatchCell) -> str | None:
    if cell.is_unsure or not _counts(cell):
        return None
    return Reading.NOT_KEPT if cell.is_against_by_me else Reading.YES
