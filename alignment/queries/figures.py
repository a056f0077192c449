"""Figures as pages show them: hundredths, with the interval and the n they may not be shown without."""

from dataclasses import asdict, dataclass
from typing import Any

from alignment.measures.calibration import Agreement


@dataclass(frozen=True)
class Figure:
    value: int
    low: int
    high: int
    n: int
    successes: int | None = None
    chance_line: int | None = None
    p: str = ""


@dataclass(frozen=True)
class AgreementFigures:
    precision: Figure | None
    recall: Figure | None


def agreement_figures(found: Agreement) -> AgreementFigures:
    precision, recall = (figure(asdict(share)) if share else None for share in (found.precision, found.recall))
    return AgreementFigures(precision=precision, recall=recall)


def hundredths(value: float | None) -> int | None:
    """A share or a likeness as pages show it."""
    return None if value is None else round(100 * value)


def figure(fact: dict[str, Any] | None) -> Figure | None:
    """A figure of `release_report`, rounded; None stays None."""
    if fact is None:
        return None
    chance_line, p_value = fact.get("chance_line"), fact.get("p_value")
    return Figure(
        value=round(100 * fact["value"]),
        low=round(100 * fact["low"]),
        high=round(100 * fact["high"]),
        n=fact["n"],
        successes=fact.get("successes"),
        chance_line=hundredths(chance_line),
        p="" if p_value is None else f"{p_value:.3f}",
    )
