"""A verdict with all that has to stand beside it: help, harm, what is rated, how far the two sides see it alike."""

from dataclasses import dataclass

from django.utils.functional import Promise

from partnerships.compatibility import Flag, View
from partnerships.models import Party
from partnerships.queries.picture import Picture, picture_of
from partnerships.queries.sentences import VERDICTS, effect_in_words, hundredths, reasons_in_words, way_up
from partnerships.queries.standing import Standing


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


@dataclass(frozen=True)
class VerdictCard:
    they: Party
    title: str | Promise
    advice: str | Promise
    tone: str
    reasons: list[str]
    way_up: list[str]
    figures: Figures | None
    gap: str
    worst: str
    view: View
    is_netted: bool
    is_one_sided: bool


def verdict_cards(we: Party, standing: Standing) -> list[VerdictCard]:
    """One for each other party; measures are always between two."""
    return [verdict_card(picture_of(standing.round, we=we, they=side.party)) for side in standing.others]


def verdict_card(picture: Picture) -> VerdictCard:
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
        view=found.view,
        is_netted=Flag.NET_NEAR_ZERO in found.flags,
        is_one_sided=Flag.ASYMMETRIC in found.flags,
    )


def _figures(picture: Picture) -> Figures | None:
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
    )
