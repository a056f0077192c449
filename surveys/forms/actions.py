from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from missions.models import Outcome, Promise
from surveys.models import Round


class ActionForm(forms.Form):
    """The one thing we will do: what, who, by when."""

    text = forms.CharField(
        label=_("What will we do?"),
        max_length=300,
        error_messages={"required": _("Write down one thing, in a few words.")},
    )
    person = forms.ModelChoiceField(
        label=_("Who sees to it?"),
        queryset=Person.objects.none(),
        empty_label=_("Choose one name"),
        error_messages={"required": _("Choose the one person who sees to it.")},
    )
    promise = forms.ModelChoiceField(
        label=_("About which promise?"),
        queryset=Promise.objects.none(),
        required=False,
        empty_label=_("None in particular"),
    )
    outcome = forms.ModelChoiceField(
        label=_("Towards which outcome?"), queryset=Outcome.objects.none(), required=False, empty_label=_("None yet")
    )
    due_on = forms.DateField(
        label=_("By when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day it is done by.")},
    )

    def __init__(self, *args: Any, round: Round, organization: Organization, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices: dict[str, Any] = {
            "person": Person.objects.of(organization).active().by_name(),
            "promise": Promise.objects.of(organization).filter(mission=round.mission_id).active().in_order(),
            "outcome": Outcome.objects.of(organization).open().in_order(),
        }
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or a later one."))
        return day
