"""Figures as pages show them: hundredths, with the interval and the n they may not be shown without."""

from dataclasses import asdict, dataclass
from typing import Any

from alignment.measures.calibration import Agreement
from missionhub.core.rounding import told_apart


@dataclass(frozen=True)
class Figure:
    value: float
    low: int
    high: int
    n: int
    successes: int | None = None
    chance_line: float | None = None
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
    p_value = fact.get("p_value")
    value, chance_line = value_and_line(fact["value"], fact.get("chance_line"))
    return Figure(
        value=value,
        low=round(100 * fact["low"]),
        high=round(100 * fact["high"]),
        n=fact["n"],
        successes=fact.get("successes"),
        chance_line=chance_line,
        p="" if p_value is None else f"{p_value:.3f}",
    )


def value_and_line(value: float, line: float | None) -> tuple[float, float | None]:
    """Both in hundredths, told apart where they differ."""
    return (round(100 * value), None) if line is None else told_apart(100 * value, 100 * line)
