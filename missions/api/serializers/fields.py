"""What serializers of several kinds of rows share."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from missionhub.core.keyset import LARGEST_ID


class RowId(serializers.PrimaryKeyRelatedField):
    """The id of another row. Whether it is there, and ours, the form decides; nothing is looked up here."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int) or not 0 < data <= LARGEST_ID:
            raise serializers.ValidationError(_("An id is a whole number."))
        return data


class Said(serializers.ChoiceField):
    """One of the choices, or nothing yet; not written here."""

    def __init__(self, choices: Any) -> None:
        super().__init__(choices=[("", "-"), *choices], read_only=True)


class Names(serializers.ListField):
    """Skills by their names."""

    child = serializers.CharField(max_length=120)

    def to_representation(self, data: Any) -> list[str]:
        return sorted(row.name for row in data.all())


class WrittenSerializer(serializers.ModelSerializer):
    """Types and lengths; the rules are those of the form. A name that cannot be written is refused, not ignored."""

    serializer_related_field = RowId

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = {name for name, field in self.fields.items() if not field.read_only}
            if strange := sorted(str(name) for name in data if name not in known):
                text = _("This cannot be written. Leave it out.")
                raise serializers.ValidationError({name: [text] for name in strange})
        return super().to_internal_value(data)
