"""Findings in words: what was found, how sure that is, and the one next step."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures.findings import Figure, Finding, Rule, Step

_MOST_CLAUSES = 3  # in one breath; the others stand behind "How sure are we?"
_LATER = frozenset(Rule) - {Rule.NOT_KEPT, Rule.UNHEARD, Rule.HARDLY_HEARD, Rule.UNSHOWN}
_OF_THE_PLAN = frozenset({Rule.UNOWNED, Rule.UNPLANNED, Rule.UNCHECKED})


def sentence(finding: Finding, *, texts: Mapping[str, str]) -> str:
    """One sentence; of a promise everything that is known of it."""
    if not finding.is_about_promise:
        return _round_sentence(finding)
    values = {"promise": texts[finding.subject]}
    figures = {figure.rule: figure for figure in finding.figures}
    rules = finding.rules[:_MOST_CLAUSES]
    said = [_promise_clause(rule, figures.get(rule), is_first=not place) for place, rule in enumerate(rules)]
    joined = _(" and ").join(filter(None, [", ".join(said[:-1]), said[-1]]))
    return f"{joined}." % values


def _promise_clause(rule: Rule, figure: Figure | None, *, is_first: bool) -> str:
    """The first names the promise, the others call it “it”."""
    if figure is not None and figure.count is not None:
        return _heard_clause(rule, figure, is_first=is_first)
    first, then = {
        Rule.UNSAID_BY_STAFF: (
            _("Hardly any of the staff mention “%(promise)s”"),
            _("hardly any of the staff mention it"),
        ),
        Rule.UNKNOWN_OUTSIDE: (_("Hardly anybody outside names “%(promise)s”"), _("hardly anybody outside names it")),
        Rule.UNOWNED: (_("Nobody owns “%(promise)s”"), _("nobody owns it")),
        Rule.UNPLANNED: (_("No outcome with a target and a date serves “%(promise)s”"), _("no outcome plans for it")),
        Rule.UNCHECKED: (_("“%(promise)s” waits for a check-in"), _("it waits for a check-in")),
    }[rule]
    return first if is_first else then


def _heard_clause(rule: Rule, figure: Figure, *, is_first: bool) -> str:
    values = {"count": figure.count, "n": figure.n, "promise": "%(promise)s"}
    if rule == Rule.NOT_KEPT:
        return (
            ngettext(
                "%(count)s of %(n)s answers tells that “%(promise)s” is not kept",
                "%(count)s of %(n)s answers tell that “%(promise)s” is not kept",
                figure.count or 0,
            )
            % values
        )
    first, then = {
        Rule.UNHEARD: (_("No leader mentions “%(promise)s”"), _("no leader mentions it")),
        Rule.HARDLY_HEARD: (
            _("%(count)s of %(n)s leaders mention “%(promise)s”"),
            _("%(count)s of %(n)s leaders mention it"),
        ),
        Rule.UNSHOWN: (
            _("%(count)s of %(n)s leaders mention “%(promise)s”, and nothing of the last three months shows it"),
            _("nothing of the last three months shows it"),
        ),
    }[rule]
    return (first if is_first else then) % values


def _round_sentence(finding: Finding) -> str:
    figure = finding.figures[0]
    values = {
        "share": percent(figure.value),
        "n": figure.n,
        "count": figure.count,
        "line": percent(figure.line or 0),
        "theme": theme_of(finding),
        "asked": figure.n,
    }
    words = {
        Rule.FALLEN: _("Fewer answers show the mission than last time: %(share)s%%, before %(line)s%%."),
        Rule.UNDERSTANDING: _("What lacks is understanding: more agree with the mission than can say it."),
        Rule.AGREEMENT: _("What lacks is agreement: more can say the mission than agree with it."),
        Rule.BELOW_LINE: _(
            "Fewer strongly agree that they know what we stand for than elsewhere: about %(share)s%%, there %(line)s%%."
        ),
        Rule.OUTSIDE: _("People talk about “%(theme)s”, and the mission does not mention it."),
        Rule.NOT_ALIKE: _("Leaders’ answers are no more alike than chance could make them."),
        Rule.LOW_RESPONSE: _("%(share)s%% of the %(asked)s people asked took part."),
    }
    return words[finding.rule] % values


def theme_of(finding: Finding) -> str:
    return finding.subject.partition(":")[2]


def percent(share: float) -> int:
    return round(100 * share)


def sure(finding: Finding) -> list[str]:
    """What stands behind it, each figure with its n and its interval; what the plan says is no estimate."""
    said = [_figure_words(figure) for figure in finding.figures]
    more = [_promise_clause(rule, None, is_first=False) for rule in finding.rules[_MOST_CLAUSES:] if rule in _LATER]
    if more:
        said.insert(0, _("Also: %(clauses)s.") % {"clauses": ", ".join(more)})
    if _OF_THE_PLAN & set(finding.rules):
        said.append(
            _("Owners, outcomes and check-ins are read from the plan as it stands today; they are no estimate.")
        )
    return said


def _figure_words(figure: Figure) -> str:
    values = {
        "count": figure.count,
        "n": figure.n,
        "share": percent(figure.value),
        "low": percent(figure.low),
        "high": percent(figure.high),
        "line": percent(figure.line or 0),
    }
    if figure.is_complete:
        return _("%(share)s%% of %(n)s. Everybody who was asked is counted, so there is no interval.") % values
    if figure.rule == Rule.NOT_ALIKE:
        return (
            _("%(share)s of 100, likely between %(low)s and %(high)s; chance alone reaches %(line)s. n = %(n)s.")
            % values
        )
    who = _who(figure.rule)
    if figure.count is not None:
        return who + _("%(count)s of %(n)s, likely between %(low)s and %(high)s%%. n = %(n)s.") % values
    words = _("about %(share)s%%, likely between %(low)s and %(high)s%%. n = %(n)s.")
    if figure.at_most:
        words = _("at most %(share)s%%, likely between %(low)s and %(high)s%%. n = %(n)s.")
    if figure.at_least:
        words = _("at least %(share)s%%, likely between %(low)s and %(high)s%%. n = %(n)s.")
    said = who + words % values
    return said[:1].upper() + said[1:]


def _who(rule: Rule) -> str:
    """Whose answers a figure of a promise counts."""
    if rule == Rule.UNSAID_BY_STAFF:
        return _("Staff: ")
    if rule == Rule.UNKNOWN_OUTSIDE:
        return _("People outside: ")
    return _("Leaders: ") if rule in (Rule.NOT_KEPT, Rule.UNHEARD, Rule.HARDLY_HEARD, Rule.UNSHOWN) else ""


def step_words(finding: Finding) -> str:
    """What to do, as a sentence to a leader."""
    return {
        Step.ASK_WHY: _("Ask what stands in the way, and say what you will change first."),
        Step.FIND_OWNER: _("Find somebody who answers for it."),
        Step.TALK: _("Ask whose work it is, and whether it is still promised."),
        Step.TELL: _("Tell people outside about it, with one example."),
        Step.PLAN: _("Plan one outcome that serves it, with a target and a date."),
        Step.CHECK_IN: _("Ask for the check-in that is missing."),
        Step.SHOW: _("Tell one story that shows it, or add a piece of evidence."),
        Step.EXPLAIN: _("Explain in each team what you are here for, with one example from its own work."),
        Step.LISTEN: _("Ask those who know the mission what they would change about it."),
        Step.DECIDE_THEME: _("Decide whether it is part of the mission."),
        Step.READ_TOGETHER: _("Read two answers side by side: two jobs, or two ideas of the mission?"),
        Step.ASK_AGAIN: _("Ask those who run teams what kept people from answering, before you ask again."),
    }[finding.step]


def action_words(finding: Finding, *, texts: Mapping[str, str]) -> str:
    """The same as one thing to agree on, for the form."""
    values = {"promise": texts.get(finding.subject, ""), "theme": theme_of(finding)}
    words = {
        Step.ASK_WHY: _("Find out what keeps us from “%(promise)s”"),
        Step.FIND_OWNER: _("Find an owner for “%(promise)s”"),
        Step.TALK: _("Talk about “%(promise)s”")
        if finding.is_about_promise
        else _("Find out why fewer answers show it"),
        Step.TELL: _("Tell people outside about “%(promise)s”"),
        Step.PLAN: _("Plan an outcome for “%(promise)s”"),
        Step.CHECK_IN: _("Check in on what serves “%(promise)s”"),
        Step.SHOW: _("Collect one story of “%(promise)s”"),
        Step.EXPLAIN: _("Explain in each team what we are here for"),
        Step.LISTEN: _("Ask what people would change about the mission"),
        Step.DECIDE_THEME: _("Decide whether “%(theme)s” is part of the mission"),
        Step.READ_TOGETHER: _("Read two answers side by side and talk about them"),
        Step.ASK_AGAIN: _("Find out what kept people from answering"),
    }
    return words[finding.step] % values
