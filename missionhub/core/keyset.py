"""Long lists in parts that stay right while rows are added: each begins after the last id of the one before."""

from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

USUAL, MOST = 50, 200
LARGEST_ID = 2**63 - 1


class LimitSerializer(serializers.Serializer):
    limit = serializers.IntegerField(
        required=False, default=USUAL, min_value=1, max_value=MOST, help_text="At most this many rows."
    )


class PartSerializer(LimitSerializer):
    """Which part of a list."""

    after = serializers.IntegerField(
        required=False, default=0, min_value=0, max_value=LARGEST_ID, help_text="Rows whose id is larger than this."
    )


class PartByUuidSerializer(LimitSerializer):
    after = serializers.UUIDField(required=False, default=UUID(int=0), help_text="Rows whose id is larger than this.")


class KeysetPagination(BasePagination):
    part_class: ClassVar[type[LimitSerializer]] = PartSerializer

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any]:
        asked = {key: request.query_params[key] for key in ("after", "limit") if key in request.GET}
        part = self.part_class(data=asked)
        part.is_valid(raise_exception=True)
        limit = part.validated_data["limit"]
        rows = list(queryset.filter(pk__gt=part.validated_data["after"]).order_by("pk")[: limit + 1])
        self.next = None
        if len(rows) > limit:
            self.next = replace_query_param(request.get_full_path(), "after", rows[limit - 1].pk)
        return rows[:limit]

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"results": data, "next": self.next})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        following = {"type": "string", "nullable": True, "description": "The next part, if there is one."}
        properties = {"results": schema, "next": following}
        return {"type": "object", "required": ["results", "next"], "properties": properties}

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        return []  # `organizations.openapi.Schema` names them


class KeysetByUuid(KeysetPagination):
    """For rows whose ids are no counters."""

    part_class = PartByUuidSerializer
