"""First looks for one purpose, side by side: each with its parts, its gates and its range; no league table."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships import compatibility as engine
from partnerships.compatibility import Dimension, Item, Profile, Verdict
from partnerships.models import Estimate, FirstLook, FirstLookGoal
from partnerships.queries.first_look import seen_in
from partnerships.queries.fit import DIMENSIONS
from partnerships.queries.pair_grid import Worst, worst_in
from partnerships.queries.picture import Seen
from partnerships.queries.profile_words import same_value
from partnerships.queries.sentences import VERDICTS, hundredths

Words = str | Promise
Topic = Estimate.Topic
SIDES = ("ours", "theirs")
FEWEST = 3  # candidates before anybody is said to outdo another
GATES: dict[Verdict, Words] = {
    Verdict.RED_LINE: _("A red line stands"),
    Verdict.NEGOTIATE: _("Negotiate first"),
    Verdict.PROVISIONAL: _("Too little is guessed"),
}


@dataclass(frozen=True)
class Part:
    """One dimension of one candidate: a figure of 100, or what is missing."""

    figure: int | None
    is_weakest: bool


@dataclass(frozen=True)
class Span:
    """All parts together, as a range: between `low` and `high` if parts count a quarter more or less."""

    low: int
    high: int
    index: int
    n: int
    all: int

    @property
    def width(self) -> int:
        return max(self.high - self.low, 1)


@dataclass(frozen=True)
class Candidate:
    look: FirstLook
    title: Words
    tone: str
    gate: Words
    worst: Worst | None
    harm: str
    rated: int
    pairs: int
    span: Span | None
    weakest: Words
    missing: list[Words]
    profile: Profile | None


@dataclass(frozen=True)
class Outdoes:
    """`better` is at least as good in all `n` parts both have, and better in one."""

    better: Candidate
    worse: Candidate
    n: int


@dataclass(frozen=True)
class Compared:
    """`rows`: a dimension, and each candidate's part in the order of the candidates, which is the alphabet's."""

    candidates: list[Candidate]
    rows: list[tuple[Words, list[Part]]]
    outdoes: list[Outdoes]
    are_enough: bool


def compare(looks: Sequence[FirstLook]) -> Compared:
    """Two queries a candidate."""
    candidates = [_candidate(look) for look in sorted(looks, key=lambda look: (look.name.casefold(), look.pk))]
    at: dict[Hashable, Candidate] = {one.look.pk: one for one in candidates}
    known: dict[Hashable, Profile] = {one.look.pk: one.profile for one in candidates if one.profile}
    are_enough = len(known) >= FEWEST
    found = engine.find_dominance(known) if are_enough else ()
    return Compared(
        candidates=candidates,
        rows=[(words, [_part(one.profile, kind) for one in candidates]) for kind, words in DIMENSIONS.items()],
        outdoes=[Outdoes(at[one.better], at[one.worse], one.n) for one in found],
        are_enough=are_enough,
    )


def profile_of(look: FirstLook, seen: Seen[FirstLookGoal]) -> Profile | None:
    """What people around the two think is not guessed, and so always missing."""
    said = _estimates(look)
    values: list[dict[Hashable, float]] = [
        {same_value(one.name): getattr(one, side) or 0 for one in said[Topic.VALUE]} for side in SIDES
    ]
    overlap = engine.measure_values(*values)
    met = engine.measure_complementarity(*_resources(said[Topic.NEED], said[Topic.OFFER]))
    alike = engine.measure_fit(*[_ways(said[Topic.WAY], side) for side in SIDES])
    synergy = seen.assessment.synergy
    return engine.measure_profile(
        {
            Dimension.NET: engine.share_of_net(synergy.net if synergy else None),
            Dimension.VALUES: overlap.overlap if overlap else None,
            Dimension.COMPLEMENTARITY: met.value if met else None,
            Dimension.RESONANCE: None,
            Dimension.FIT: alike.value if alike else None,
        }
    )


def _estimates(look: FirstLook) -> dict[str, list[Estimate]]:
    rows = sorted(look.estimates.all(), key=lambda one: (one.topic, one.pk))
    found: dict[str, list[Estimate]] = {topic: [] for topic in Topic.values}
    return found | {topic: list(group) for topic, group in groupby(rows, key=lambda one: one.topic)}


def _resources(needs: list[Estimate], offers: list[Estimate]) -> list[list[engine.Resource]]:
    """Of us, then of them. A need counts where it is known whether the other side has it: not known is not nothing."""
    needed, offered = ({one.name: one for one in rows} for rows in (needs, offers))
    sides = []
    for side, other in (SIDES, SIDES[::-1]):
        rows = []
        for kind in dict.fromkeys([*needed, *offered]):
            need, offer = getattr(needed.get(kind), side, None), getattr(offered.get(kind), side, None)
            is_known = getattr(offered.get(kind), other, None) is not None
            rows.append(engine.Resource(kind, need if need and is_known else 0, offer or 0))
        sides.append(rows)
    return sides


def _ways(rows: list[Estimate], side: str) -> dict[Item, int]:
    return {Item(one.name): step for one in rows if (step := getattr(one, side)) is not None}


def _candidate(look: FirstLook) -> Candidate:
    seen = seen_in(look)
    found, profile = seen.assessment, profile_of(look, seen)
    verdict = found.judgement.verdict
    title, _advice, tone = VERDICTS[verdict]
    return Candidate(
        look=look,
        title=title,
        tone=tone,
        gate=GATES.get(verdict, ""),
        worst=worst_in(seen, "{}-{}".format),
        harm=hundredths(found.synergy.tension if found.synergy else None),
        rated=found.coverage.rated,
        pairs=found.coverage.pairs,
        span=_span(profile) if profile else None,
        weakest=DIMENSIONS[profile.weakest] if profile else "",
        missing=[DIMENSIONS[one] for one in profile.missing] if profile else list(DIMENSIONS.values()),
        profile=profile,
    )


def _span(profile: Profile) -> Span:
    low, high, index = (round(100 * figure) for figure in (profile.low, profile.high, profile.index))
    return Span(low, high, index, profile.n, len(Dimension))


def _part(profile: Profile | None, dimension: Dimension) -> Part:
    value = dict(profile.dimensions).get(dimension) if profile else None
    if profile is None or value is None:
        return Part(None, is_weakest=False)
    return Part(round(100 * value), is_weakest=dimension is profile.weakest)
