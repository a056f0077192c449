from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from surveys.forms.asking import AudienceForm, UnnamedForm
from surveys.forms.names import NamesField
from surveys.forms.question import QuestionField
from surveys.models import Round
from surveys.queries import people_asked, ready_surveys
from surveys.questionnaire import VOLUNTEER_QUESTION
from surveys.services import people_from_lines


class StaffRoundForm(AudienceForm, UnnamedForm):
    kind = "staff"
    mode = Round.Mode.CONFIDENTIAL
    survey = forms.ChoiceField(
        label=_("Which survey?"),
        required=False,
        error_messages={
            "invalid_choice": _("This survey cannot be asked as it stands. Choose another, or mend it first.")
        },
    )
    question = QuestionField(label=_("The first question"))
    audience = forms.ChoiceField(
        label=_("Whom do you ask?"),
        choices=[
            (Round.Audience.STAFF, _("Everybody who works here")),
            (Round.Audience.TEAMS, _("Chosen teams, with all teams below them")),
            (Round.Audience.PEOPLE, _("Chosen people")),
        ],
        initial=Round.Audience.STAFF,
        widget=forms.RadioSelect,
    )
    names = NamesField()

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        self.choose_survey(organization, *args, **kwargs)
        super().__init__(*args, organization=organization, **kwargs)
        if self.own_survey is not None:
            self.fields.pop("question", None)
        if "survey" in self.fields:
            offered = [("", gettext("Staff round: the five built-in questions"))]
            self.fields["survey"].choices = [*offered, *((str(one.pk), one.title) for one in self.offered)]  # type: ignore[attr-defined]
        self.offer_audience(organization)
        self.everybody = self.staff  # counted beside the choice; a plan asks those of another day
        self.fields["names"].widget.attrs["rows"] = 4

    def choose_survey(self, organization: Organization, data: Any = None, **kwargs: Any) -> None:
        """Before anything else: which survey it is decides what is near, owed and shown."""
        self.offered = ready_surveys(organization) if "survey" in self.base_fields else []
        chosen = (data or kwargs.get("data") or kwargs.get("initial") or {}).get("survey", "")
        self.own_survey = next((one for one in self.offered if str(one.pk) == chosen), None)

    @property
    def volunteers(self) -> bool:
        return "question" in self.fields and self["question"].value() == VOLUNTEER_QUESTION

    @property
    def nobody_chosen(self) -> str:
        return gettext("Choose the people to ask, or add their names.")

    def people_asked(self) -> list[Person]:
        """Whom the choice reaches; names that were added become people. Call inside the transaction that opens."""
        audience = self.cleaned_data["audience"]
        if audience != Round.Audience.PEOPLE:
            return people_asked(self.organization, audience=audience, teams=self.cleaned_data["teams"])
        named = people_from_lines(organization=self.organization, text=self.cleaned_data["names"])
        return [*self.cleaned_data["people"], *named]


class SightRoundForm(StaffRoundForm):
    """A line-of-sight check: the same people under the same protection, with one first question for everybody."""

    kind = "sight"
    survey = None  # type: ignore[assignment]
    question = None  # type: ignore[assignment]
