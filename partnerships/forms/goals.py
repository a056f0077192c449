"""Three goals are enough to begin with."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from missions.models import Outcome
from partnerships.models import Goal
from partnerships.services.goals import GoalWords

IMPORTANCE = (
    (5, _("5 · we exist for it")),
    (4, _("4 · very important")),
    (3, _("3 · important")),
    (2, _("2 · useful")),
    (1, _("1 · nice to have")),
)


class Source(forms.ModelChoiceField):
    """Where the words came from. It is hidden, so it refuses nothing: a source that was put away is none."""

    widget = forms.HiddenInput

    def __init__(self, queryset: Any) -> None:
        super().__init__(queryset=queryset, required=False)

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError:
            return None


class GoalForm(forms.Form):
    text = forms.CharField(label=_("Goal"), max_length=200, required=False)
    importance = forms.TypedChoiceField(
        label=_("How important is it to you?"), choices=IMPORTANCE, coerce=int, initial=5
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Goal.Kind.choices)
    approach = forms.CharField(
        label=_("How do you go about it?"),
        max_length=200,
        required=False,
        help_text=_("Two can want the same and go about it in ways that clash."),
    )
    horizon = forms.ChoiceField(
        label=_("By when?"), choices=(("", _("Not said")), *Goal.Horizon.choices), required=False
    )
    outcome = Source(Outcome.objects.none())
    thread = forms.UUIDField(required=False, widget=forms.HiddenInput)
    takes_wording = forms.BooleanField(label=_("Take the new wording"), required=False)

    def __init__(self, *args: Any, outcomes: Any, reworded: Mapping[int, str] | None = None, **kwargs: Any) -> None:
        """`reworded`: by outcome, how its name reads now where it has changed since the goal was written from it."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = outcomes  # type: ignore[attr-defined]
        source = str(self["outcome"].value() or "")
        self.new_wording = (reworded or {}).get(int(source), "") if source.isdecimal() else ""
        if not self.new_wording:
            del self.fields["takes_wording"]

    def words(self) -> GoalWords | None:
        typed = dict(self.cleaned_data)
        if typed.pop("takes_wording", False):
            typed["text"] = self.new_wording
        return GoalWords(**typed) if typed["text"] else None


class GoalsForm(forms.BaseFormSet):
    def clean(self) -> None:
        if any(self.errors):
            return
        if not self.words():
            raise ValidationError(_("Write at least one goal. Three make a good beginning."))

    def words(self) -> list[GoalWords]:
        return [words for form in self.forms if (words := form.words())]


GoalFormSet = forms.formset_factory(
    GoalForm, formset=GoalsForm, extra=0, max_num=Goal.MOST, validate_max=True, absolute_max=Goal.MOST
)
