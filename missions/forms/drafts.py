from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Team
from missions.forms.edited import EditedForm
from missions.forms.fields import Words
from missions.models import Mission, MissionVersion


class VersionWords(forms.Form):
    """The words of a mission; the statement first, everything else can wait."""

    statement = Words(
        label=_("Mission statement"),
        max_length=10_000,
        rows=6,
        help_text=_("Paste it as it stands. Every version is kept."),
    )
    vision = Words(
        label=_("Vision"),
        max_length=5_000,
        required=False,
        help_text=_("What is different in the world when you have done it?"),
    )
    values = Words(label=_("Values"), max_length=5_000, required=False, help_text=_("What you hold to on the way."))
    horizon = forms.CharField(
        label=_("Horizon"),
        max_length=200,
        required=False,
        help_text=_("How far ahead it looks: “until 2040”, “ten years”."),
    )


class TeamChoice(forms.Form):
    team = forms.ModelChoiceField(
        label=_("Whose mission is it?"),
        queryset=Team.objects.none(),
        required=False,
        empty_label=_("The whole organization"),
        help_text=_("A team may have a mission of its own."),
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_teams(self, organization)


def offer_teams(form: forms.Form, organization: Organization) -> None:
    """No question without a choice."""
    teams = Team.objects.of(organization).order_by("name", "pk")
    form.fields["team"].queryset = teams  # type: ignore[attr-defined]
    if not teams:
        del form.fields["team"]


class MissionForm(TeamChoice, VersionWords):
    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("To tell it apart, if you have several: “Our mission”.")
    )
    field_order = ("statement", "name", "team", "vision", "values", "horizon")

    def version_fields(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("statement", "vision", "values", "horizon")}


class SettingsForm(EditedForm):
    subject = Mission

    name = forms.CharField(label=_("Name"), max_length=120)
    team = TeamChoice.base_fields["team"]
    review_on = forms.DateField(
        label=_("Look at it again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("On that day the mission page asks whether it still says what you do."),
    )

    def choose_within(self, organization: Organization) -> None:
        offer_teams(self, organization)


class DraftForm(EditedForm, VersionWords):
    subject = MissionVersion

    label = forms.CharField(
        label=_("Name of this version"),
        max_length=120,
        required=False,
        help_text=_("Such as “after the merger”."),
    )
    in_force_on = forms.DateField(
        label=_("In force since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty for the day you publish."),
    )
    source_note = forms.CharField(
        label=_("Source"), max_length=500, required=False, help_text=_("Where these words come from.")
    )
    field_order = ("statement", "vision", "values", "horizon", "label", "in_force_on", "source_note")
