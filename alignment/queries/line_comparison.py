"""Our count against a line, in one sentence with its picture."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.lines.line import Line
from alignment.measures.benchmarks import Verdict, against_line
from alignment.measures.proportion import Proportion


@dataclass(frozen=True)
class LineComparison:
    """For the chart: 0 … 100. `verdict` is empty and `mark` None where the line is not comparable."""

    verdict: str
    sentence: str
    sure: str
    n: int
    value: float
    low: float
    high: float
    mark: float | None


def compare_with_line(*, successes: int, n: int, line: Line) -> LineComparison | None:
    """`successes` of our n gave the answers the line counts. None for n = 0. Raises ValueError on an impossible count.

    n must have passed the threshold of the round it comes from: nothing is hidden here.
    """
    found = against_line(successes, n, line=line.share)
    if found is None:
        return None
    ours = found.ours
    sure = _("Likely between %(low)s and %(high)s%%. n %(n)s.") % _figures(ours)
    if line.is_comparable:
        sure += " " + _("Exact binomial test against the line, p = %(p)s. The test decides, not the picture.") % {
            "p": _p(found.p_value)
        }
    return LineComparison(
        verdict=found.verdict if line.is_comparable else "",
        sentence=_sentence(found.verdict, ours, line),
        sure=sure,
        n=n,
        value=100 * ours.value,
        low=100 * ours.low,
        high=100 * ours.high,
        mark=100 * line.share if line.is_comparable else None,
    )


def _sentence(verdict: Verdict, ours: Proportion, line: Line) -> str:
    if not line.is_comparable:
        text = _("%(successes)s of %(n)s (%(value)s%%), not held against the line of %(line)s%%: %(reason)s")
    elif verdict is Verdict.ABOVE:
        text = _("%(successes)s of %(n)s (%(value)s%%): above the line of %(line)s%%.")
    elif verdict is Verdict.BELOW:
        text = _("%(successes)s of %(n)s (%(value)s%%): below the line of %(line)s%%.")
    else:
        text = _(
            "%(successes)s of %(n)s (%(value)s%%): we cannot tell from the line of %(line)s%%. "
            "The difference may be chance."
        )
    return text % (_figures(ours) | {"line": line.figure, "reason": line.reason})


def _figures(ours: Proportion) -> dict[str, object]:
    return {
        "successes": ours.successes,
        "n": ours.n,
        "value": round(100 * ours.value),
        "low": round(100 * ours.low),
        "high": round(100 * ours.high),
    }


def _p(value: float) -> str:
    return "< .001" if value < 0.001 else f"{value:.3f}".lstrip("0") if value < 1 else "1"
