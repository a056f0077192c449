from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.forms.fields import Words
from missions.models import Mission
from partnerships.services.hearings import Wanted
from surveys.forms.asking import LastDayForm
from surveys.queries import missions_to_ask_about

OPEN_FOR = timedelta(days=14)


class HearingForm(LastDayForm):
    about = Words(
        label=_("What should they know before they answer?"),
        max_length=400,
        rows=3,
        help_text=_("A sentence or two that everybody may read: what the two of you plan, and for whom."),
    )
    mission = forms.ModelChoiceField(label=_("For which mission?"), queryset=Mission.objects.none(), empty_label=None)

    field_order = ("about", "closes_on", "mission")

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(organization.time_zone)
        missions = missions_to_ask_about(organization)
        self.fields["mission"].queryset = missions  # type: ignore[attr-defined]
        self.initial.setdefault("mission", missions.first())
        self.initial.setdefault("closes_on", (timezone.now() + OPEN_FOR).astimezone(self.zone).date())
        self.fields["closes_on"].required = True
        self.fields["closes_on"].help_text = _("Everybody is told this day, so it cannot be moved later.")
        if len(missions) == 1:
            self.fields["mission"].widget = forms.HiddenInput()

    def wanted(self) -> Wanted:
        closes_at = self.closes_at
        if closes_at is None:
            raise ValueError("a hearing has a last day")
        return Wanted(self.cleaned_data["mission"], " ".join(self.cleaned_data["about"].split()), closes_at)


class HearingSharingForm(forms.Form):
    summary = Words(
        label=_("What did you hear, in a sentence or two?"),
        max_length=1_000,
        rows=3,
        help_text=_(
            "The other side reads this above the figures. Leave out names, and whatever one person alone said."
        ),
    )
