"""Forms for what one side tells: a change, an assumption, an option."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partnerships.forms.readers import ReadersField
from partnerships.models import Assumption, ContextEvent, Goal, Option


class _ToldForm(forms.Form):
    goals = forms.ModelMultipleChoiceField(
        label=_("Which goals does it touch?"),
        queryset=Goal.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    visibility = ReadersField(help_text=_("You can show it to every side later, but not take it back from them."))

    def __init__(self, *args: Any, goals: QuerySet[Goal], facilitator: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].name_facilitator(facilitator)  # type: ignore[attr-defined]
        field = self.fields["goals"]
        field.queryset = goals  # type: ignore[attr-defined]
        field.label_from_instance = lambda goal: f"{goal.text} · {goal.party.name}"  # type: ignore[attr-defined]


class EventForm(_ToldForm):
    kind = forms.ChoiceField(label=_("What kind of change?"), choices=ContextEvent.Kind.choices)
    text = forms.CharField(
        label=_("What has happened?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Facts first."),
    )
    happened_on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}))

    field_order = ("kind", "text", "happened_on", "goals", "visibility")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)
        self.fields["goals"].help_text = _(
            "Their pairs are marked, so that everybody who reads this looks at them again."
        )

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come. Tell it when it has happened."))
        return day


class AssumptionForm(_ToldForm):
    text = forms.CharField(
        label=_("What do we take for granted?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("“Their drivers can be trusted with keys.” “They will not work for our competitor.”"),
    )
    sureness = forms.TypedChoiceField(
        label=_("How sure are we?"), choices=Assumption.Sureness.choices, coerce=int, initial=Assumption.Sureness.LIKELY
    )
    find_out = forms.CharField(
        label=_("How would we find out?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order = ("text", "sureness", "find_out", "goals", "visibility")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goals"].label = _("Which goals is it about?")
        self.fields["goals"].help_text = _("None, one, or the two of a pair.")


class OptionForm(forms.Form):
    what_if = forms.CharField(
        label=_("What if …"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A way in which both goals go forward. It need not be right yet."),
    )
    needs = forms.CharField(
        label=_("What would it need?"), max_length=1_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class OptionEditForm(OptionForm):
    state = forms.ChoiceField(label=_("How far is it?"), choices=Option.State.choices)
