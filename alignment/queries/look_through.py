"""One answer at a time for whoever looks through them, and how many are left."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.models import Release
from alignment.queries.answer_cards import AnswerCard, answer_cards
from alignment.queries.report import release_report
from missionhub.organizations.models import Person


@dataclass(frozen=True)
class LookThrough:
    """`card`: the answer looked at; none when nothing is left and none was asked for."""

    cards: Sequence[AnswerCard]  # all that may be judged, in the order of the release
    card: AnswerCard | None

    @property
    def place(self) -> int:
        return self.cards.index(self.card) + 1 if self.card else 0

    @property
    def left(self) -> int:
        """Answers with something unsure, this one among them."""
        return sum(bool(card.unsure) for card in self.cards)

    @property
    def following(self) -> AnswerCard | None:
        """The next with something unsure; after the last the first again."""
        after = [*self.cards[self.place :], *self.cards[: max(0, self.place - 1)]]
        return next((card for card in after if card.unsure), None)


def look_through_page(release: Release, *, reader: Person, wanted: int | None) -> LookThrough:
    """The answer asked for, else the first with something unsure."""
    facts = release_report(release)
    cards = [card for card in answer_cards(facts, release=release, reader=reader, against=[]) if card.may_be_judged]
    chosen = (card for card in cards if (card.id == wanted if wanted else card.unsure))
    return LookThrough(cards, next(chosen, None))
