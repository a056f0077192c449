from rest_framework import serializers

from missions.api.serializers.fields import Names, Said, WrittenSerializer
from missions.models import Activity, Decision, KeyRole, RoleHolder, Stakeholder, Story


class HolderSerializer(serializers.ModelSerializer):
    class Meta:
        model = RoleHolder
        fields = ("person", "focus", "since", "until")
        read_only_fields = fields


class RoleSerializer(WrittenSerializer):
    skills = Names(required=False, read_only=True)
    holders = HolderSerializer(many=True, read_only=True)

    class Meta:
        model = KeyRole
        fields = (
            "id", "name", "purpose", "responsibilities", "team", "skills", "holders", "created_at", "archived_at",
        )  # fmt: skip
        read_only_fields = ("created_at", "archived_at")


class NewRoleSerializer(RoleSerializer):
    skills = Names(required=False, max_length=50)


class ActivitySerializer(WrittenSerializer):
    class Meta:
        model = Activity
        fields = (
            "id", "name", "team", "outcome", "objective", "hours_a_month", "money_a_year", "starts_on", "ends_on",
            "note", "created_at", "archived_at",
        )  # fmt: skip
        read_only_fields = ("created_at", "archived_at")


class DecisionSerializer(WrittenSerializer):
    verdict = Said(Decision.Verdict.choices)

    class Meta:
        model = Decision
        fields = (
            "id", "title", "context", "options", "decided", "decided_on", "responsible", "look_back_on",
            "looked_back_at", "verdict", "lesson", "created_at", "archived_at",
        )  # fmt: skip
        read_only_fields = ("looked_back_at", "verdict", "lesson", "created_at", "archived_at")


class StakeholderSerializer(WrittenSerializer):
    class Meta:
        model = Stakeholder
        fields = (
            "id", "name", "kind", "power", "interest", "stance", "expectation", "note", "steward", "created_at",
            "archived_at",
        )  # fmt: skip
        read_only_fields = ("created_at", "archived_at")


class StorySerializer(WrittenSerializer):
    class Meta:
        model = Story
        fields = (
            "id", "submission_id", "promise", "title", "text", "happened_on", "who_benefited", "teller", "teller_name",
            "told_at", "state", "may_be_public", "is_public",
        )  # fmt: skip
        read_only_fields = ("submission_id", "teller", "teller_name", "told_at", "state", "is_public")


class NewStorySerializer(StorySerializer):
    submission_id = serializers.UUIDField(
        required=False, help_text="Of your own making; sent again, the same story adds nothing."
    )

    class Meta(StorySerializer.Meta):
        read_only_fields = ("title", "teller", "teller_name", "told_at", "state", "is_public")
