from typing import Any

from rest_framework import serializers

from missions.api.serializers.fields import RowId, WrittenSerializer
from missions.models import Mission, MissionVersion, Promise


class MissionSerializer(WrittenSerializer):
    """Its name and whose it is; the words are in its versions."""

    statement = serializers.SerializerMethodField(help_text="Of the version in force; empty before the first.")
    version = serializers.SerializerMethodField(help_text="The version in force.")

    class Meta:
        model = Mission
        fields = ("id", "name", "team", "review_on", "version", "statement", "archived_at")
        read_only_fields = ("archived_at",)

    def get_statement(self, mission: Mission) -> str:
        version = _in_force(mission)
        return version.statement if version else ""

    def get_version(self, mission: Mission) -> int | None:
        version = _in_force(mission)
        return version.pk if version else None


class NewMissionSerializer(WrittenSerializer):
    """A mission with the words of its first draft; promises are read from them."""

    statement = serializers.CharField()
    vision = serializers.CharField(required=False, allow_blank=True)
    values = serializers.CharField(required=False, allow_blank=True)
    horizon = serializers.CharField(required=False, allow_blank=True)

    class Meta:
        model = Mission
        fields = ("name", "team", "statement", "vision", "values", "horizon")


class VersionSerializer(WrittenSerializer):
    class Meta:
        model = MissionVersion
        fields = (
            "id", "number", "label", "statement", "vision", "values", "horizon", "source_note", "in_force_on",
            "created_at", "published_at",
        )  # fmt: skip
        read_only_fields = ("number", "created_at", "published_at")


class PromiseSerializer(WrittenSerializer):
    cues = serializers.ListField(child=serializers.CharField(), required=False, max_length=20)

    class Meta:
        model = Promise
        fields = (
            "id", "mission", "text", "phrase", "definition", "measure", "target", "cues", "weight", "steward",
            "position", "is_public", "created_at", "confirmed_at", "retired_at",
        )  # fmt: skip
        read_only_fields = ("mission", "position", "is_public", "created_at", "confirmed_at", "retired_at")


class NewPromiseSerializer(PromiseSerializer):
    mission = RowId(queryset=Mission.objects.none())


def _in_force(mission: Mission) -> MissionVersion | None:
    published: Any = mission.published  # type: ignore[attr-defined]  # prefetched by the view
    return published[0] if published else None
