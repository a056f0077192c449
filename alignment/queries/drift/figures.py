"""The figures behind a signal: value, n, interval or chance, and from where on a change counts."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures import drift
from alignment.models import DriftSignal
from alignment.queries.drift.sentences import values_of
from alignment.queries.figures import hundredths

Kind = DriftSignal.Kind


def drift_figures(signal: DriftSignal) -> str:
    """The value with what it stood at before and its n; empty where nobody can tell."""
    return "" if signal.reason else _FIGURES[signal.kind](signal)


def drift_sure(signal: DriftSignal) -> str:
    """Interval or chance, and what would count as moved; empty where nobody can tell."""
    return "" if signal.reason else _SURE[signal.kind](signal)


def _words_figures(signal: DriftSignal) -> str:
    return _("Alike: %(value)s of 100. Two texts compared.") % values_of(signal)


def _programme_figures(signal: DriftSignal) -> str:
    return _(
        "Match: %(value)s of 100, a year before %(before)s. n = %(n)s things we do, a year before %(n_before)s."
    ) % (values_of(signal))


def _voice_figures(signal: DriftSignal) -> str:
    return _("Difference: %(value)s of 100. n = %(n)s people, before them %(n_before)s.") % values_of(signal)


def _sharing_figures(signal: DriftSignal) -> str:
    text = _(
        "Out of place: %(value)s of 100, a year before %(before)s. n = %(n)s things we do, a year before %(n_before)s."
    )
    return text % values_of(signal)


def _decisions_figures(signal: DriftSignal) -> str:
    text = _(
        "With an answer against them: %(failed)s of n = %(n)s, the year before %(failed_before)s of n = %(n_before)s."
    )
    return text % signal.facts


_FIGURES: dict[str, Callable[[DriftSignal], str]] = {
    Kind.WORDS: _words_figures,
    Kind.PROGRAMME: _programme_figures,
    Kind.VOICE_NAMED: _voice_figures,
    Kind.VOICE_UNNAMED: _voice_figures,
    Kind.MONEY: _sharing_figures,
    Kind.HOURS: _sharing_figures,
    Kind.DECISIONS: _decisions_figures,
}


def _words_sure(signal: DriftSignal) -> str:
    text = _(
        "100 would be the same words, 0 texts about other things. Two whole texts are compared: there is no sample and "
        "no interval. They count as moved from a distance of %(least)s on, or if promises with as much of the weight "
        "came or went."
    )
    return text % {"least": hundredths(drift.WORDS_MINIMUM)}


def _interval_sure(signal: DriftSignal, least: float) -> str:
    text = _(
        "Change %(change)s of 100, likely between %(low)s and %(high)s. It counts as moved if that range leaves out 0 "
        "and the change is %(least)s or more."
    )
    return text % (values_of(signal) | {"least": hundredths(least)})


def _programme_sure(signal: DriftSignal) -> str:
    return " ".join(filter(None, [_interval_sure(signal, drift.PROGRAMME_MINIMUM), _undated(signal)]))


def _decisions_sure(signal: DriftSignal) -> str:
    return _interval_sure(signal, drift.DECISIONS_MINIMUM)


def _voice_sure(signal: DriftSignal) -> str:
    how = (
        _("People were dealt anew into two groups 999 times.")
        if signal.kind == Kind.VOICE_NAMED
        else _("Only published percentages of everybody together were used; no answer was looked at.")
    )
    text = _(
        "0 would be the same shares, 100 nothing in common. Chance alone reaches %(chance)s; p = %(p)s. It counts as "
        "moved if p is at most 0.05 and the difference %(least)s or more."
    )
    figures = {
        "chance": hundredths(signal.chance_line),
        "p": f"{signal.p_value:.3f}",
        "least": hundredths(drift.VOICE_MINIMUM),
    }
    return " ".join(filter(None, [text % figures, how, _left_out(signal)]))


def _left_out(signal: DriftSignal) -> str:
    count = signal.facts.get("left_out", 0)
    text = ngettext(
        "%(count)s promise that is not the same in both is left out.",
        "%(count)s promises that are not the same in both are left out.",
        count,
    )
    return text % {"count": count} if count else ""


def _sharing_sure(signal: DriftSignal) -> str:
    text = _(
        "The part that would have to go elsewhere for the shares to match what each promise counts "
        "for. These are figures of the plan, "
        "no sample, so there is no interval: it counts as moved from a change of %(least)s on; here it is %(change)s."
    )
    told = text % (values_of(signal) | {"least": hundredths(drift.MONEY_MINIMUM)})
    return " ".join(filter(None, [told, _undated(signal)]))


def _undated(signal: DriftSignal) -> str:
    count = signal.facts.get("undated", 0)
    text = ngettext(
        "Of %(count)s thing nobody wrote down whether it was there a year ago; it is taken as unchanged.",
        "Of %(count)s things nobody wrote down whether they were there a year ago; they are taken as unchanged.",
        count,
    )
    return text % {"count": count} if count else ""


_SURE: dict[str, Callable[[DriftSignal], str]] = {
    Kind.WORDS: _words_sure,
    Kind.PROGRAMME: _programme_sure,
    Kind.VOICE_NAMED: _voice_sure,
    Kind.VOICE_UNNAMED: _voice_sure,
    Kind.MONEY: _sharing_sure,
    Kind.HOURS: _sharing_sure,
    Kind.DECISIONS: _decisions_sure,
}
