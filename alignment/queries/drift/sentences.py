"""A signal in plain words: what moved, then the figures behind it. Moved is never worse."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.models import DriftSignal
from alignment.queries.drift.missing import what_is_missing
from alignment.queries.figures import hundredths

Kind = DriftSignal.Kind


def drift_sentence(signal: DriftSignal) -> str:
    """One sentence; of a signal that cannot tell, what is missing and what to do."""
    if signal.reason:
        return what_is_missing(signal)
    return _SENTENCES[signal.kind](signal)


def values_of(signal: DriftSignal) -> dict[str, Any]:
    titles = [round["title"] for round in signal.facts.get("rounds", [])] or ["", ""]
    return {
        "from": signal.facts.get("from_number"),
        "to": signal.facts.get("to_number"),
        "since": _day(signal.since),
        "until": _day(signal.until),
        "value": hundredths(signal.value),
        "before": hundredths(signal.before),
        "change": _signed(signal.change),
        "low": _signed(signal.low),
        "high": _signed(signal.high),
        "n": signal.n,
        "n_before": signal.n_before,
        "earlier": titles[0],
        "later": titles[1],
    }


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else _("an unknown day")


def _signed(share: float | None) -> str:
    """Hundredths with their sign and one decimal: a change is told finer than what it lies between."""
    if share is None:
        return ""
    size = number_format(abs(round(100 * share, 1)), decimal_pos=1)
    return size if not round(100 * share, 1) else f"{'+' if share > 0 else '−'}{size}"


def _words_sentence(signal: DriftSignal) -> str:
    if signal.has_moved:
        text = _("The words have moved since version %(from)s of %(since)s.")
    else:
        text = _(
            "No sign that the words have moved: version %(to)s says much the same as version %(from)s of %(since)s."
        )
    return " ".join(filter(None, [text % values_of(signal), _promise_sentence(signal)]))


def _promise_sentence(signal: DriftSignal) -> str:
    """Which promises came and went; silent where that is not known."""
    new, gone, reworded = (len(signal.facts.get(name, ())) for name in ("added", "removed", "reworded"))
    if not new + gone + reworded:
        return ""
    parts = [
        new and ngettext("%(count)s new promise", "%(count)s new promises", new) % {"count": new},
        gone and ngettext("%(count)s that is gone", "%(count)s that are gone", gone) % {"count": gone},
        reworded and ngettext("%(count)s in other words", "%(count)s in other words", reworded) % {"count": reworded},
    ]
    return _("Beside it: %(parts)s.") % {"parts": ", ".join(str(part) for part in parts if part)}


def _programme_sentence(signal: DriftSignal) -> str:
    if not signal.has_moved:
        return _("No sign that what we do has moved nearer to the mission, or further from it, within a year.")
    if (signal.change or 0) > 0:
        return _("What we do has moved nearer to the words of the mission than it was a year ago.")
    return _("What we do has moved further from the words of the mission than it was a year ago.")


def _voice_sentence(signal: DriftSignal) -> str:
    if signal.has_moved:
        return _("What people mention has moved between “%(earlier)s” and “%(later)s”.") % values_of(signal)
    return _("No sign that what people mention has moved between “%(earlier)s” and “%(later)s”.") % values_of(signal)


def _sharing_sentence(signal: DriftSignal) -> str:
    is_money, is_nearer = signal.kind == Kind.MONEY, (signal.change or 0) < 0
    if not signal.has_moved:
        return (
            _("No sign that our money has moved against what each promise counts for within a year.")
            if is_money
            else _("No sign that our time has moved against what each promise counts for within a year.")
        )
    if is_money:
        return (
            _("Our money has moved nearer to what each promise counts for within a year.")
            if is_nearer
            else _("Our money has moved further from what each promise counts for within a year.")
        )
    return (
        _("Our time has moved nearer to what each promise counts for within a year.")
        if is_nearer
        else _("Our time has moved further from what each promise counts for within a year.")
    )


def _decisions_sentence(signal: DriftSignal) -> str:
    if not signal.has_moved:
        return _("No sign that our decisions have moved against the mission test within a year.")
    if (signal.change or 0) > 0:
        return _("Our decisions have moved: more of them have an answer against them in the mission test.")
    return _("Our decisions have moved: fewer of them have an answer against them in the mission test.")


_SENTENCES: dict[str, Callable[[DriftSignal], str]] = {
    Kind.WORDS: _words_sentence,
    Kind.PROGRAMME: _programme_sentence,
    Kind.VOICE_NAMED: _voice_sentence,
    Kind.VOICE_UNNAMED: _voice_sentence,
    Kind.MONEY: _sharing_sentence,
    Kind.HOURS: _sharing_sentence,
    Kind.DECISIONS: _decisions_sentence,
}
