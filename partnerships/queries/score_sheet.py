"""What one scorer is asked about one bid, with what this scorer has said so far."""

from dataclasses import dataclass

from partnerships.models import Bid, BidEffect, BidScore, CallMission, Criterion, Scorer


@dataclass(frozen=True)
class Question:
    about: Criterion | CallMission
    value: int | None
    note: str

    @property
    def name(self) -> str:
        return f"{'points' if isinstance(self.about, Criterion) else 'effect'}-{self.about.pk}"

    @property
    def note_name(self) -> str:
        return f"note-{self.name}"


def criteria_to_score(bid: Bid, scorer: Scorer) -> list[Question]:
    said = {row.criterion_id: row for row in BidScore.objects.filter(scorer=scorer, bid=bid)}
    asked = Criterion.objects.filter(call=bid.call_id, kind__in=Criterion.SCORED).order_by("position")
    return [
        Question(one, said[one.pk].points, said[one.pk].note) if one.pk in said else Question(one, None, "")
        for one in asked
    ]


def missions_to_rate(bid: Bid, scorer: Scorer) -> list[Question]:
    """The most important first."""
    said = {row.mission_id: row for row in BidEffect.objects.filter(scorer=scorer, bid=bid)}
    asked = CallMission.objects.filter(call=bid.call_id).order_by("-importance", "position")
    return [
        Question(one, said[one.pk].effect, said[one.pk].note) if one.pk in said else Question(one, None, "")
        for one in asked
    ]
