from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.forms.fields import Words
from missions.models import Outcome, Promise, PublicPage, Story
from missions.public_figures import labels, offered
from missions.queries.public import stories_with_consent
from missions.queries.reading import primary_mission

ONE_BY_ONE = forms.CheckboxSelectMultiple


class PublicPageForm(forms.Form):
    """Everything is off until it is chosen."""

    is_on = forms.BooleanField(label=_("Everybody can see the page"), required=False)
    introduction = Words(
        label=_("Introduction"),
        max_length=2_000,
        required=False,
        help_text=_("Two sentences for somebody who has never heard of you."),
    )
    shows_statement = forms.BooleanField(label=_("The mission in force"), required=False)
    shows_vision = forms.BooleanField(label=_("The vision"), required=False)
    shows_values = forms.BooleanField(label=_("The values"), required=False)
    promises = forms.ModelMultipleChoiceField(
        label=_("Promises"), queryset=Promise.objects.none(), required=False, widget=ONE_BY_ONE
    )
    outcomes = forms.ModelMultipleChoiceField(
        label=_("Outcomes, with their newest figure"),
        queryset=Outcome.objects.none(),
        required=False,
        widget=ONE_BY_ONE,
    )
    figures = forms.MultipleChoiceField(
        label=_("Results, the newest of everybody who was asked"),
        required=False,
        widget=ONE_BY_ONE,
        help_text=_("Each with its n, its range and its day. Never of a team, never a name, a quote or an answer."),
    )
    stories = forms.ModelMultipleChoiceField(
        label=_("Stories whose teller agreed"), queryset=Story.objects.none(), required=False, widget=ONE_BY_ONE
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])

    def __init__(self, *args: Any, organization: Organization, may_choose_figures: bool = False, **kwargs: Any) -> None:
        """Without the right to choose results the form has no such field, and saving it leaves them as they are."""
        super().__init__(*args, **kwargs)
        if may_choose_figures:
            self.fields["figures"].choices = list(_figures(organization))  # type: ignore[attr-defined]
        else:
            del self.fields["figures"]
        mission = primary_mission(organization)
        promises = Promise.objects.filter(mission=mission).active().in_order() if mission else Promise.objects.none()
        for name, rows in (
            ("promises", promises),
            ("outcomes", Outcome.objects.of(organization).active().in_order()),
            ("stories", stories_with_consent(organization)),
        ):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, page: PublicPage, organization: Organization) -> dict[str, Any]:
        chosen = {"is_public": True}
        return {
            **{name: getattr(page, name) for name in cls.base_fields if hasattr(page, name)},
            "promises": Promise.objects.of(organization).filter(**chosen),
            "outcomes": Outcome.objects.of(organization).filter(**chosen),
            "stories": Story.objects.of(organization).filter(**chosen),
            "seen": as_seen(page.changed_at),
        }


def _figures(organization: Organization) -> Iterator[tuple[str, str]]:
    """With what they would say today."""
    now = {figure.key: figure for figure in offered(organization)}
    for key, label in labels().items():
        figure = now.get(key)
        told = f"{figure.value}, n = {figure.n}" if figure else _("no result that may be shown yet")
        yield key, f"{label}: {told}"


def as_seen(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%f%z") if at else ""
