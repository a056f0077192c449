"""A verdict with all that has to stand beside it: help, harm, what is rated, how far the two sides see it alike."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.compatibility import EFFECTS, Direction, Flag, Synergy, View
from partnerships.models import FirstLook, Party
from partnerships.queries.picture import Seen, picture_of
from partnerships.queries.sentences import VERDICTS, effect_in_words, hundredths, reasons_in_words, way_up
from partnerships.queries.standing import Standing

EFFECT_STEPS = sorted(EFFECTS)


@dataclass(frozen=True)
class Figures:
    """In hundredths. `net_*` are help less harm as everybody sees it, and as each side alone does."""

    help: str
    harm: str
    net: str
    net_by_us: str
    net_by_them: str
    gives: str
    receives: str
    n: int
    pairs: int
    counts: list[tuple[str | Promise, list[int]]]
    steps: list[float]


@dataclass(frozen=True)
class VerdictCard:
    they: Party | FirstLook
    title: str | Promise
    advice: str | Promise
    tone: str
    reasons: list[str]
    way_up: list[str]
    figures: Figures | None
    gap: str
    worst: str
    worst_pair: tuple[object, object] | None
    view: View
    is_netted: bool
    is_one_sided: bool
    is_guess: bool


def verdict_cards(we: Party, standing: Standing) -> list[VerdictCard]:
    """One for each other party; measures are always between two."""
    return [verdict_card(picture_of(standing.round, we=we, they=side.party)) for side in standing.others]


def verdict_card(picture: Seen[Any]) -> VerdictCard:
    found = picture.assessment
    title, advice, tone = VERDICTS[found.judgement.verdict]
    worst = next(iter(found.tensions), None)  # the heaviest first
    return VerdictCard(
        they=picture.they,
        title=title,
        advice=advice,
        tone=tone,
        reasons=reasons_in_words(picture),
        way_up=way_up(picture),
        figures=_figures(picture),
        gap=hundredths(found.gap.gap) if found.gap else "",
        worst=effect_in_words(picture, worst.effect) if worst else "",
        worst_pair=(worst.effect.goal_a, worst.effect.goal_b) if worst else None,
        view=found.view,
        is_netted=Flag.NET_NEAR_ZERO in found.flags,
        is_one_sided=Flag.ASYMMETRIC in found.flags,
        is_guess=isinstance(picture.they, FirstLook),
    )


def _figures(picture: Seen[Any]) -> Figures | None:
    found = picture.assessment
    if found.synergy is None:
        return None
    by_them = picture.seen_by_them.synergy if picture.seen_by_them else None
    by_us = picture.seen_by_us.synergy
    return Figures(
        help=hundredths(found.synergy.synergy),
        harm=hundredths(found.synergy.tension),
        net=hundredths(found.synergy.net),
        net_by_us=hundredths(by_us.net if by_us else None),
        net_by_them=hundredths(by_them.net if by_them else None),
        gives=hundredths(found.synergy.a_to_b),
        receives=hundredths(found.synergy.b_to_a),
        n=found.coverage.rated,
        pairs=found.coverage.pairs,
        **_counts(found.synergy),
    )


def _counts(synergy: Synergy) -> dict[str, Any]:
    """How many effects stand at each step, both ways; halves, where two ratings meet in the middle, are steps, too."""
    counted = {direction: dict(counts) for direction, counts in synergy.counts.items()}
    steps = sorted({float(step) for step in EFFECT_STEPS} | {step for counts in counted.values() for step in counts})
    rows = [
        (words, [counted[direction].get(step, 0) for step in steps])
        for direction, words in ((Direction.A_TO_B, _("ours to theirs")), (Direction.B_TO_A, _("theirs to ours")))
    ]
    return {"steps": steps, "counts": rows}
