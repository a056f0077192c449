"""What each side has told: who it is, and who is around it. Through the doors of the pages, with no person named."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.response import Response

from partnerships.api.scope import PartnershipApi
from partnerships.models import (
    Motivation,
    PartyProfile,
    ResourceNeedOffer,
    Stakeholder,
    StakeholderEngagement,
    ValueAllocation,
)


class Told(PartnershipApi):
    """Lists rows that the asking side may read."""

    def list(self, request: Any, *, pk: int) -> Response:
        """Those your side may read, in the order of their ids."""
        return self.in_parts(self.rows())

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError


class MotivationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Motivation
        fields = ("kind", "weight", "words")
        read_only_fields = fields


class ValueAllocationSerializer(serializers.ModelSerializer):
    class Meta:
        model = ValueAllocation
        fields = ("name", "points")
        read_only_fields = fields


class NeedOfferSerializer(serializers.ModelSerializer):
    class Meta:
        model = ResourceNeedOffer
        fields = ("kind", "need", "offer", "importance", "need_note", "offer_note")
        read_only_fields = fields


class ProfileSerializer(serializers.ModelSerializer):
    promises = serializers.ListField(child=serializers.CharField(), read_only=True)
    motivations = MotivationSerializer(many=True, read_only=True)
    values = ValueAllocationSerializer(many=True, read_only=True)
    resources = NeedOfferSerializer(many=True, read_only=True)

    class Meta:
        model = PartyProfile
        fields: ClassVar[tuple[str, ...]] = (
            *("id", "party", "number", "taken_at", "shared_at", "revealed_at"),
            *("mission_statement", "mission_number", "promises", "motivations", "values", "resources"),
            *("decision_pace", "time_horizon", "risk_appetite", "planning_style", "communication_style"),
            *("is_local", "is_small", "is_social_enterprise"),
        )
        read_only_fields = fields


class ProfileApi(Told):
    tag, serializer_class = "partnership-profiles", ProfileSerializer

    def rows(self) -> QuerySet[PartyProfile]:
        """Your own, drafts included; others' once they were revealed."""
        seen = PartyProfile.objects.seen_by(self.party)
        return seen.prefetch_related("motivations", "values", "resources")


class StakeholderSerializer(serializers.ModelSerializer):
    is_shared = serializers.BooleanField(read_only=True, help_text="Every side reads it.")

    class Meta:
        model = Stakeholder
        fields = (
            *("id", "party", "name", "kind", "power", "interest", "is_legitimate", "is_urgent"),
            *("affected", "stance", "expectation", "is_shared", "shared_at"),
        )
        read_only_fields = fields


class StakeholderApi(Told):
    tag, serializer_class = "partnership-stakeholders", StakeholderSerializer

    def rows(self) -> QuerySet[Stakeholder]:
        """Your own list, and what others share; who keeps in touch stays on the pages of its side."""
        return Stakeholder.objects.seen_by(self.party)


class EngagementSerializer(serializers.ModelSerializer):
    class Meta:
        model = StakeholderEngagement
        fields = ("id", "stakeholder", "text", "held_on", "written_at")
        read_only_fields = fields


class EngagementApi(Told):
    tag, serializer_class = "partnership-stakeholder-engagements", EngagementSerializer

    def rows(self) -> QuerySet[StakeholderEngagement]:
        return StakeholderEngagement.objects.of(self.party)
