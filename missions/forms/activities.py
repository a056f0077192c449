from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Team
from missions.forms.drafts import offer_teams
from missions.forms.edited import EditedForm
from missions.forms.fields import Words
from missions.forms.roles import Day
from missions.models import Activity, Objective, Outcome


class ActivityForm(EditedForm):
    subject = Activity

    name = forms.CharField(
        label=_("What is done"), max_length=300, help_text=_("As people say it: “Visit people at home”.")
    )
    team = forms.ModelChoiceField(
        label=_("Which team does it?"), queryset=Team.objects.none(), required=False, empty_label=_("No team")
    )
    outcome = forms.ModelChoiceField(
        label=_("Which outcome does it serve?"),
        queryset=Outcome.objects.none(),
        required=False,
        empty_label=_("None yet"),
        help_text=_("The result that would suffer if nobody did this."),
    )
    objective = forms.ModelChoiceField(
        label=_("Or which objective?"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("If no outcome fits. With an outcome, the outcome counts."),
    )
    hours_a_month = forms.DecimalField(
        label=_("Hours a month"),
        min_value=0,
        max_digits=9,
        decimal_places=1,
        required=False,
        help_text=_("Of everybody together, volunteers too. A guess is better than nothing."),
    )
    money_a_year = forms.DecimalField(
        label=_("Money a year"),
        min_value=0,
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text=_("What it costs beyond those hours."),
    )
    starts_on = Day(label=_("From"), required=False)
    ends_on = Day(label=_("To"), required=False, help_text=_("Leave it empty if it goes on."))
    note = Words(label=_("Note"), max_length=2_000, rows=2, required=False)

    def choose_within(self, organization: Organization) -> None:
        offer_teams(self, organization)
        outcomes = Outcome.objects.of(organization).active().in_order()
        self.fields["outcome"].queryset = outcomes  # type: ignore[attr-defined]
        objectives = Objective.objects.of(organization).active().in_order()
        self.fields["objective"].queryset = objectives  # type: ignore[attr-defined]
        self.fields["money_a_year"].label = _("Money a year, %(currency)s") % {"currency": organization.currency}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        starts, ends = typed.get("starts_on"), typed.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It ends before it begins. Change one of the two days."))
        return typed
