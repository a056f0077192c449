"""Power and value between two sides: the figures of the pages, unrounded, with n and version, and what they rest on."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.response import Response

from missionhub.core.keyset import KeysetByUuid
from partnerships.api.scope import PartnershipApi
from partnerships.api.told import Told
from partnerships.models import Party, Supply, ValueItem
from partnerships.queries.power import Needs, power_picture
from partnerships.queries.value import items_seen_by, line_of, value_picture
from partnerships.queries.voice import voice_between


class WithEachSide(PartnershipApi):
    """Computed on reading, one for each other side that is here."""

    def others(self) -> list[Party]:
        here = Party.objects.here().filter(partnership=self.participant.partnership_id)
        return list(here.exclude(pk=self.party.pk).in_order())

    def answer(self, found: list[dict[str, Any]]) -> Response:
        return Response({"results": self.get_serializer(found, many=True).data, "next": None})


class SupplySerializer(serializers.ModelSerializer):
    class Meta:
        model = Supply
        fields = ("text", "source", "importance", "share", "elsewhere")
        read_only_fields = fields


class PowerSerializer(serializers.Serializer):
    party = serializers.IntegerField(help_text="The other side.")
    they_offer = serializers.BooleanField(help_text="It offers to show its answers; what they say is not told.")
    draft = SupplySerializer(many=True, help_text="What your side has told and not shown.")
    ours = SupplySerializer(many=True, help_text="What you get from them, as both have read it.")
    theirs = SupplySerializer(many=True, help_text="What they get from you, once both were shown.")
    shown_at = serializers.DateTimeField(allow_null=True)
    we_depend = serializers.FloatField(allow_null=True, help_text="0 to 1; null until both were shown.")
    they_depend = serializers.FloatField(allow_null=True)
    imbalance = serializers.FloatField(allow_null=True, help_text="How far apart the two are, 0 to 1.")
    mutual = serializers.FloatField(allow_null=True, help_text="How much they need each other, 0 to 1.")
    n = serializers.IntegerField(help_text="Things named by both sides that the figures rest on.")
    formula_version = serializers.CharField(allow_null=True)


class PowerApi(WithEachSide):
    tag, serializer_class = "partnership-power", PowerSerializer

    def list(self, request: Any, *, pk: int) -> Response:
        """One for each other side, in the order in which they came."""
        return self.answer([self._told(they) for they in self.others()])

    def _told(self, they: Party) -> dict[str, Any]:
        picture = power_picture(we=self.party, they=they, voice=voice_between(we=self.party, they=they).known)
        found = picture.found
        return {
            "party": they.pk,
            "they_offer": picture.they_offer,
            "draft": _supplies(picture.own),
            "ours": _supplies(picture.ours),
            "theirs": _supplies(picture.theirs),
            "shown_at": picture.shown_on,
            "we_depend": found and found.a_on_b,
            "they_depend": found and found.b_on_a,
            "imbalance": found and found.imbalance,
            "mutual": found and found.mutual,
            "n": found.n if found else 0,
            "formula_version": found and found.formula_version,
        }


def _supplies(needs: Needs | None) -> list[Supply]:
    return needs.supplies if needs else []


class ValueItemSerializer(serializers.ModelSerializer):
    so_far = serializers.SerializerMethodField(help_text="Points so far; null where nobody has told.")
    reports = serializers.SerializerMethodField(help_text="How often somebody told.")
    is_shared = serializers.BooleanField(read_only=True, help_text="Every side reads it.")
    counts = serializers.BooleanField(read_only=True, help_text="It is in the figures.")

    class Meta:
        model = ValueItem
        fields = (
            *("id", "party", "flow", "goes", "whose", "kind", "source", "text", "expected", "confidence"),
            *("so_far", "reports", "is_shared", "counts", "shared_at", "agreed_at", "withdrawn_at"),
        )
        read_only_fields = fields

    def get_so_far(self, item: ValueItem) -> int | None:
        return line_of(item).so_far

    def get_reports(self, item: ValueItem) -> int:
        return len(item.reports.all())


class ValueItemApi(Told):
    tag, serializer_class, pagination_class = "partnership-value-items", ValueItemSerializer, KeysetByUuid

    def rows(self) -> QuerySet[ValueItem]:
        """Its drafts, and what every side shares."""
        return items_seen_by(self.party)


class ValueSerializer(serializers.Serializer):
    party = serializers.IntegerField(help_text="The other side.")
    we_put_in = serializers.IntegerField(help_text="Points, as expected.")
    they_put_in = serializers.IntegerField()
    we_get = serializers.IntegerField()
    they_get = serializers.IntegerField()
    equity = serializers.FloatField(allow_null=True, help_text="Benefit for what was put in, 1 is even.")
    benefit_balance = serializers.FloatField(allow_null=True, help_text="Benefits alone, 1 is even.")
    profit_purpose = serializers.FloatField(allow_null=True, help_text="Money beside purpose, 1 is even.")
    realization = serializers.FloatField(allow_null=True, help_text="What came, over what was expected of it.")
    n = serializers.IntegerField(help_text="Items that come of it and count.")
    waiting = serializers.IntegerField(help_text="Shared items that wait for a yes, and do not count.")
    guesses = serializers.IntegerField(help_text="Counted items that are a guess.")
    formula_version = serializers.CharField()


class ValueApi(WithEachSide):
    tag, serializer_class = "partnership-value", ValueSerializer

    def list(self, request: Any, *, pk: int) -> Response:
        """One for each other side, in the order in which they came; from shared items alone."""
        return self.answer([self._told(they) for they in self.others()])

    def _told(self, they: Party) -> dict[str, Any]:
        picture = value_picture(we=self.party, they=they)
        found = picture.found
        return {
            "party": they.pk,
            "we_put_in": picture.ours.total_in,
            "they_put_in": picture.theirs.total_in,
            "we_get": picture.ours.total_out,
            "they_get": picture.theirs.total_out,
            "equity": found.equity,
            "benefit_balance": found.benefit_balance,
            "profit_purpose": found.profit_purpose,
            "realization": found.realization,
            "n": found.n,
            "waiting": len(picture.waiting),
            "guesses": picture.guesses,
            "formula_version": found.formula_version,
        }
