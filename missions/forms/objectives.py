from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.forms.edited import EditedForm
from missions.forms.fields import Words
from missions.models import Objective, Promise, Stakeholder
from missions.queries.promise_choices import promises_to_choose


class ObjectiveForm(EditedForm):
    subject = Objective

    name = forms.CharField(
        label=_("What do you focus on?"),
        max_length=300,
        help_text=_("“Open on weekends where families work on weekdays”."),
    )
    why = Words(
        label=_("Why this, and why now?"),
        max_length=5_000,
        help_text=_("What happens to the people you serve if you do not? An objective without a why is a habit."),
    )
    beneficiary = forms.ModelChoiceField(
        label=_("Whom does it serve?"), queryset=Stakeholder.objects.none(), empty_label=_("Choose somebody")
    )
    period = forms.CharField(
        label=_("For which time?"), max_length=80, required=False, help_text=_("“2027”, “until the merger”.")
    )
    parent = forms.ModelChoiceField(
        label=_("Part of which objective?"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("It stands by itself"),
    )
    code = forms.CharField(label=_("Number"), max_length=20, required=False, help_text=_("If your plan numbers them."))
    source_note = forms.CharField(label=_("Source"), max_length=500, required=False)

    def choose_within(self, organization: Organization) -> None:
        stakeholders = Stakeholder.objects.of(organization).active().by_name()
        self.fields["beneficiary"].queryset = stakeholders  # type: ignore[attr-defined]
        self.fields["parent"].queryset = Objective.objects.of(organization).active().in_order()  # type: ignore[attr-defined]
        if not stakeholders:
            del self.fields["beneficiary"]


class ObjectivePageForm(ObjectiveForm):
    """With the promises it serves, and those that were ticked when the page was opened."""

    promises = forms.ModelMultipleChoiceField(
        label=_("Which promises does it serve?"),
        queryset=Promise.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen_promises = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("name", "why", "beneficiary", "promises", "period", "parent", "code", "source_note")

    def choose_within(self, organization: Organization) -> None:
        super().choose_within(organization)
        self.fields["promises"].queryset = promises_to_choose(organization)  # type: ignore[attr-defined]

    @staticmethod
    def promises_of(objective: Objective) -> dict[str, Any]:
        """As the page opens."""
        served = list(objective.promises.order_by("pk").values_list("pk", flat=True))
        return {"promises": served, "seen_promises": ",".join(map(str, served))}

    def wanted(self) -> set[int]:
        return {promise.pk for promise in self.cleaned_data["promises"]}

    def seen(self) -> set[int]:
        """Only what this form could have shown; a promise dropped meanwhile is not cleared by it."""
        sent = {part for part in self.cleaned_data["seen_promises"].split(",") if part.isdecimal() and len(part) < 19}
        offered: Any = self.fields["promises"]
        return {int(part) for part in sent} & set(offered.queryset.values_list("pk", flat=True))
