"""Short answers side by side, each with the answer its writer saw, so that nobody overwrites what they never read."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from missions.forms.fields import Words
from missions.models import Decision, Effect, TestAnswer
from missions.services.beside import Pair


class PairForm(forms.Form):
    """A choice and the words to it; a row of a page, told apart by its prefix."""

    choices: ClassVar[Any]
    as_choice: ClassVar[Any] = str
    note_label: ClassVar[Any] = _("Why")

    choice = forms.TypedChoiceField(required=False, widget=forms.RadioSelect, empty_value=None)
    note = Words(max_length=2_000, rows=2, required=False)
    seen_choice = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_note = Words(required=False)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label = label
        choice: Any = self.fields["choice"]
        choice.label, choice.choices, choice.coerce = label, self.choices, self.as_choice
        self.fields["note"].label = self.note_label
        self.fields["seen_note"].widget = forms.HiddenInput()

    @classmethod
    def showing(cls, pair: Pair, *, prefix: str, label: str) -> "PairForm":
        choice, note = ("" if pair[0] is None else str(pair[0])), pair[1]
        words = {"choice": choice, "note": note, "seen_choice": choice, "seen_note": note}
        return cls(initial=words, prefix=prefix, label=label)

    def wanted(self) -> Pair:
        return self.cleaned_data["choice"], self.cleaned_data["note"]

    def seen(self) -> Pair:
        choice = self.cleaned_data["seen_choice"]
        codes = {str(code) for code, _label in self.choices} - {""}
        return (self.as_choice(choice) if choice in codes else None), self.cleaned_data["seen_note"]

    def show_clash(self, current: Pair) -> None:
        """Keep what was typed, say what stands, and let the next save go on top of it."""
        choice, note = ("" if current[0] is None else str(current[0])), current[1]
        typed: Any = dict(self.data.items())
        typed[self.add_prefix("seen_choice")], typed[self.add_prefix("seen_note")] = choice, note
        self.data = typed
        label = {str(code): str(words) for code, words in self.choices}.get(choice, "")
        told = _t("Somebody else answered meanwhile: %(theirs)s. Save again to put yours in its place.")
        self.add_error("choice", told % {"theirs": " · ".join(part for part in (label, note) if part) or "–"})


class EffectForm(PairForm):
    choices = (*Effect.choices, ("", _("not looked at")))
    as_choice = int
    note_label = _("How")


class AnswerForm(PairForm):
    choices = (*TestAnswer.Answer.choices, ("", _("Not answered yet")))


class LookBackForm(PairForm):
    choices = Decision.Verdict.choices
    note_label = _("What did we learn?")
    next_on = forms.DateField(
        label=_("If it is too early: look again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = _("Write it for whoever decides the next one. It can be searched.")
        self.fields["choice"].required = True


def pairs_of(forms: Mapping[Any, PairForm]) -> tuple[dict[Any, Pair], dict[Any, Pair]]:
    """What the writer wants, and what the writer saw."""
    return {key: form.wanted() for key, form in forms.items()}, {key: form.seen() for key, form in forms.items()}
