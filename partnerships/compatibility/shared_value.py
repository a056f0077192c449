"""Who gains what for what they put in, and what kind of value it is (formula 14)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.compatibility.scale import FORMULA_VERSION, check_range


class Kind(StrEnum):
    ECONOMIC = "economic"
    SOCIAL = "social"
    ENVIRONMENTAL = "environmental"


class Recipient(StrEnum):
    A = "a"
    B = "b"
    COMMUNITY = "community"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class ValueItem:
    """Value one recipient expects and has had so far; None = not known yet. Raises ValueError below 0."""

    recipient: Recipient
    kind: Kind
    expected: float
    realized: float | None = None

    def __post_init__(self) -> None:
        if self.expected < 0 or (self.realized or 0) < 0:
            raise ValueError(f"expected and realized must not be below 0; got {self.expected!r}, {self.realized!r}")


@dataclass(frozen=True, slots=True)
class SharedValue:
    """Balances in 0..1, 1 = even; None = not defined, because nothing was put in, gained or expected. n value items.

    `equity` compares benefit per contribution, `benefit_balance` benefits alone, `profit_purpose` the kinds of value;
    `realization` is what came over what was expected of items whose result is known, and may pass 1. What community
    and environment have stands outside both parties, in `outside`.
    """

    equity: float | None
    benefit_balance: float | None
    profit_purpose: float | None
    realization: float | None
    outside: tuple[tuple[Recipient, float], ...]
    n: int
    formula_version: str = FORMULA_VERSION


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of a social return: yearly `quantity` at `proxy` money each, and what is not ours of it, 0..1 each.

    `drop_off` is lost each further year of `years`. Raises ValueError for other figures.
    """

    quantity: float
    proxy: float
    deadweight: float = 0.0
    attribution: float = 0.0
    displacement: float = 0.0
    drop_off: float = 0.0
    years: int = 1

    def __post_init__(self) -> None:
        for name in ("deadweight", "attribution", "displacement", "drop_off"):
            check_range(getattr(self, name), name=name, lowest=0, highest=1)
        check_range(self.years, name="years", lowest=1, highest=100)


@dataclass(frozen=True, slots=True)
class SocialReturn:
    """Value per unit of money put in; never shown without `low`..`high`, over n outcomes."""

    ratio: float
    low: float
    high: float
    n: int


def measure_equity(*, benefit_a: float, contribution_a: float, benefit_b: float, contribution_b: float) -> float | None:
    """Return 1 - |r_A - r_B| / (r_A + r_B), r = benefit / contribution (Adams 1965); None where r is not defined."""
    if contribution_a <= 0 or contribution_b <= 0:
        return None
    return balance(benefit_a / contribution_a, benefit_b / contribution_b)


def balance(ours: float, theirs: float) -> float | None:
    """1 - |a - b| / (a + b): 1 when even, 0 when one side has all, None when nobody has anything."""
    return 1 - abs(ours - theirs) / (ours + theirs) if ours + theirs else None


def measure_spread(amounts: Mapping[Kind, float]) -> float | None:
    """Return the entropy -Σ p ln p / ln 3 over the three kinds of value (Shannon 1948); None when all are 0."""
    total = sum(amounts.values())
    if not total:
        return None
    shares = [share for amount in amounts.values() if (share := amount / total) > 0]
    return max(0.0, -sum(share * math.log(share) for share in shares) / math.log(len(Kind)))


def measure_shared_value(items: Sequence[ValueItem], contributions: Mapping[Recipient, float]) -> SharedValue:
    """Balances of the expected value, and how much of it came. `contributions` are A's and B's, valued as benefits are.

    Raises ValueError for a contribution below 0.
    """
    if any(given < 0 for given in contributions.values()):
        raise ValueError(f"contributions must not be below 0; got {dict(contributions)!r}")
    gains = {recipient: sum(item.expected for item in items if item.recipient is recipient) for recipient in Recipient}
    kinds = {kind: sum(item.expected for item in items if item.kind is kind) for kind in Kind}
    return SharedValue(
        equity=measure_equity(
            benefit_a=gains[Recipient.A],
            contribution_a=contributions.get(Recipient.A, 0),
            benefit_b=gains[Recipient.B],
            contribution_b=contributions.get(Recipient.B, 0),
        ),
        benefit_balance=balance(gains[Recipient.A], gains[Recipient.B]),
        profit_purpose=measure_spread(kinds),
        realization=measure_realization(items),
        outside=tuple((outside, gains[outside]) for outside in (Recipient.COMMUNITY, Recipient.ENVIRONMENT)),
        n=len(items),
    )


def measure_realization(items: Sequence[ValueItem]) -> float | None:
    """Realized over expected, of items whose result is known; None when nothing was expected of them."""
    known = [(item.realized, item.expected) for item in items if item.realized is not None]
    expected = sum(one for _, one in known)
    return sum(realized for realized, _ in known) / expected if expected else None


def measure_social_return(
    outcomes: Sequence[Outcome], *, inputs: float, discount: float, swing: float
) -> SocialReturn | None:
    """Return PV(Σ quantity·proxy·(1-deadweight)(1-attribution)(1-displacement), with drop-off) / inputs.

    `inputs` is money put in at the start, `discount` a year's rate. `low`..`high` with all proxies `swing` lower and
    higher, 0 < swing < 1. None without inputs. Nicholls et al., A guide to Social Return on Investment (2012).
    Raises ValueError for a swing outside 0..1: the ratio has no meaning without its range.
    """
    if not 0 < swing < 1:
        raise ValueError(f"swing must lie between 0 and 1, ends excluded; got {swing!r}")
    if inputs <= 0:
        return None
    ratio = sum(_present_value(outcome, discount) for outcome in outcomes) / inputs
    return SocialReturn(ratio, ratio * (1 - swing), ratio * (1 + swing), len(outcomes))


def _present_value(outcome: Outcome, discount: float) -> float:
    ours = (1 - outcome.deadweight) * (1 - outcome.attribution) * (1 - outcome.displacement)
    yearly = outcome.quantity * outcome.proxy * ours
    return sum(yearly * (1 - outcome.drop_off) ** year / (1 + discount) ** (year + 1) for year in range(outcome.years))
