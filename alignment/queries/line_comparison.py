"""Our count against a line, in one sentence with its picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.lines.line import Line
from alignment.measures.benchmarks import Comparison, Verdict, against_line
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
    said = _("%(successes)s of %(n)s (%(value)s%%)") % _figures(ours)
    return _comparison(said, found.verdict, [found], line)


def compare_coded_with_line(*, counts: range, shown: str, n: int, line: Line) -> LineComparison:
    """As above, for a share that was let out rounded: `shown` in words, and `counts`, all that it may stand for.

    A verdict is given only if it is the same for each of them, and the interval holds that of each.
    """
    ends = [against_line(count, n, line=line.share) for count in (counts[0], counts[-1])]
    found = [end for end in ends if end is not None]
    verdicts = {end.verdict for end in found}
    said = _("%(shown)s of %(n)s") % {"shown": shown, "n": n}
    return _comparison(said, verdicts.pop() if len(verdicts) == 1 else Verdict.CANNOT_TELL, found, line)


def _comparison(said: str, verdict: Verdict, found: Sequence[Comparison], line: Line) -> LineComparison:
    low, high = min(one.ours.low for one in found), max(one.ours.high for one in found)
    sure = _("Likely between %(low)s and %(high)s%%. n = %(n)s.") % {
        "low": round(100 * low),
        "high": round(100 * high),
        "n": found[0].ours.n,
    }
    if line.is_comparable:
        sure += " " + _("Exact binomial test against the line, p = %(p)s. The test decides, not the picture.") % {
            "p": _p(max(one.p_value for one in found))
        }
    return LineComparison(
        verdict=verdict if line.is_comparable else "",
        sentence=_sentence(said, verdict, line),
        sure=sure,
        n=found[0].ours.n,
        value=100 * sum(one.ours.value for one in found) / len(found),
        low=100 * low,
        high=100 * high,
        mark=100 * line.share if line.is_comparable else None,
    )


def _sentence(said: str, verdict: Verdict, line: Line) -> str:
    if not line.is_comparable:
        text = _("%(ours)s, not held against the line of %(line)s%%: %(reason)s")
    elif verdict is Verdict.ABOVE:
        text = _("%(ours)s: above the line of %(line)s%%.")
    elif verdict is Verdict.BELOW:
        text = _("%(ours)s: below the line of %(line)s%%.")
    else:
        text = _("%(ours)s: we cannot tell from the line of %(line)s%%. The difference may be chance.")
    return text % {"ours": said[:1].upper() + said[1:], "line": line.figure, "reason": line.reason}


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
