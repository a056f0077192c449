"""How a partnership resonates with those around it: from what both share, or from all that one side may read."""

from collections.abc import Iterable, Sequence

from partnerships import compatibility as engine
from partnerships.models import Party, Stakeholder

Pairing = list[tuple[Stakeholder | None, Stakeholder | None]]


def resonance_of(we: Party, they: Party) -> float | None:
    """R of formula 7, the same for both: nothing that either keeps to itself is in it."""
    return joint_resonance(we, they).value


def joint_resonance(we: Party, they: Party) -> engine.Resonance:
    """From shared entries alone, in one query; a group that both share counts once."""
    shared = list(Stakeholder.objects.shared_by(we, they).order_by("pk"))
    return measure(pair_up(_of(shared, we), _of(shared, they)))


def own_resonance(ours: Sequence[Stakeholder], theirs: Sequence[Stakeholder]) -> engine.Resonance:
    """From all that one's own side wrote and the other shares: for one's own eyes."""
    return measure(pair_up(ours, theirs))


def measure(pairs: Pairing) -> engine.Resonance:
    """Whoever is not placed yet is left out: their weight is unknown, not small."""
    return engine.measure_resonance(_as_one(pair) for pair in pairs if any(one and one.is_placed for one in pair))


def pair_up(ours: Sequence[Stakeholder], theirs: Sequence[Stakeholder]) -> Pairing:
    """The same group on both lists side by side: what somebody said is the same first, then equal names.

    It does not matter whose list comes first, so both sides pair alike.
    """
    free_ours, free_theirs = {one.pk: one for one in ours}, {one.pk: one for one in theirs}
    links = [(one.pk, one.same_as_id) for one in ours] + [(one.same_as_id, one.pk) for one in theirs]
    wanted = sorted({(mine, their) for mine, their in links if mine and their}, key=sorted)
    by_name = {one.name.casefold(): one.pk for one in theirs}
    wanted += [(one.pk, by_name[one.name.casefold()]) for one in ours if one.name.casefold() in by_name]
    pairs: Pairing = []
    for mine, their in wanted:
        if mine in free_ours and their in free_theirs:
            pairs.append((free_ours.pop(mine), free_theirs.pop(their)))
    alone: Pairing = [(one, None) for one in free_ours.values()]
    return pairs + alone + [(None, one) for one in free_theirs.values()]


def for_engine(one: Stakeholder) -> engine.Stakeholder:
    """Only of somebody who is placed."""
    return engine.Stakeholder(
        key=one.pk,
        power=one.power or 0,
        interest=one.interest or 0,
        is_legitimate=one.is_legitimate,
        is_urgent=one.is_urgent,
        stance=one.stance,
        affected=one.affected,
    )


def _as_one(pair: tuple[Stakeholder | None, Stakeholder | None]) -> engine.Stakeholder:
    placed = [for_engine(one) for one in pair if one is not None and one.is_placed]
    return engine.as_both_see(*placed) if len(placed) == 2 else placed[0]


def _of(rows: Iterable[Stakeholder], party: Party) -> list[Stakeholder]:
    return [one for one in rows if one.party_id == party.pk]
