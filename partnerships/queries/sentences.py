"""The engine's verdict, reasons and way up, in words for people."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerships import compatibility as engine
from partnerships.compatibility import Because, Verdict
from partnerships.queries.picture import Seen

EFFECTS = (
    (-3, gettext_lazy("makes it impossible")),
    (-2, gettext_lazy("works against it")),
    (-1, gettext_lazy("limits it")),
    (0, gettext_lazy("does nothing to it")),
    (1, gettext_lazy("makes it possible")),
    (2, gettext_lazy("helps it along")),
    (3, gettext_lazy("is inseparable from it")),
)
HARMS: dict[int, str | Promise] = {
    1: gettext_lazy("“%(acting)s” makes “%(feeling)s” impossible"),
    2: gettext_lazy("“%(acting)s” works against “%(feeling)s”"),
    3: gettext_lazy("“%(acting)s” limits “%(feeling)s”"),
}
"""By the step of the scale."""
VERDICTS: dict[Verdict, tuple[str | Promise, str | Promise, str]] = {
    Verdict.RED_LINE: (
        gettext_lazy("A red line stands between you"),
        gettext_lazy("One side says that a goal makes the other’s impossible. Talk about this before anything else."),
        "bad",
    ),
    Verdict.PROVISIONAL: (
        gettext_lazy("Too little is rated to say"),
        gettext_lazy("Rate the pairs that are missing; then a verdict can stand."),
        "watch",
    ),
    Verdict.NEGOTIATE: (
        gettext_lazy("Negotiate first"),
        gettext_lazy(
            "Some of your goals work against each other. Settle how you deal with it before you sign anything."
        ),
        "watch",
    ),
    Verdict.COMPLEMENTARY: (
        gettext_lazy("You help each other"),
        gettext_lazy("Progress of the one is progress of the other. Write down what you do together."),
        "good",
    ),
    Verdict.PARALLEL: (
        gettext_lazy("Side by side"),
        gettext_lazy(
            "You hardly stand in each other’s way, and there is little reason to merge work. Keep each other informed."
        ),
        "brand",
    ),
    Verdict.PROMISING: (
        gettext_lazy("Promising"),
        gettext_lazy("There is more help than harm, and something to work on."),
        "good",
    ),
}


MOST_CHANGES = 5


def effect_label(value: float | None) -> str:
    """“+2”, “−1½”, “0”; a stroke for what nobody rated."""
    if value is None:
        return "–"
    whole, half = int(abs(value)), abs(value) % 1
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{whole or ('' if half else 0)}{'½' if half else ''}"


def effect_step(value: float | None) -> int:
    """Which of the seven colors, 1 to 7; halves go to the stronger step, 0 for what nobody rated."""
    if value is None:
        return 0
    return 4 + (int(value + 0.5) if value >= 0 else -int(-value + 0.5))


def reasons_in_words(picture: Seen[Any]) -> list[str]:
    """At most three, the weightiest first."""
    found = [words for reason in picture.assessment.judgement.reasons for words in _reason(picture, reason)]
    return found[:3]


def way_up(picture: Seen[Any]) -> list[str]:
    """The smallest set of changes that lifts the verdict, a line each; of many effects only how many."""
    lift = picture.assessment.lift
    if lift is None:
        return []
    lines = [
        _("%(effect)s: from %(was)s to %(becomes)s")
        % {
            "effect": effect_in_words(picture, change.effect),
            "was": effect_label(change.was),
            "becomes": effect_label(change.becomes),
        }
        for change in lift.changes
    ]
    if len(lines) > MOST_CHANGES:
        lines = [_("No few pairs alone: %(count)s effects would have to rise.") % {"count": len(lines)}]
    lines += [
        _("Agree on one judgement: %(effect)s") % {"effect": effect_in_words(picture, effect)}
        for effect in lift.to_agree
    ]
    if lift.to_rate:
        lines.append(
            ngettext("Rate one more pair.", "Rate %(count)s more pairs.", len(lift.to_rate))
            % {"count": len(lift.to_rate)}
        )
    return lines


def effect_in_words(picture: Seen[Any], effect: engine.Effect) -> str:
    """“Train young people” on “Sell fewer boxes”: the goal that acts, then the one that feels it."""
    return _("“%(acting)s” on “%(feeling)s”") % _goals_of(picture, effect)


def harm_in_words(picture: Seen[Any], effect: engine.Effect, value: float) -> str:
    """“Sell more boxes” limits “Keep the vans running”; halves go to the stronger word, as they go to the color."""
    return str(HARMS[effect_step(value)]) % _goals_of(picture, effect)


def _goals_of(picture: Seen[Any], effect: engine.Effect) -> dict[str, object]:
    acting, feeling = effect.goal_a, effect.goal_b
    if effect.direction == engine.Direction.B_TO_A:
        acting, feeling = feeling, acting
    return {"acting": picture.goals[acting], "feeling": picture.goals[feeling]}  # type: ignore[index]  # our ids


def _reason(picture: Seen[Any], reason: engine.Reason) -> Iterable[str]:
    match reason.because:
        case Because.OPEN_RED_LINE:
            lines = {line.about: line for line in reason.about if isinstance(line, engine.RedLine)}
            for about in lines:
                yield _("%(effect)s: one side says that the first makes the second impossible.") % {
                    "effect": effect_in_words(picture, about)  # type: ignore[arg-type]
                }
        case Because.COUNTERACTING_IMPORTANT:
            for effect in reason.about:
                yield _("%(effect)s: the one works against the other, and both are important.") % {
                    "effect": effect_in_words(picture, effect)  # type: ignore[arg-type]
                }
        case Because.OPPOSED_IMPORTANT:
            for effect in reason.about:
                yield _("%(effect)s: one side says it helps, the other that it hurts.") % {
                    "effect": effect_in_words(picture, effect)  # type: ignore[arg-type]
                }
        case _:
            yield str(_PLAIN[reason.because]) % {"figure": hundredths(reason.figure), "line": hundredths(reason.line)}


def hundredths(figure: float | None) -> str:
    return "" if figure is None else f"{round(100 * figure)}".replace("-", "−")


_PLAIN: dict[Because, str | Promise] = {
    Because.LOW_COVERAGE: gettext_lazy(
        "%(figure)s of 100 by weight are rated in both directions; %(line)s are needed."
    ),
    Because.WAITING_FOR_PARTY: gettext_lazy("Not every side has handed in."),
    Because.HIGH_TENSION: gettext_lazy("Tension is %(figure)s of 100; from %(line)s on you should negotiate first."),
    Because.NET_REACHED: gettext_lazy(
        "Help minus harm is %(figure)s of 100; from %(line)s on missions complete each other."
    ),
    Because.NET_NOT_REACHED: gettext_lazy("Help minus harm is %(figure)s of 100, under the line of %(line)s."),
    Because.SOME_SYNERGY: gettext_lazy("Help is %(figure)s of 100; from %(line)s on working together pays."),
    Because.LITTLE_SYNERGY: gettext_lazy("Help is %(figure)s of 100, under the line of %(line)s."),
    Because.SOME_TENSION: gettext_lazy("Tension is %(figure)s of 100: watch it from %(line)s on."),
    Because.LITTLE_TENSION: gettext_lazy("Tension is %(figure)s of 100, under the line of %(line)s."),
}
