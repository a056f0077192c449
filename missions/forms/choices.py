"""Days and people, as forms of several kinds of rows ask for them."""

from typing import Any

from django import forms
from django.db.models import Q

from missionhub.organizations.models import Organization, Person


class Day(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class PersonChoice(forms.ModelChoiceField):
    """Somebody who is here, or whoever is named already."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.none(), required=False, **kwargs)


def choose_person(form: forms.Form, name: str, organization: Organization) -> None:
    named = str(form[name].value() or "")
    here = Q(left_on__isnull=True) | Q(pk=int(named) if named.isdecimal() and len(named) < 19 else 0)
    form.fields[name].queryset = Person.objects.of(organization).filter(here).by_name()  # type: ignore[attr-defined]
