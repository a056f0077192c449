"""What every form over an edited row shares: the version it was opened on, and its own organization's rows."""

from typing import Any, ClassVar

from django import forms

from missionhub.organizations.models import Organization
from missions.forms.fields import MAX_NUMBER
from missions.models import Edited


class EditedForm(forms.Form):
    """Its fields are named like the row's; a foreign key `team_id` is the field `team`."""

    subject: ClassVar[type[Edited]]

    lock_version = forms.IntegerField(min_value=1, max_value=MAX_NUMBER, initial=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organization: Organization | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if organization is not None:
            self.choose_within(organization)

    def choose_within(self, organization: Organization) -> None:
        """Offer the organization's own rows; a form with choices says which."""

    @classmethod
    def initial_of(cls, row: Edited) -> dict[str, Any]:
        return cls.initial_from(row.edited_fields()) | {"lock_version": row.lock_version}

    @staticmethod
    def initial_from(fields: dict[str, Any]) -> dict[str, Any]:
        return {name.removesuffix("_id"): value for name, value in fields.items()}

    def edited_fields(self) -> dict[str, Any]:
        """What was typed, by column; fields that this form does not show are left alone."""
        names = [name for name in self.subject.EDITED_FIELDS if name.removesuffix("_id") in self.fields]
        return {name: self._value_of(name) for name in names}

    def _value_of(self, name: str) -> Any:
        value = self.cleaned_data[name.removesuffix("_id")]
        return value.pk if name.endswith("_id") and value is not None else value
