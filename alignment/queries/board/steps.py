"""What to do next, the weakest promise first; at most five."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.queries.board.weakest import PromiseLine, Weakest
from missions.queries.outcome_list import OutcomeList, OutcomeRow
from surveys.queries import ActionRow

MOST, MOST_AGREED, MOST_OUTCOMES = 5, 2, 2


@dataclass(frozen=True)
class Step:
    title: str
    why: str
    url: str = ""
    is_inside: bool = False  # names people, or tells what readers read in answers: never on a shared paper


def steps(
    *,
    found: Weakest | None,
    lines: Sequence[PromiseLine],
    agreed: Sequence[ActionRow],
    outcomes: OutcomeList,
    slug: str,
) -> tuple[Step, ...]:
    every = [
        *_of_weakest(found, slug),
        *_not_kept(lines, slug),
        *(_agreed(row, slug) for row in agreed[:MOST_AGREED]),
        *(_outcome(row, slug) for row in outcomes.to_look_at[:MOST_OUTCOMES]),
        *_unowned(lines, found, slug),
    ]
    return tuple(every[:MOST])


def _of_weakest(found: Weakest | None, slug: str) -> Iterator[Step]:
    if found is None:
        return
    title, why = _what_it_lacks(found.line.missing)
    url = reverse("missions:promise", args=[slug, found.line.promise.pk])
    yield Step(title % {"promise": found.line.promise.text}, why, url)


def _what_it_lacks(missing: Sequence[str]) -> tuple[str, str]:
    if "owned" in missing:
        return (
            _("Find an owner for “%(promise)s”"),
            _("Name one person who answers for it, or say openly that it is no longer promised."),
        )
    if "planned" in missing:
        return _("Plan one outcome for “%(promise)s”"), _("With a target and a date.")
    if "alive" in missing:
        return _("Ask how “%(promise)s” is going"), _("Its outcomes have no check-in in time.")
    return (
        _("Talk about “%(promise)s” in every team"),
        _("Ask whose work it is, and who is better off because of it."),
    )


def _not_kept(lines: Sequence[PromiseLine], slug: str) -> Iterator[Step]:
    for line in lines:
        if line.leaders and line.leaders.not_kept:
            title = _("Ask what keeps us from “%(promise)s”") % {"promise": line.promise.text}
            told = {"count": line.leaders.not_kept, "n": line.leaders.n}
            why = ngettext(
                "%(count)s of %(n)s leaders’ answers tells that it is not kept, as readers read it.",
                "%(count)s of %(n)s leaders’ answers tell that it is not kept, as readers read it.",
                line.leaders.not_kept,
            )
            yield Step(title, why % told, reverse("missions:promise", args=[slug, line.promise.pk]), is_inside=True)


def _agreed(row: ActionRow, slug: str) -> Step:
    action = row.action
    values = {
        "name": action.person.name if action.person else _("nobody any more"),
        "day": date_format(action.due_on, "j F"),
    }
    said = _("Overdue: %(name)s, by %(day)s.") if row.is_overdue else _("Agreed: %(name)s, by %(day)s.")
    url = reverse("alignment:results", args=[slug, action.round_id]) + "#actions"
    return Step(action.text, said % values, url, is_inside=True)


def _outcome(row: OutcomeRow, slug: str) -> Step:
    standing = row.standing
    said = str(standing.word)
    if standing.progress is not None:
        said = _("%(health)s: %(percent)s%% of the way.") % {"health": said, "percent": round(100 * standing.progress)}
    url = reverse("missions:outcome", args=[slug, row.outcome.pk])
    return Step(_("Decide what “%(outcome)s” needs") % {"outcome": row.outcome.title}, said, url)


def _unowned(lines: Sequence[PromiseLine], found: Weakest | None, slug: str) -> Iterator[Step]:
    for line in lines:
        if "owned" in line.missing and (found is None or line is not found.line):
            title = _("Find an owner for “%(promise)s”") % {"promise": line.promise.text}
            url = reverse("missions:promise", args=[slug, line.promise.pk])
            yield Step(title, _("Nobody owns this."), url)
