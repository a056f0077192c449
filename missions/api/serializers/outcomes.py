from typing import Any

from rest_framework import serializers

from missions.api.serializers.fields import Names, RowId, Said, WrittenSerializer
from missions.forms.check_ins import CheckInForm
from missions.models import CheckIn, Outcome, Promise

LONGEST_NOTE: int = CheckInForm.base_fields["note"].max_length  # type: ignore[attr-defined]  # a text


class PromisesServed(serializers.ManyRelatedField):
    """By their ids; written when the outcome is begun, later through the page of the outcome."""

    def get_attribute(self, instance: Outcome) -> Any:
        return [way.promise for way in instance.contributions.all()]


class OutcomeSerializer(WrittenSerializer):
    skills = Names(required=False, max_length=50)
    result = Said(Outcome.Result.choices)
    promises = PromisesServed(child_relation=RowId(queryset=Promise.objects.none()), required=False)

    class Meta:
        model = Outcome
        fields = (
            "id", "title", "kind", "team", "objective", "beneficiary", "success", "impact_area", "problem",
            "problem_evidence", "measure", "unit", "direction", "baseline", "target", "band_low", "band_high",
            "start_on", "due_on", "cadence", "lead", "reviewer", "ambition", "chance", "could_be_gamed", "gaming_note",
            "money", "hours_a_week", "technology", "parent", "weight", "rolls_up", "skills", "secondary_parents",
            "promises", "created_at", "archived_at", "closed_at", "result", "score", "retrospective", "lessons",
        )  # fmt: skip
        read_only_fields = (
            "created_at", "archived_at", "closed_at", "result", "score", "retrospective", "lessons",
        )  # fmt: skip


class CheckInSerializer(WrittenSerializer):
    request_id = serializers.UUIDField(help_text="Of your own making; sent again, the same check-in adds nothing.")
    on = serializers.DateField(required=False, help_text="Today, if you do not say.")
    note = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_NOTE)

    class Meta:
        model = CheckIn
        fields = (
            "id", "request_id", "on", "value", "confidence", "note", "made_at", "made_by", "acknowledged_at",
            "acknowledged_by",
        )  # fmt: skip
        read_only_fields = ("made_at", "made_by", "acknowledged_at", "acknowledged_by")
