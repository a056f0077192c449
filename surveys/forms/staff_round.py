from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person, Team
from surveys.forms.asking import UnnamedForm
from surveys.forms.names import NamesField
from surveys.models import Round
from surveys.queries import people_asked, ready_surveys, staff_of, teams_to_ask
from surveys.services import QUESTION, VOLUNTEER_QUESTION, people_from_lines


class StaffRoundForm(UnnamedForm):
    kind = "staff"
    mode = Round.Mode.CONFIDENTIAL
    survey = forms.ChoiceField(
        label=_("Which survey?"),
        required=False,
        error_messages={
            "invalid_choice": _("This survey cannot be asked as it stands. Choose another, or mend it first.")
        },
    )
    question = forms.ChoiceField(
        label=_("The first question"),
        choices=[(QUESTION, _("What do you get paid to do?")), (VOLUNTEER_QUESTION, _("What are you here to do?"))],
        initial=QUESTION,
        widget=forms.RadioSelect,
    )
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
    teams = forms.ModelMultipleChoiceField(label=_("Teams"), queryset=Team.objects.none(), required=False)
    people = forms.ModelMultipleChoiceField(label=_("People"), queryset=Person.objects.none(), required=False)
    names = NamesField()

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        self.choose_survey(organization, *args, **kwargs)
        super().__init__(*args, organization=organization, **kwargs)
        if self.own_survey is not None:
            self.fields.pop("question", None)
        if "survey" in self.fields:
            offered = [("", gettext("Staff round: the five built-in questions"))]
            self.fields["survey"].choices = [*offered, *((str(one.pk), one.title) for one in self.offered)]  # type: ignore[attr-defined]
        self.everybody = list(staff_of(organization))
        self.tree = teams_to_ask(organization)
        self.fields["teams"].queryset = Team.objects.of(organization)  # type: ignore[attr-defined]
        self.fields["people"].queryset = staff_of(organization)  # type: ignore[attr-defined]
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
    def team_rows(self) -> list[dict[str, Any]]:
        chosen = self._chosen("teams")
        return [{"row": row, "ticked": str(row.team.pk) in chosen} for row in self.tree]

    @property
    def person_rows(self) -> list[tuple[Person, bool]]:
        chosen = self._chosen("people")
        return [(person, str(person.pk) in chosen) for person in self.everybody]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        audience = cleaned.get("audience")
        if audience == Round.Audience.TEAMS and not cleaned.get("teams"):
            self.add_error("teams", gettext("Choose at least one team, or ask everybody."))
        elif audience == Round.Audience.PEOPLE and not (cleaned.get("people") or cleaned.get("names", "").strip()):
            self.add_error("people", gettext("Choose the people to ask, or add their names."))
        return cleaned

    def people_asked(self) -> list[Person]:
        """Whom the choice reaches; names that were added become people. Call inside the transaction that opens."""
        audience = self.cleaned_data["audience"]
        if audience != Round.Audience.PEOPLE:
            return people_asked(self.organization, audience=audience, teams=self.cleaned_data["teams"])
        named = people_from_lines(organization=self.organization, text=self.cleaned_data["names"])
        return [*self.cleaned_data["people"], *named]

    def _chosen(self, name: str) -> set[str]:
        return {str(value) for value in self[name].value() or []}


class SightRoundForm(StaffRoundForm):
    """A line-of-sight check: the same people under the same protection, with one first question for everybody."""

    kind = "sight"
    survey = None  # type: ignore[assignment]
    question = None  # type: ignore[assignment]
