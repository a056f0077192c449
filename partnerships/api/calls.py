"""Calls with what bids are held against, and what was said of the bids: one's own until all have handed in."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response

from missionhub.organizations.api import OrganizationApi
from missionhub.organizations.permissions import Permission
from partnerships.models import Call, CallMission, Criterion, Gate
from partnerships.models.call import CallState
from partnerships.queries.call_result import BidRow, Figure, result_of


class BuyingApi(OrganizationApi):
    """Scoring and deciding is done by people, on the pages."""

    permission_required = permission_to_write = Permission.PARTNERSHIP_START
    is_edited = False


class GateSerializer(serializers.ModelSerializer):
    class Meta:
        model = Gate
        fields = ("id", "text")
        read_only_fields = fields


class CriterionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Criterion
        fields = ("id", "kind", "text", "weight")
        read_only_fields = fields


class CallMissionSerializer(serializers.ModelSerializer):
    class Meta:
        model = CallMission
        fields = ("id", "text", "importance")
        read_only_fields = fields


class CallSerializer(serializers.ModelSerializer):
    state = serializers.ChoiceField([state.value for state in CallState], read_only=True)
    gates = GateSerializer(many=True, read_only=True)
    criteria = CriterionSerializer(many=True, read_only=True)
    missions = CallMissionSerializer(many=True, read_only=True)

    class Meta:
        model = Call
        fields: ClassVar[tuple[str, ...]] = (
            *("id", "title", "problem", "outcome", "due_on", "created_at", "opened_at", "scored_at", "decided_at"),
            *("state", "gates", "criteria", "missions"),
        )
        read_only_fields = fields


class CallApi(BuyingApi):
    tag, serializer_class = "calls", CallSerializer

    def list(self, request: Any) -> Response:
        """Of your organization, in the order of their ids."""
        rows = Call.objects.of(self.request.organization).prefetch_related("gates", "criteria", "missions")
        return self.in_parts(rows)


class CriterionFigureSerializer(serializers.Serializer):
    criterion = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True, help_text="Of its weight, 0 to 1; null where nothing is known.")
    n = serializers.IntegerField(allow_null=True, help_text="Who scored it; null where it is counted.")


class MissionFigureSerializer(serializers.Serializer):
    mission = serializers.IntegerField()
    median = serializers.IntegerField(allow_null=True, help_text="What it does to it, −3 to 3.")
    n = serializers.IntegerField(help_text="Who said so.")
    is_cancelled = serializers.BooleanField(help_text="Somebody says it is made impossible.")


class CallResultSerializer(serializers.Serializer):
    bid = serializers.IntegerField()
    supplier = serializers.CharField()
    is_variant = serializers.BooleanField()
    price = serializers.DecimalField(max_digits=12, decimal_places=2)
    is_revealed = serializers.BooleanField(help_text="False: from your own scores alone.")
    gates_not_passed = serializers.ListField(child=serializers.IntegerField())
    criteria = CriterionFigureSerializer(many=True, help_text="None for a bid that does not pass every gate.")
    missions = MissionFigureSerializer(many=True)
    counted = serializers.FloatField(allow_null=True, help_text="From the price, 0 to 1.")
    judged = serializers.FloatField(allow_null=True, help_text="By people; null while a part is missing.")
    together = serializers.FloatField(allow_null=True, help_text="Null while a mission is made impossible.")
    serves = serializers.FloatField(allow_null=True, help_text="What it does to the missions, −1 to 1.")
    coverage = serializers.FloatField(help_text="Share of the missions that is rated, by importance.")
    n = serializers.IntegerField(help_text="Rated missions.")
    formula_version = serializers.CharField()


class CallResultApi(BuyingApi):
    """Computed on reading, so there is nothing to send."""

    tag, serializer_class = "call-results", CallResultSerializer

    def list(self, request: Any, *, call: int) -> Response:
        """A row for each bid, by name: nobody is first."""
        row = get_object_or_404(Call.objects.of(self.request.organization), pk=call, opened_at__isnull=False)
        found = [_told(bid, row) for bid in result_of(row, viewer=self.request.person).rows]
        return Response({"results": self.get_serializer(found, many=True).data, "next": None})


def _told(row: BidRow, call: Call) -> dict[str, Any]:
    is_passing = not row.fails
    cancelled = {one.mission.pk for one in row.cancelled}
    return {
        "bid": row.bid.pk,
        "supplier": row.bid.supplier_name,
        "is_variant": row.bid.is_variant,
        "price": row.bid.price,
        "is_revealed": call.scored_at is not None,
        "gates_not_passed": [gate.pk for gate in row.fails],
        "criteria": [_figure(one) for one in row.figures] if is_passing else [],
        "missions": [
            {"mission": one.pk, "median": said.median, "n": said.n, "is_cancelled": one.pk in cancelled}
            for one, said in (row.cells if is_passing else [])
        ],
        "counted": row.score.quantitative if is_passing and row.counted else None,
        "judged": row.score.qualitative if is_passing and row.judged else None,
        "together": row.score.score if is_passing and row.together else None,
        "serves": row.contribution.value if is_passing else None,
        "coverage": row.contribution.coverage,
        "n": row.contribution.n,
        "formula_version": row.score.formula_version,
    }


def _figure(one: Figure) -> dict[str, Any]:
    return {"criterion": one.criterion.pk, "share": one.share, "n": one.said.n if one.said else None}
