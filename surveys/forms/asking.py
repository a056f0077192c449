"""What every round is opened with: a mission, the last day, and for rounds without names the smallest groups."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person, Team
from missions.models import Mission
from surveys.disclosure import Minimums
from surveys.models import Instrument, Round
from surveys.queries import (
    is_near_last,
    missions_to_ask_about,
    newest_questions,
    questions_of,
    staff_of,
    still_owed,
    teams_to_ask,
)
from surveys.questionnaire import LANGUAGES, Questionnaire, Words, say
from surveys.services import NotToldYet, questions_for, refuse_untold, told

OPEN_FOR = timedelta(days=14)
MOST = 1000  # a larger minimum would only be a mistake
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch"}


class LastDayForm(forms.Form):
    """The day at whose end a round closes, where the organization lives."""

    zone: ZoneInfo
    closes_on = forms.DateField(
        label=_("Closes at the end of"),
        help_text=_("Leave it empty to close it yourself."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_closes_on(self) -> date | None:
        day: date | None = self.cleaned_data["closes_on"]
        if day is not None and day < timezone.now().astimezone(self.zone).date():
            raise forms.ValidationError(_("This day has passed. Choose today or a later one, or leave it empty."))
        return day

    @property
    def closes_at(self) -> datetime | None:
        """The end of the chosen day where the organization lives."""
        day: date | None = self.cleaned_data["closes_on"]
        return datetime.combine(day, time(23, 59), tzinfo=self.zone) if day else None


def as_people_read(asked: Questionnaire, words: Words) -> list[dict[str, Any]]:
    """By language: what people are told, and the questions."""
    return [
        {
            "code": code,
            "name": LANGUAGE_NAMES[code],
            "told": say(words, code),
            "questions": [
                {"text": say(question.text, code), "items": [say(item.text, code) for item in question.items]}
                for question in asked
            ],
        }
        for code in LANGUAGES
    ]


def chosen_mission(form: forms.Form, organization: Organization) -> Mission:
    """As the form stands; the first one where none is chosen yet. There must be one."""
    chosen = str(form["mission"].value() or "")
    missions = missions_to_ask_about(organization)
    mission = missions.filter(pk=chosen).first() if chosen.isdigit() else None
    return mission or missions[0]


class AskingForm(LastDayForm):
    kind = "leaders"
    own_survey: Instrument | None = None  # one of our own, instead of the built-in one of this kind
    mission = forms.ModelChoiceField(label=_("About which mission?"), queryset=Mission.objects.none(), empty_label=None)
    ask_anyway = forms.BooleanField(label=_("Ask again all the same"), required=False)

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization
        self.zone = ZoneInfo(organization.time_zone)
        self.owed = still_owed(organization, self.kind, self.own_survey)
        missions = missions_to_ask_about(organization)
        self.fields["mission"].queryset = missions  # type: ignore[attr-defined]
        self.initial.setdefault("mission", missions.first())
        self.initial.setdefault("closes_on", (timezone.now() + OPEN_FOR).astimezone(self.zone).date())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            anyway = bool(cleaned.get("ask_anyway"))
            refuse_untold(
                organization=self.organization, kind=self.kind, survey=self.own_survey, is_before_sharing=anyway
            )
        except NotToldYet as error:
            self.add_error("ask_anyway", str(error))
        return cleaned


class SmallestGroupsForm(forms.Form):
    """How small a group may be shown: larger than we promise, never smaller."""

    minimum_scores = forms.IntegerField(label=_("People behind a score"), min_value=5, max_value=MOST, initial=5)
    minimum_distributions = forms.IntegerField(
        label=_("People behind a spread of answers"), min_value=8, max_value=MOST, initial=8
    )
    minimum_quotes = forms.IntegerField(
        label=_("Answers before one is quoted"), min_value=10, max_value=MOST, initial=10
    )
    is_strict = forms.BooleanField(label=_("Compare carefully with the last round"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        sizes = [cleaned.get(name) for name in ("minimum_scores", "minimum_distributions", "minimum_quotes")]
        if None not in sizes and sizes != sorted(sizes):  # type: ignore[type-var]
            self.add_error(
                "minimum_distributions",
                _("Each number must be at least as large as the one before it: scores, then spreads, then quotes."),
            )
        return cleaned

    @property
    def minimums(self) -> Minimums:
        names = ("scores", "distributions", "quotes")
        return Minimums(**{name: self.cleaned_data[f"minimum_{name}"] for name in names})

    @property
    def sizes(self) -> dict[str, Any]:
        """As the form stands, mistakes mended, for what people will read."""
        return {name: self._size(name) for name in ("minimum_scores", "minimum_distributions", "minimum_quotes")}

    def _size(self, name: str) -> int:
        lowest: int = self.fields[name].initial
        value = str(self[name].value())
        return max(lowest, min(MOST, int(value))) if value.isdecimal() else lowest


class AudienceForm(forms.Form):
    """Whom a round asks: everybody, teams, or people one by one. The heir says the words of each."""

    audience: forms.Field
    teams = forms.ModelMultipleChoiceField(label=_("Teams"), queryset=Team.objects.none(), required=False)
    people = forms.ModelMultipleChoiceField(label=_("People"), queryset=Person.objects.none(), required=False)

    def offer_audience(self, organization: Organization) -> None:
        self.staff = list(staff_of(organization))
        self.tree = teams_to_ask(organization)
        self.fields["teams"].queryset = Team.objects.of(organization)  # type: ignore[attr-defined]
        self.fields["people"].queryset = staff_of(organization)  # type: ignore[attr-defined]

    @property
    def team_rows(self) -> list[dict[str, Any]]:
        chosen = self._chosen("teams")
        return [{"row": row, "ticked": str(row.team.pk) in chosen} for row in self.tree]

    @property
    def person_rows(self) -> list[tuple[Person, bool]]:
        chosen = self._chosen("people")
        return [(person, str(person.pk) in chosen) for person in self.staff]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        audience = cleaned.get("audience")
        if audience == Round.Audience.TEAMS and not cleaned.get("teams"):
            self.add_error("teams", _("Choose at least one team, or ask everybody."))
        elif audience == Round.Audience.PEOPLE and not (cleaned.get("people") or cleaned.get("names", "").strip()):
            self.add_error("people", self.nobody_chosen)
        return cleaned

    @property
    def nobody_chosen(self) -> str:
        return gettext("Choose the people to ask.")

    def _chosen(self, name: str) -> set[str]:
        return {str(value) for value in self[name].value() or []}


class UnnamedForm(SmallestGroupsForm, AskingForm):
    """A round without names: how small a group may be shown, and what people will read before they begin."""

    mode: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_on"].required = True
        self.fields["closes_on"].help_text = _("Everybody is told this day, so it cannot be moved later.")
        self.is_near = is_near_last(
            organization=self.organization,
            kind=self.kind,
            survey=self.own_survey,
            asked=newest_questions(self.own_survey) if self.own_survey else None,
            at=timezone.now(),
        )

    @property
    def volunteers(self) -> bool:
        return False

    @property
    def stays_open(self) -> bool:
        return False

    @property
    def opens_with(self) -> str:
        """The kind of survey that people are asked first."""
        return self.kind

    def preview(self) -> list[dict[str, Any]]:
        """As opening would freeze it."""
        words = told(
            mode=self.mode,
            organization=self.organization.name,
            kind=self.opens_with,
            stays_open=self.stays_open,
            **self.sizes,
        )
        return as_people_read(self._asked(), words)

    def _asked(self) -> Questionnaire:
        return questions_for(
            newest_questions(self.own_survey) if self.own_survey else questions_of(self.organization, self.kind),
            mission=chosen_mission(self, self.organization),
            volunteers=self.volunteers,
        )


class PublicRoundForm(UnnamedForm):
    kind = "awareness"
    mode = Round.Mode.PUBLIC
    FOR_GOOD = "for_good"
    lasts = forms.ChoiceField(
        label=_("How long does it stay open?"),
        choices=[("day", _("Until a day I choose")), (FOR_GOOD, _("Keep it open for good, until I end it"))],
        initial="day",
        required=False,  # unsaid, it is the day
        widget=forms.RadioSelect,
    )
    audience = forms.ChoiceField(
        label=_("Whom do you ask?"),
        choices=[
            (Round.Audience.PUBLIC, _("Customers, members, anybody with the link")),
            (Round.Audience.STAKEHOLDERS, _("Stakeholders: partners, funders, neighbors, suppliers")),
        ],
        initial=Round.Audience.PUBLIC,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_on"].required = not self.stays_open

    @property
    def stays_open(self) -> bool:
        return str(self["lasts"].value()) == self.FOR_GOOD

    @property
    def closes_at(self) -> datetime | None:
        return None if self.stays_open else super().closes_at
