"""All that one side keeps from the other: how it is changed, and which door hides it. New private things add a line."""

from collections.abc import Callable
from dataclasses import dataclass

from partnerships.models import Participant
from partnerships.models.note import PrivateNoteQuerySet
from partnerships.models.rating import CellRatingQuerySet
from partnerships.models.visibility import SeenByPartyQuerySet
from partnerships.queries.rating_sheet import pairs_to_rate
from partnerships.services.notes import write_note
from partnerships.services.rating import save_ratings
from tests.factories.partnership_value import draft
from tests.factories.partnerships import AT


@dataclass(frozen=True)
class Hidden:
    """`change` writes as the given side; `door`.`name` is the queryset method that keeps it from everybody else."""

    what: str
    change: Callable[[Participant], object]
    door: type
    name: str


def rate_harshly(side: Participant) -> None:
    newest = side.partnership.rounds.newest_first()[0]
    sheet = zip(pairs_to_rate(newest, side), [(-3, 3), (2, 2), (None, 1)], strict=False)
    judged = [pair.judged(gives=gives, receives=receives, note="Never tell them.") for pair, (gives, receives) in sheet]
    save_ratings(round=newest, rater=side, judgements=judged, at=AT)


HIDDEN = [
    Hidden("ratings", rate_harshly, CellRatingQuerySet, "seen_by"),
    Hidden(
        "notes",
        lambda side: write_note(text="They are our last hope.", by=side, at=AT),
        PrivateNoteQuerySet,
        "of",
    ),
    Hidden(
        "value drafts",
        lambda side: draft(side, "What we hope to get from them.", expected=700),
        SeenByPartyQuerySet,
        "seen_by",
    ),
]
