"""What the engine says of two parties, with n, coverage and version: the figures of the pages, unrounded."""

from typing import Any

from rest_framework import serializers
from rest_framework.response import Response

from partnerships.api.scope import PartnershipApi
from partnerships.compatibility import Verdict, View
from partnerships.models import Party
from partnerships.queries.picture import Picture, picture_of


class AssessmentSerializer(serializers.Serializer):
    party = serializers.IntegerField(help_text="The other side.")
    view = serializers.ChoiceField([view.value for view in View], help_text="Whose ratings are counted.")
    verdict = serializers.ChoiceField([verdict.value for verdict in Verdict])
    reasons = serializers.ListField(child=serializers.CharField(), help_text="The rules that led to it.")
    synergy = serializers.FloatField(allow_null=True, help_text="Help, 0 to 1; null where too little is rated.")
    tension = serializers.FloatField(allow_null=True, help_text="Harm, 0 to 1.")
    net = serializers.FloatField(allow_null=True, help_text="Help minus harm, −1 to 1. Never read it alone.")
    gives = serializers.FloatField(allow_null=True, help_text="What ours does to theirs, −1 to 1.")
    receives = serializers.FloatField(allow_null=True, help_text="What theirs does to ours, −1 to 1.")
    gap = serializers.FloatField(allow_null=True, help_text="How differently the two sides see it, 0 to 1.")
    coverage = serializers.FloatField(help_text="Share rated, by weight, 0 to 1.")
    n = serializers.IntegerField(help_text="Pairs rated both ways.")
    pairs = serializers.IntegerField()
    red_lines = serializers.IntegerField(help_text="Open ones.")
    formula_version = serializers.CharField()


class AssessmentApi(PartnershipApi):
    """Computed on reading, so there is nothing to send."""

    tag, serializer_class = "partnership-assessments", AssessmentSerializer

    def list(self, request: Any, *, pk: int) -> Response:
        """One for each other side, in the order in which they came. Before the reveal: from your own ratings alone."""
        here = (
            Party.objects.here()
            .filter(partnership=pk if self.round.opened_at else None)
            .exclude(pk=self.party.pk)
            .in_order()
        )
        found = [_told(picture_of(self.round, we=self.party, they=they)) for they in here]
        return Response({"results": self.get_serializer(found, many=True).data, "next": None})


def _told(picture: Picture) -> dict[str, Any]:
    found = picture.assessment
    figures = found.synergy
    return {
        "party": picture.they.pk,
        "view": found.view,
        "verdict": found.judgement.verdict,
        "reasons": [reason.because for reason in found.judgement.reasons],
        "synergy": figures and figures.synergy,
        "tension": figures and figures.tension,
        "net": figures and figures.net,
        "gives": figures and figures.a_to_b,
        "receives": figures and figures.b_to_a,
        "gap": found.gap and found.gap.gap,
        "coverage": found.coverage.share,
        "n": found.coverage.rated,
        "pairs": found.coverage.pairs,
        "red_lines": sum(line.is_open for line in found.red_lines),
        "formula_version": found.formula_version,
    }
