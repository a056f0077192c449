"""Partnerships as programs read them: who takes part, where it stands, goals, ratings and what both agreed on."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.response import Response

from partnerships.api.scope import PartnershipApi
from partnerships.models import CellAgreement, CellRating, Goal, Partnership, Party
from partnerships.queries.standing import Step, standing_of


class PartySerializer(serializers.ModelSerializer):
    class Meta:
        model = Party
        fields = ("id", "name", "joined_at", "left_at")
        read_only_fields = fields


class PartnershipSerializer(serializers.ModelSerializer):
    parties = PartySerializer(many=True)

    class Meta:
        model = Partnership
        fields = ("id", "name", "purpose", "created_at", "parties")
        read_only_fields = fields


class StandingSerializer(serializers.ModelSerializer):
    parties = PartySerializer(many=True)
    us = serializers.IntegerField(help_text="The party you act for.")
    round = serializers.IntegerField(help_text="The number of the newest round.")
    revealed_at = serializers.DateTimeField(allow_null=True)
    step = serializers.ChoiceField([step.value for step in Step], help_text="What it waits for, seen from your side.")

    class Meta:
        model = Partnership
        fields = ("id", "name", "purpose", "created_at", "parties", "us", "round", "revealed_at", "step")
        read_only_fields = fields


class PartnershipsApi(PartnershipApi):
    tag, serializer_class = "partnerships", PartnershipSerializer

    def list(self, request: Any) -> Response:
        """Those you take part in for this organization, in the order of their ids."""
        mine = Partnership.objects.with_somebody(self.request.membership.user, acting_for=self.request.organization)
        return self.in_parts(mine.prefetch_related("parties"))


class StandingApi(PartnershipApi):
    tag, serializer_class = "partnerships", StandingSerializer

    def retrieve(self, request: Any, *, pk: int) -> Response:
        """One of them, with what it waits for."""
        standing, row = standing_of(self.party), self.participant.partnership
        found: Any = row
        found.us, found.step = self.party.pk, standing.step.value
        found.round, found.revealed_at = standing.round.number, standing.round.revealed_at
        return Response(self.get_serializer(found).data)


class OfNewestRound(PartnershipApi):
    """Lists rows of the newest round, those the asking side may see."""

    def list(self, request: Any, *, pk: int) -> Response:
        """Of the newest round, in the order of their ids."""
        return self.in_parts(self.rows())

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError


class GoalSerializer(serializers.ModelSerializer):
    class Meta:
        model = Goal
        fields = ("id", "party", "position", "text", "importance", "kind", "approach", "horizon")
        read_only_fields = fields


class GoalApi(OfNewestRound):
    tag, serializer_class = "partnership-goals", GoalSerializer

    def rows(self) -> QuerySet[Goal]:
        """Others' goals once all have named theirs."""
        goals = Goal.objects.filter(round=self.round)
        return goals if self.round.opened_at else goals.filter(party=self.party)


class RatingSerializer(serializers.ModelSerializer):
    party = serializers.IntegerField(source="rater.party_id", help_text="The side it was given for; never a person.")

    class Meta:
        model = CellRating
        fields = ("id", "party", "goal_a", "goal_b", "a_to_b", "b_to_a", "note")
        read_only_fields = fields


class RatingApi(OfNewestRound):
    tag, serializer_class = "partnership-ratings", RatingSerializer

    def rows(self) -> QuerySet[CellRating]:
        return CellRating.objects.seen_by(self.party).filter(goal_a__round=self.round).select_related("rater")


class AgreementSerializer(serializers.ModelSerializer):
    class Meta:
        model = CellAgreement
        fields = (
            "id",
            "goal_a",
            "goal_b",
            "a_to_b",
            "b_to_a",
            "agrees_to_differ",
            "note",
            "mitigation",
            "accepts_red_line",
            "proposed_by",
            "proposed_at",
            "in_force_at",
        )
        read_only_fields = fields


class AgreementApi(OfNewestRound):
    tag, serializer_class = "partnership-agreements", AgreementSerializer

    def rows(self) -> QuerySet[CellAgreement]:
        """What stands between this side and another: proposed or in force."""
        return CellAgreement.objects.concerning(self.party).filter(round=self.round, withdrawn_at__isnull=True)
