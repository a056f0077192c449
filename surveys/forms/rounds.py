from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person
from surveys.forms.asking import AskingForm
from surveys.forms.names import NamesField
from surveys.forms.question import QuestionField
from surveys.queries import asked_last_time, is_leader, suggested_leaders


class RoundForm(AskingForm):
    question = QuestionField(label=_("The question"))
    priorities = forms.BooleanField(
        label=_("Then ask in which order the promises matter this year"),
        required=False,
        help_text=_("Results show how far they agree on it, as a map and a table."),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Whom do you ask?"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    names = NamesField()

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, organization=organization, **kwargs)
        self.everybody = suggested_leaders(organization)
        self.asked_before = asked_last_time(organization)
        self.fields["people"].queryset = Person.objects.of(organization).active()  # type: ignore[attr-defined]
        self.fields["names"].widget.attrs["rows"] = 4
        self.initial.setdefault("people", [person.pk for person in self.everybody if self._is_likely(person)])

    @property
    def leaders(self) -> list[tuple[Person, bool]]:
        return self._ticked(person for person in self.everybody if self._is_likely(person))

    @property
    def others(self) -> list[tuple[Person, bool]]:
        return self._ticked(person for person in self.everybody if not self._is_likely(person))

    @property
    def others_ticked(self) -> bool:
        return any(ticked for _person, ticked in self.others)

    def _is_likely(self, person: Person) -> bool:
        """The people of the last round, so that two rounds can be compared; and every leader."""
        return is_leader(person) or person.pk in self.asked_before

    def _ticked(self, people: Iterable[Person]) -> list[tuple[Person, bool]]:
        chosen = {str(value) for value in self["people"].value() or []}
        return [(person, str(person.pk) in chosen) for person in people]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        nobody = not cleaned.get("people") and not cleaned.get("names", "").strip()
        if nobody and not {"people", "names"} & set(self.errors):
            self.add_error("people", gettext("Choose at least one person to ask, or add names."))
        return cleaned
