"""The signals of drift as they were frozen, with what people said of each."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from alignment.models import DriftAnswer, DriftSignal
from missionhub.organizations.permissions import Permission
from missions.api.nouns import ListedApi


class DriftSignalFilters(serializers.Serializer):
    """Which signals a list holds."""

    kind = serializers.ChoiceField(choices=DriftSignal.Kind.choices, required=False)
    newest = serializers.BooleanField(
        required=False, default=False, help_text="Of each kind only what holds now, without what it has replaced."
    )


class DriftAnswerSerializer(serializers.ModelSerializer):
    class Meta:
        model = DriftAnswer
        fields = ("intent", "note", "said_by", "said_at")
        read_only_fields = fields


class DriftSignalSerializer(serializers.ModelSerializer):
    answers = DriftAnswerSerializer(many=True, read_only=True, help_text="Newest first; the first one counts.")
    facts = serializers.DictField(help_text="What a reader needs to see what moved; its keys go with the kind.")

    class Meta:
        model = DriftSignal
        fields = (
            "id", "mission", "kind", "number", "from_version", "to_version", "from_round", "to_round", "since", "until",
            "verdict", "reason",
            "value", "before", "change", "low", "high", "chance_line", "p_value", "n", "n_before", "facts",
            "engine_version", "formula_version", "fingerprint", "read_at", "answers",
        )  # fmt: skip
        read_only_fields = fields


class DriftSignalApi(ListedApi):
    """Written once and never changed, so there is nothing to send."""

    tag, model, serializer_class, filter_class = (
        "drift-signals",
        DriftSignal,
        DriftSignalSerializer,
        DriftSignalFilters,
    )
    permission_required = permission_to_write = Permission.RESULTS_VIEW
    is_edited = False

    def rows(self) -> QuerySet[DriftSignal]:
        answers = DriftAnswer.objects.newest_first()
        return super().rows().prefetch_related(Prefetch("answers", queryset=answers))

    def filtered(self) -> QuerySet[Any]:
        wanted = self.wanted()
        rows: Any = self.get_queryset()
        return (rows.newest() if wanted.pop("newest") else rows).filter(**wanted)
