"""What somebody of neither side reads: what every side has seen, by the sides' names, and nothing before a reveal."""

from dataclasses import dataclass, replace
from itertools import combinations

from django.utils.translation import gettext as _

from partnerships.models import AlignmentRound, CellAgreement, Goal, Partnership, Party, Safeguard
from partnerships.queries.picture import Cell, agreements_of, picture_of
from partnerships.queries.standing import PartyState, standing_of
from partnerships.queries.verdict_card import VerdictCard, verdict_card


@dataclass(frozen=True)
class Written:
    """An agreement in force; the effects from the first side to the second, and back."""

    agreement: CellAgreement
    cell: Cell[Goal]


@dataclass(frozen=True)
class Between:
    """Two sides, in the order of their names: neither comes first for having begun it."""

    first: Party
    second: Party
    card: VerdictCard
    cells: list[Cell[Goal]]
    written: list[Written]


@dataclass(frozen=True)
class NeutralView:
    """`shown` is the newest round that every side has seen; `newest` may be another, under way."""

    newest: AlignmentRound
    sides: list[PartyState]
    shown: AlignmentRound | None
    betweens: list[Between]
    safeguards: list[Safeguard]


def neutral_view(partnership: Partnership) -> NeutralView:
    found = Party.objects.here().filter(partnership=partnership)
    here = sorted(found, key=lambda party: (party.name.casefold(), party.pk))
    standing = standing_of(here[0])
    shown = AlignmentRound.objects.filter(partnership=partnership).revealed().newest_first().first()
    safeguards = Safeguard.objects.in_force().filter(partnership=partnership).order_by("in_force_at", "pk")
    betweens = _betweens(shown, here) if shown else []
    sides = sorted(standing.sides, key=lambda side: here.index(side.party))
    return NeutralView(standing.round, sides, shown, betweens, list(safeguards))


def _betweens(shown: AlignmentRound, here: list[Party]) -> list[Between]:
    """Whoever came after that round has no part in it."""
    rated = set(shown.goals.values_list("party_id", flat=True))
    return [_between(shown, *two) for two in combinations([one for one in here if one.pk in rated], 2)]


def _between(shown: AlignmentRound, first: Party, second: Party) -> Between:
    picture = picture_of(shown, we=first, they=second)
    rows = agreements_of(
        shown, our_ids={goal.pk for goal in picture.ours}, their_ids={goal.pk for goal in picture.theirs}
    )
    by_pair = {frozenset(pair): cell for pair, cell in picture.cells.items()}
    return Between(
        first=first,
        second=second,
        card=_named(verdict_card(picture), first, second),
        cells=[cell for _goal, cells in picture.rows for cell in cells],
        written=[Written(row, by_pair[frozenset((row.goal_a_id, row.goal_b_id))]) for row in rows],
    )


def _named(card: VerdictCard, first: Party, second: Party) -> VerdictCard:
    """“Ours” and “theirs” mean nothing to somebody of neither side."""
    if card.figures is None:
        return card
    there, back = (counts for _words, counts in card.figures.counts)
    counts: list[tuple[str, list[int]]] = [(_on(first, second), there), (_on(second, first), back)]
    return replace(card, figures=replace(card.figures, counts=list(counts)))


def _on(acting: Party, feeling: Party) -> str:
    return _("%(acting)s on %(feeling)s") % {"acting": acting, "feeling": feeling}
