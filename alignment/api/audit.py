"""What the figures of one round are computed from: the tables of the auditor's export."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.response import Response

from alignment.queries.audit import audit_of_round, rounds_with_results
from missionhub.organizations.api import OrganizationApi
from missionhub.organizations.permissions import Permission


class AuditSerializer(serializers.Serializer):
    about = serializers.DictField(child=serializers.CharField(), help_text="What it is of, and the format's name.")
    tables = serializers.DictField(
        child=serializers.ListField(child=serializers.DictField()),
        help_text="Rows by table; docs/method.md, The auditor's export, says what they hold.",
    )


class AuditApi(OrganizationApi):
    """Written by a release and never changed, so there is nothing to send."""

    tag, serializer_class = "audits", AuditSerializer
    permission_required = permission_to_write = Permission.RESULTS_VIEW
    is_edited = False

    def retrieve(self, request: Any, *, pk: int) -> Response:
        """Released cells only, and for each figure the tables that it is computed from again."""
        round = get_object_or_404(rounds_with_results(self.request.organization), pk=pk)
        return Response(audit_of_round(round).facts)
