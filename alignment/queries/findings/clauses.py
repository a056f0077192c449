"""What is found of a promise, as parts of one sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures.findings import Figure, Rule


def promise_clause(rule: Rule, figure: Figure | None, *, is_first: bool, is_of_texts: bool) -> str:
    """The first names the promise, the others call it “it”."""
    if figure is not None and figure.count is not None:
        return _heard_clause(rule, figure, is_first=is_first, is_of_texts=is_of_texts)
    first, then = {
        Rule.UNSAID_BY_STAFF: (
            _("Hardly any of the staff mention “%(promise)s”"),
            _("hardly any of the staff mention it"),
        ),
        Rule.UNKNOWN_OUTSIDE: (_("Hardly anybody outside names “%(promise)s”"), _("hardly anybody outside names it")),
        Rule.UNOWNED: (_("Nobody owns “%(promise)s”"), _("nobody owns it")),
        Rule.UNPLANNED: (_("No outcome with a target and a date serves “%(promise)s”"), _("no outcome is set for it")),
        Rule.UNCHECKED: (_("“%(promise)s” waits for a check-in"), _("it waits for a check-in")),
    }[rule]
    return first if is_first else then


def _heard_clause(rule: Rule, figure: Figure, *, is_first: bool, is_of_texts: bool) -> str:
    values = {"count": figure.count, "n": figure.n, "promise": "%(promise)s"}
    if rule == Rule.NOT_KEPT:
        return (
            ngettext(
                "“%(promise)s” may not be kept, going by %(count)s of %(n)s answers",
                "“%(promise)s” may not be kept, going by %(count)s of %(n)s answers",
                figure.count or 0,
            )
            % values
        )
    first, then = (_of_texts if is_of_texts else _of_leaders)(rule)
    return (first if is_first else then) % values


def _of_leaders(rule: Rule) -> tuple[str, str]:
    return {
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


def _of_texts(rule: Rule) -> tuple[str, str]:
    """Nobody was asked for an imported text."""
    return {
        Rule.UNHEARD: (_("No published text mentions “%(promise)s”"), _("no published text mentions it")),
        Rule.HARDLY_HEARD: (
            _("%(count)s of %(n)s published texts mention “%(promise)s”"),
            _("%(count)s of %(n)s published texts mention it"),
        ),
        Rule.UNSHOWN: (
            _("%(count)s of %(n)s published texts mention “%(promise)s”, nothing of the last three months shows it"),
            _("nothing of the last three months shows it"),
        ),
    }[rule]
