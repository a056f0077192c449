"""The plan on a day. Imports nothing of the product."""

from collections.abc import Callable
from datetime import date

from tests.alignment.queries.audit.recompute_export import Expected, Export, Row

PROMISE = "promise"


def _dots(export: Export, promise: Row) -> set[str]:
    serving = export.rows("serving", mission=promise["mission"], promise=promise[PROMISE])
    has = {
        "planned": any(row["measured"] for row in serving),
        "owned": bool(promise["looked_after"]) or any(row["owned"] for row in serving),
        "alive": any(row["checked_in"] for row in serving),
        "evidenced": (promise["shown"] or 0) > 0,
    }
    return {dot for dot, is_there in has.items() if is_there}


def _promises(export: Export, mission: float) -> list[Row]:
    return [row for row in export.rows("weights", mission=mission) if isinstance(row[PROMISE], float)]


def looked_after(export: Export, figure: Row) -> Expected:
    rows = _promises(export, figure["of"])
    return {"value": sum(len(_dots(export, row)) == 4 for row in rows), "n": len(rows)}


def coverage(export: Export, figure: Row) -> Expected:
    rows = _promises(export, figure["of"])
    whole = sum(row["weight"] for row in rows)
    return {"value": sum(row["weight"] for row in rows if len(_dots(export, row)) == 4) / whole, "n": whole}


def dots(export: Export, figure: Row) -> Expected:
    mission, promise = map(float, figure["of"].split("|"))
    (row,) = export.rows("weights", mission=mission, promise=promise)
    return {"value": " ".join(sorted(_dots(export, row)))}


def gap_of(column: str) -> Callable[[Export, Row], Expected]:
    def gap(export: Export, figure: Row) -> Expected:
        rows = export.rows("weights", mission=figure["of"])
        spent, stated = sum(row[column] for row in rows), sum(row["weight"] for row in rows)
        return {"value": sum(abs(row[column] / spent - row["weight"] / stated) for row in rows) / 2}

    return gap


def _progress(export: Export, outcome: Row, value: float | None) -> float | None:
    if value is None:
        return None
    if outcome["direction"] == "hold":
        low, high = outcome["band_low"], outcome["band_high"]
        is_inside = (low is None or value >= low) and (high is None or value <= high)
        return None if low is None and high is None else float(is_inside)
    start, end = outcome["baseline"], outcome["target"]
    return None if start is None or end is None or start == end else (value - start) / (end - start)


def _reached(export: Export, outcome: Row) -> float | None:
    parts = export.rows("outcomes", part_of=outcome["outcome"])
    if not parts:
        return _progress(export, outcome, outcome["value"])
    found = [(part["weight"], own) for part in parts if (own := _reached(export, part)) is not None]
    whole = sum(weight for weight, _own in found)
    return sum(weight * own for weight, own in found) / whole if whole else None


def progress(export: Export, figure: Row) -> Expected:
    return {"value": _reached(export, export.one("outcomes", outcome=figure["of"]))}


def expected(export: Export, figure: Row) -> Expected:
    """The straight line from the start over the milestones to the due date."""
    outcome = export.one("outcomes", outcome=figure["of"])
    day, start, due = (date.fromisoformat(outcome[name]).toordinal() for name in ("on", "start_on", "due_on"))
    if export.rows("outcomes", part_of=outcome["outcome"]):
        return {"value": min(1.0, max(0.0, (day - start) / (due - start)))}
    rows = export.rows("milestones", outcome=figure["of"])
    marks = [(date.fromisoformat(row["due_on"]).toordinal(), row["value"]) for row in rows]
    points = [(start, outcome["baseline"]), *(m for m in marks if start < m[0] < due), (due, outcome["target"])]
    return {"value": _progress(export, outcome, _on_the_line(points, day))}


def _on_the_line(points: list[tuple[int, float]], day: int) -> float:
    if day <= points[0][0]:
        return points[0][1]
    for (before, low), (after, high) in zip(points, points[1:], strict=False):
        if day <= after:
            return low + (high - low) * (day - before) / (after - before)
    return points[-1][1]


def _health(outcome: Row) -> str:
    if outcome["closed"]:
        return "closed"
    if outcome["overdue"]:
        return "overdue"
    return {"high": "on_track", "medium": "at_risk", "low": "off_track", None: "pending"}[outcome["confidence"]]


def health(export: Export, figure: Row) -> Expected:
    return {"value": _health(export.one("outcomes", outcome=figure["of"]))}


def health_count(export: Export, figure: Row) -> Expected:
    rows = export.rows("outcomes")
    return {"value": sum(_health(row) == figure["of"] for row in rows), "n": len(rows)}
