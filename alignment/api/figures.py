"""Released figures. A hidden team has no row here either."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from missionhub.organizations.permissions import Permission
from missions.api.nouns import ListedApi
from missions.api.plan import RowNumber
from surveys.models import AS_RELEASED, ReleasedFigure


class FigureFilters(serializers.Serializer):
    """Which figures a list holds."""

    round = RowNumber()
    edition = serializers.IntegerField(
        default=AS_RELEASED,
        min_value=AS_RELEASED,
        max_value=999,
        help_text="1: as released. Above: the texts, read again.",
    )


class ReleasedFigureSerializer(serializers.ModelSerializer):
    team, team_name = serializers.IntegerField(source="node_id"), serializers.CharField(source="node.name")
    question, item = serializers.CharField(source="question_key"), serializers.CharField(source="item_key")
    value = serializers.DictField(help_text="Coded: `at_least` and `at_most` mark the ends that are not told exactly.")

    class Meta:
        model = ReleasedFigure
        fields = ("id", "round", "team", "team_name", "measure", "question", "item", "edition", "n", "value")
        read_only_fields = fields


class ReleasedFigureApi(ListedApi):
    """Written once and never changed, so there is nothing to send."""

    tag, model, serializer_class, filter_class = (
        "released-figures",
        ReleasedFigure,
        ReleasedFigureSerializer,
        FigureFilters,
    )
    permission_required = permission_to_write = Permission.RESULTS_VIEW
    is_edited = False

    def rows(self) -> QuerySet[ReleasedFigure]:
        return super().rows().select_related("node")

    def filtered(self) -> QuerySet[Any]:
        return self.get_queryset().filter(**self.wanted())
