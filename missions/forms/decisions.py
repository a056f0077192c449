from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.forms.choices import Day, PersonChoice, choose_person
from missions.forms.edited import EditedForm
from missions.forms.fields import MAX_NUMBER, Words
from missions.models import Change, Decision, Stakeholder


class DecisionForm(EditedForm):
    subject = Decision

    title = forms.CharField(
        label=_("What is to be decided?"), max_length=300, help_text=_("“Shall we open a second place?”")
    )
    context = Words(
        label=_("What is it about?"), max_length=10_000, rows=4, required=False,
        help_text=_("What somebody needs to know who was not in the room."),
    )  # fmt: skip
    options = Words(
        label=_("What else was considered?"), max_length=10_000, required=False, help_text=_("One option a line.")
    )
    decided = Words(
        label=_("What was decided, and why?"), max_length=10_000, required=False,
        help_text=_("Leave it empty while it is open."),
    )  # fmt: skip
    decided_on = Day(label=_("Decided on"), required=False)
    responsible = PersonChoice(label=_("Who answers for it?"), empty_label=_("Nobody yet"))
    look_back_on = Day(
        label=_("Look back on"), required=False,
        help_text=_("On that day we ask whether it was right. Half a year later is a good habit."),
    )  # fmt: skip

    def choose_within(self, organization: Organization) -> None:
        choose_person(self, "responsible", organization)


class VoiceForm(forms.Form):
    stakeholder = forms.ModelChoiceField(
        label=_("Whom do they speak for?"), queryset=Stakeholder.objects.none(), required=False, empty_label="–"
    )
    name = forms.CharField(
        label=_("Who was asked?"), max_length=200, required=False, help_text=_("A person, or a group with its number.")
    )
    view = Words(label=_("What did they say?"), max_length=2_000)
    is_against = forms.BooleanField(
        label=_("They spoke against it. It stays on record, whatever is decided."), required=False
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stakeholders = Stakeholder.objects.of(organization).active().by_name()
        self.fields["stakeholder"].queryset = stakeholders  # type: ignore[attr-defined]
        if not stakeholders:
            del self.fields["stakeholder"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name and not self.cleaned_data.get("stakeholder"):
            raise forms.ValidationError(_("Say who was asked, or whom they speak for."))
        return name


class ChangeForm(EditedForm):
    subject = Change

    name = forms.CharField(
        label=_("What changes?"), max_length=300, help_text=_("“We join with our neighbors in July.”")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Change.Kind.choices)
    description = Words(label=_("What exactly, and why?"), max_length=10_000, rows=4, required=False)
    risk = Words(
        label=_("What could go wrong for the mission?"), max_length=5_000, required=False,
        help_text=_("Not for the budget: for the people you serve and what you promised them."),
    )  # fmt: skip
    responsible = PersonChoice(label=_("Who watches it?"), empty_label=_("Nobody yet"))
    starts_on = Day(label=_("Starts on"), required=False)
    review_on = Day(
        label=_("Look at it again on"), required=False,
        help_text=_("On that day it stands on top of the list until somebody has looked."),
    )  # fmt: skip
    for_joiners = Words(
        label=_("What are people taught who join us now?"), max_length=5_000, required=False,
        help_text=_("Old hands and newcomers of both sides read it on one page."),
    )  # fmt: skip

    def choose_within(self, organization: Organization) -> None:
        choose_person(self, "responsible", organization)


class ReviewForm(forms.Form):
    review_on = Day(
        label=_("Look again on"), required=False, help_text=_("Leave it empty if it needs no further look.")
    )
    lock_version = forms.IntegerField(min_value=1, max_value=MAX_NUMBER, widget=forms.HiddenInput)
