"""Plain sentences for figures. The sentence comes first; interval, n and method stand behind it."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures.findings import least_mentioned, weakest
from alignment.models import Release
from alignment.queries.figures import hundredths
from alignment.queries.mentions import Mention

FEWEST_FOR_CONSENSUS = 4
# 95 percent points of chi-square for 1 … 9 degrees of freedom, for Kendall's W (Kendall & Babington Smith 1939).
_CHI_SQUARE_95 = (3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067, 15.507, 16.919)


def consensus_sentence(release: Release) -> str:
    """One sentence on how alike the answers are, or why there is no figure."""
    if release.consensus_value is None:
        return _too_few(release)
    who = _who(release)
    if may_be_chance(release):
        return _(
            "%(who)s; the answers look a little more alike than chance would make them, but it may still be chance."
        ) % {"who": who}
    if release.consensus_beats_chance:
        return _("%(who)s; the answers are more alike than chance would make them.") % {"who": who}
    return _("%(who)s; the answers are no more alike than chance could make them.") % {"who": who}


def may_be_chance(release: Release) -> bool:
    """Beyond the line that chance reaches, with an interval that reaches down to it, as both are shown."""
    low, line = hundredths(release.consensus_low), hundredths(release.consensus_chance_line)
    return bool(release.consensus_beats_chance) and low is not None and line is not None and low <= line


def alike_words(release: Release) -> str:
    """The same in a few words, for a headline; empty where there is no figure."""
    if release.consensus_value is None:
        return ""
    if may_be_chance(release):
        return _("A little more alike, maybe by chance")
    if release.consensus_beats_chance:
        return _("More alike than by chance")
    return _("No more alike than by chance")


def alike_scale() -> str:
    """What the figure's two ends mean, so that nobody takes it for a mark."""
    return _(
        "100 would be the same words, 0 no more alike than any two texts about work. It is not a percentage or a "
        "grade, and more is not always better."
    )


def same_promises_sentence(release: Release, promises: int) -> str:
    """Said when the words differ and yet the same promises are mentioned; otherwise empty."""
    agreement, n = release.promise_agreement, release.counted
    if agreement is None or release.consensus_beats_chance or not 2 <= promises <= len(_CHI_SQUARE_95) + 1:
        return ""
    if n < FEWEST_FOR_CONSENSUS or n * (promises - 1) * agreement <= _CHI_SQUARE_95[promises - 2]:
        return ""
    return _("The words differ, but the answers lean towards the same promises.")


def independence_sentence(release: Release) -> str:
    """A small public statement of what was known when."""
    label, closed_at = release.summary.get("label"), release.summary.get("closed_at")
    if label:
        return _(
            "These texts are %(label)s. Nobody was asked independently, so they show what was written down, "
            "not what people would answer."
        ) % {"label": label}
    return _(
        "Everyone answered independently: answers stayed sealed until the round closed on %(date)s, and no page "
        "showed the mission between opening the link and answering."
    ) % {"date": _day(closed_at)}


def mentions_sentence(promises: Sequence[Mention], n: int) -> str:
    """The promise heard most, if one stands out, and what few or nobody mention; needs a promise and an answer."""
    most = max(each.count for each in promises)
    loudest = [each.name for each in promises if each.count == most]
    silent = [each.name for each in promises if not each.count]
    if not most:
        return ngettext("We found no promise in %(n)s answer.", "We found no promise in %(n)s answers.", n) % {"n": n}
    first = _("“%(promise)s” is mentioned most, by %(count)s of %(n)s.") if len(loudest) == 1 else ""
    found = [first % {"promise": loudest[0], "count": most, "n": n}] if first else []
    if len(silent) == 1:
        found.append(_("We found no mention of “%(promise)s”.") % {"promise": silent[0]})
    elif len(silent) == 2:
        found.append(
            _("We found no mention of “%(first)s” and “%(second)s”.") % {"first": silent[0], "second": silent[1]}
        )
    elif silent:
        found.append(
            _("We found no mention of %(silent)s of the %(all)s promises.")
            % {"silent": len(silent), "all": len(promises)}
        )
    else:
        found.append(_few_sentence(least_mentioned(promises)) or _all_sentence(promises))
    if any(each.disputed for each in promises):
        found.append(_("Corrections are counted."))
    return " ".join(found)


def _few_sentence(few: Sequence[Mention]) -> str:
    """The least mentioned promise or two by name, or how many are mentioned as little; empty where none is."""
    if not few:
        return ""
    values = {"first": few[0].name, "last": few[-1].name, "number": len(few), "count": few[0].count, "n": few[0].n}
    if len(few) == 1:
        return _("Hardly anybody mentions “%(first)s”: %(count)s of %(n)s.") % values
    if len(few) == 2:
        return _("Hardly anybody mentions “%(first)s” and “%(last)s”: %(count)s of %(n)s each.") % values
    return _("%(number)s promises are mentioned by %(count)s of %(n)s only.") % values


def _all_sentence(promises: Sequence[Mention]) -> str:
    """Each is mentioned; the weakest stays named."""
    weak = weakest(promises)
    if not weak or len(weak) == len(promises):
        same = len({each.count for each in promises}) == 1 and len(promises) > 1
        if not same:
            return _("Each promise is mentioned by somebody.")
        return _("Each promise is mentioned, by %(count)s of %(n)s.") % {"count": promises[0].count, "n": promises[0].n}
    values = {"first": weak[0].name, "last": weak[-1].name, "number": len(weak), "count": weak[0].count, "n": weak[0].n}
    if len(weak) == 1:
        return _("Mentioned least: “%(first)s”, by %(count)s of %(n)s.") % values
    if len(weak) == 2:
        return _("Mentioned least: “%(first)s” and “%(last)s”, by %(count)s of %(n)s each.") % values
    return _("Mentioned least: %(number)s promises, by %(count)s of %(n)s each.") % values


def number_word(number: int) -> str:
    """Zero to twelve as a word to open a sentence, figures from there on."""
    words = (
        _("Nobody"),
        _("One"),
        _("Two"),
        _("Three"),
        _("Four"),
        _("Five"),
        _("Six"),
        _("Seven"),
        _("Eight"),
        _("Nine"),
        _("Ten"),
        _("Eleven"),
        _("Twelve"),
    )
    return words[number] if number < len(words) else str(number)


def _who(release: Release) -> str:
    values = {"number": number_word(release.counted)}
    if release.is_of_texts:
        return ngettext("%(number)s published statement", "%(number)s published statements", release.counted) % values
    return ngettext("%(number)s leader", "%(number)s leaders", release.counted) % values


def _too_few(release: Release) -> str:
    if not release.responded:
        return _("Nobody answered this round, so there is nothing to compare. Open it again with a longer time.")
    if release.responded >= FEWEST_FOR_CONSENSUS:
        return ngettext(
            "Only %(count)s answer counts; the others repeat it, copy the mission, are empty or are not in English. "
            "Four are needed before we can say how alike the answers are.",
            "Only %(count)s answers count; the others repeat them, copy the mission, are empty or are not in English. "
            "Four are needed before we can say how alike the answers are.",
            release.counted,
        ) % {"count": release.counted}
    return ngettext(
        "%(number)s person has answered. We show what you wrote; four are needed before we can say how alike the "
        "answers are.",
        "%(number)s people have answered. We show what each of you wrote; four are needed before we can say how "
        "alike the answers are.",
        release.responded,
    ) % {"number": number_word(release.responded)}


def _day(moment: str | None) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(moment)), "j F Y") if moment else ""
