from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.forms.choices import Day, PersonChoice, choose_person
from missions.forms.edited import EditedForm
from missions.forms.fields import Words
from missions.models import Objective, Stakeholder

INTEREST = (
    (5, _("5 · their life or work depends on it")),
    (4, _("4 · they follow what we do")),
    (3, _("3 · they care when asked")),
    (2, _("2 · they know of us")),
    (1, _("1 · they hardly know of us")),
)
UNKNOWN = ("", _("Not judged yet"))


class Scale(forms.TypedChoiceField):
    def __init__(self, *, steps: tuple[tuple[int, Any], ...], **kwargs: Any) -> None:
        super().__init__(choices=(UNKNOWN, *steps), coerce=int, empty_value=None, required=False, **kwargs)


class StakeholderForm(EditedForm):
    subject = Stakeholder

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("A group or an organization: “Families we serve”, “City council”.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Stakeholder.Kind.choices)
    power = Scale(label=_("How much can they do for or against the mission?"), steps=Stakeholder.POWER_IN_WORDS)
    interest = Scale(label=_("How much do they care about the mission?"), steps=INTEREST)
    stance = forms.ChoiceField(
        label=_("Where do they stand today?"),
        choices=(UNKNOWN, *Stakeholder.Stance.choices),
        required=False,
        help_text=_("At risk: we may lose them, or they may turn against what we do."),
    )
    expectation = Words(
        label=_("What do they expect of us?"),
        max_length=2_000,
        required=False,
        help_text=_("In their words, if you can. If you do not know, that is the first thing to ask."),
    )
    note = Words(label=_("Note"), max_length=2_000, rows=2, required=False)
    steward = PersonChoice(label=_("Who keeps in touch?"), empty_label=_("Nobody yet"))

    def choose_within(self, organization: Organization) -> None:
        choose_person(self, "steward", organization)


class EngagementForm(forms.Form):
    text = Words(
        label=_("What do we do together?"),
        max_length=2_000,
        rows=2,
        help_text=_("“Walk the allotments with the council’s parks team and agree on two plots.”"),
    )
    held_on = Day(label=_("Day"), required=False, help_text=_("Past or planned. Leave it empty if no day is agreed."))
    objective = forms.ModelChoiceField(
        label=_("For which objective?"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("None of them"),
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        objectives = Objective.objects.of(organization).active().in_order()
        self.fields["objective"].queryset = objectives  # type: ignore[attr-defined]
        if not objectives:
            del self.fields["objective"]
