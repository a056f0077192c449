"""What a party takes along of who is around: what others shared until then, and all of its own."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from partnerships.models import Hearing, Party, Stakeholder, StakeholderEngagement
from partnerships.queries.exported import Table
from partnerships.queries.hearings import asked_as_seen


def stakeholder_tables(party: Party, until: datetime) -> Iterator[Table]:
    """Of others, what they shared and have not changed since the day this party left."""
    seen = Stakeholder.objects.seen_by(party)
    seen = seen.filter(Q(party=party) | Q(shared_at__lte=until, written_at__lte=until))
    figures = ("power", "interest", "is_legitimate", "is_urgent", "affected", "stance")
    yield (
        "stakeholders.csv",
        ("written by", "read by", "stakeholder", "kind", "power", "interest", "rightful claim", "cannot wait",
         "effect on them", "stance", "expectation"),
        [
            (
                entry.party.name,
                entry.get_visibility_display(),
                entry.name,
                entry.get_kind_display(),
                *(getattr(entry, name) for name in figures),
                entry.expectation,
            )
            for entry in seen.select_related("party").order_by("party_id", "name", "pk")
        ],
    )  # fmt: skip
    ours = StakeholderEngagement.objects.of(party).order_by("held_on", "pk")
    yield (
        "stakeholder_engagements.csv",
        ("day", "stakeholder", "what we did"),
        list(ours.values_list("held_on", "stakeholder__name", "text")),
    )
    heard = Hearing.objects.seen_by(party).filter(Q(party=party) | Q(shared_at__lte=until))
    yield (
        "hearings.csv",
        ("asked by", "asked on", "read by", "what they heard", "sentence", "score of 100", "n"),
        [
            (row.party.name, row.asked_at.date(), row.get_visibility_display(), row.summary, one.text, one.words, one.n)
            for row in heard.select_related("party", "round").order_by("asked_at", "pk")
            for one in asked_as_seen(row, party).heard
        ],
    )
