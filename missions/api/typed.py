"""JSON given to the forms of the pages, so that both ways in know the same rules."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from missionhub.organizations.models import Organization
from missions.forms.edited import EditedForm
from missions.models import Edited

FIRST = 1


def begun(form_class: Any, sent: Mapping[str, Any], *, organization: Organization) -> Any:
    """The form of a new row, filled with what was sent over what the page would begin with."""
    first = {name: _first(form_class, name, field) for name, field in form_class.base_fields.items()}
    form = form_class(_typed(form_class, {**first, **sent}), organization=organization)
    return _accepted(form, sent)


def changed(
    form_class: type[EditedForm], sent: Mapping[str, Any], *, row: Edited, organization: Organization, **said: Any
) -> Any:
    """The form of a row, with what was sent; rows chosen earlier and not sent again are not judged again."""
    words = form_class.initial_of(row)
    form = form_class(_typed(form_class, {**words, **sent}), organization=organization, **said)
    for name, field in list(form.fields.items()):
        if name not in sent and isinstance(field, forms.ModelChoiceField):
            del form.fields[name]
    return _accepted(form, sent)


def columns(form: EditedForm, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Of what was sent, what a revision keeps."""
    return {name: value for name, value in form.edited_fields().items() if name.removesuffix("_id") in sent}


def _first(form_class: Any, name: str, field: forms.Field) -> Any:
    """What stands in a field before anybody types: what the form says, else what the table says."""
    subject: type[Edited] | None = getattr(form_class, "subject", None)
    if field.initial is None and subject is not None and name in subject.EDITED_FIELDS:
        column: Any = subject._meta.get_field(name)
        return column.default if column.has_default() else None
    return field.initial


def _typed(form_class: type[forms.Form], values: Mapping[str, Any]) -> dict[str, Any]:
    """As the fields of a page would send it: one line for each word of a list, nothing for none."""
    typed: dict[str, Any] = {"lock_version": FIRST}
    for name, value in values.items():
        is_text = isinstance(form_class.base_fields.get(name), forms.CharField)
        typed[name] = "\n".join(value) if is_text and isinstance(value, list | tuple) else value
    return {name: value() if callable(value) else value for name, value in typed.items() if value is not None}


def _accepted(form: forms.Form, sent: Mapping[str, Any]) -> Any:
    errors: dict[str, Any] = {name: [str(text) for text in texts] for name, texts in form.errors.items()}
    for name in sent:
        if name not in form.fields and sent[name] not in (None, []):
            errors[name] = [_("There is nothing to choose from yet, or it is changed in another place.")]
    if errors:
        raise ValidationError(errors)
    return form
