"""A round for later: what an opened round is asked with, and the days instead of the last one."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization
from missions.models import Mission
from surveys.forms.asking import AudienceForm, SmallestGroupsForm, as_people_read, chosen_mission
from surveys.models import Instrument, Round, RoundPlan
from surveys.models.round_plan import LONGEST, later
from surveys.queries import missions_to_ask_about, newest_questions, questions_of, ready_surveys
from surveys.services import Planned, Schedule, questions_for, told


class PlanForm(AudienceForm, SmallestGroupsForm):
    kind = forms.ChoiceField(
        label=_("What do you ask?"), choices=RoundPlan.Kind, initial=RoundPlan.Kind.STAFF, widget=forms.RadioSelect
    )
    survey = forms.ChoiceField(
        label=_("Which of your own?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _("This survey cannot be asked as it stands. Choose another, or mend it first.")
        },
    )
    mission = forms.ModelChoiceField(label=_("About which mission?"), queryset=Mission.objects.none(), empty_label=None)
    audience = forms.ChoiceField(
        label=_("Whom do you ask?"),
        choices=[
            (RoundPlan.Audience.STAFF, _("Everybody who works here on that day")),
            (RoundPlan.Audience.TEAMS, _("Chosen teams, with all teams below them")),
            (RoundPlan.Audience.PEOPLE, _("Chosen people who still work here on that day")),
        ],
        initial=RoundPlan.Audience.STAFF,
        required=False,
        widget=forms.RadioSelect,
    )
    volunteers = forms.BooleanField(label=_("Most of them are volunteers"), required=False)
    first_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time_of_day = forms.TimeField(
        label=_("Time"), initial=time(9), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    open_for = forms.IntegerField(label=_("Days it stays open"), min_value=1, max_value=LONGEST, initial=14)
    every_months = forms.TypedChoiceField(
        label=_("And then?"), choices=RoundPlan.Every, coerce=int, initial=RoundPlan.Every.HALF_YEAR
    )
    is_near = False

    def __init__(self, *args: Any, organization: Organization, plan: RoundPlan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization, self.plan = organization, plan
        self.surveys = {str(one.pk): one for one in ready_surveys(organization)}
        self.fields["survey"].choices = [(pk, one.title) for pk, one in self.surveys.items()]  # type: ignore[attr-defined]
        missions = missions_to_ask_about(organization)
        self.fields["mission"].queryset = missions  # type: ignore[attr-defined]
        self.initial.setdefault("mission", missions.first())
        self.initial.setdefault("first_on", later(organization.today(at=timezone.now()), months=3))
        self.offer_audience(organization)

    @property
    def survey_rows(self) -> list[dict[str, Any]]:
        chosen = str(self["survey"].value() or "")
        return [{"survey": survey, "ticked": pk == chosen} for pk, survey in self.surveys.items()]

    @property
    def faulty(self) -> Instrument | None:
        """What the plan asks and could not ask as it stands."""
        survey = self.plan.survey if self.plan else None
        return survey if survey and str(survey.pk) not in self.surveys else None

    def clean_first_on(self) -> date:
        day: date = self.cleaned_data["first_on"]
        is_new = self.plan is None or day != self.plan.first_on
        if is_new and day < self.organization.today(at=timezone.now()):
            raise forms.ValidationError(gettext("This day has passed. Choose a later one."))
        return day

    def clean_audience(self) -> str:
        if self.cleaned_data.get("kind") == RoundPlan.Kind.LEADERS:
            return RoundPlan.Audience.LEADERS
        return self.cleaned_data["audience"] or RoundPlan.Audience.STAFF

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") != RoundPlan.Kind.OWN:
            self.errors.pop("survey", None)  # ticked before another kind was
        elif not cleaned.get("survey") and "survey" not in self.errors:
            self.add_error("survey", gettext("Choose which of your own surveys to ask."))
        return cleaned

    @property
    def chosen_kind(self) -> str:
        """As the form stands; nothing where it names none."""
        kind = str(self["kind"].value())
        return kind if kind in RoundPlan.Kind.values else ""

    @property
    def own_survey(self) -> Instrument | None:
        chosen = self.surveys.get(str(self["survey"].value() or ""))
        return chosen if self.chosen_kind == RoundPlan.Kind.OWN else None

    @property
    def asks_volunteers(self) -> bool:
        """Other surveys ask everybody the same."""
        return bool(self["volunteers"].value()) and self.chosen_kind in {RoundPlan.Kind.STAFF, RoundPlan.Kind.LEADERS}

    @property
    def asks(self) -> str:
        """The survey whose words the preview shows."""
        return self.own_survey.title if self.own_survey else str(RoundPlan.Kind(self.chosen_kind).label)

    def preview(self) -> list[dict[str, Any]]:
        """As opening would freeze it today; nothing while it is not said which survey."""
        kind, survey = self.chosen_kind, self.own_survey
        if not kind or (kind == RoundPlan.Kind.OWN and survey is None):
            return []
        asked = questions_for(
            newest_questions(survey) if survey else questions_of(self.organization, kind),
            mission=chosen_mission(self, self.organization),
            volunteers=self.asks_volunteers,
        )
        mode = Round.Mode.ATTRIBUTED if kind == RoundPlan.Kind.LEADERS else Round.Mode.CONFIDENTIAL
        return as_people_read(asked, told(mode=mode, organization=self.organization.name, kind=kind, **self.sizes))

    @property
    def coming(self) -> list[date]:
        """The first days as the form stands; none where they are not said."""
        names = ("first_on", "every_months")
        said = self.cleaned_data if self.is_bound else {name: self[name].value() for name in names}
        first, every = said.get("first_on"), said.get("every_months")
        if first is None or every is None:
            return []
        begins = max(first, self.organization.today(at=timezone.now()))
        if self.plan and self.plan.next_on and (first, every) == (self.plan.first_on, self.plan.every_months):
            begins = self.plan.next_on
        return RoundPlan(first_on=first, every_months=every, next_on=begins).coming()

    @property
    def planned(self) -> Planned:
        said = self.cleaned_data
        return Planned(
            mission=said["mission"],
            schedule=Schedule(said["first_on"], said["time_of_day"], said["open_for"], said["every_months"]),
            kind=said["kind"],
            survey=self.own_survey,
            audience=said["audience"],
            teams=list(said["teams"]),
            people=list(said["people"]),
            volunteers=self.asks_volunteers,
            minimums=self.minimums,
            is_strict=said["is_strict"],
        )


def values_of(plan: RoundPlan) -> dict[str, Any]:
    """What the form shows of a plan that is there."""
    names = ("kind", "mission", "audience", "volunteers", "first_on", "time_of_day", "open_for", "every_months")
    sizes = ("minimum_scores", "minimum_distributions", "minimum_quotes")
    found = {name: getattr(plan, name) for name in (*names, *sizes, "is_strict")}
    chosen = {name: list(getattr(plan, name).values_list("pk", flat=True)) for name in ("teams", "people")}
    return found | {"survey": plan.survey_id} | chosen
