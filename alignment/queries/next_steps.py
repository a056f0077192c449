"""What a round's results ask for, the most pressing first; a page shows two and folds the others.

While answers wait to be looked through, that comes first and all of these are folded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignment.queries.mentions import Mention

AT_ONCE = 2


@dataclass(frozen=True)
class NextStep:
    """`kind` names its template; `promises` are those it is about."""

    kind: str
    promises: tuple[Mention, ...] = ()

    @property
    def template(self) -> str:
        return f"alignment/steps/_{self.kind}.html"

    @property
    def first(self) -> Mention:
        return self.promises[0]


@dataclass(frozen=True)
class NextSteps:
    steps: tuple[NextStep, ...]
    shown: int = AT_ONCE

    @property
    def at_once(self) -> tuple[NextStep, ...]:
        return self.steps[: self.shown]

    @property
    def later(self) -> tuple[NextStep, ...]:
        return self.steps[self.shown :]


def next_steps(
    *,
    promises: Sequence[Mention],
    hardly: Sequence[Mention],
    weakest: Sequence[Mention] = (),
    has_pair: bool,
    has_task_answers: bool,
    may_tell: bool,
    at_once: int = AT_ONCE,
) -> NextSteps:
    """What is not kept comes before what nobody mentions, that before what is hardly mentioned; talking comes last."""
    found = [*_about_promises(promises, hardly, weakest)]
    found += [NextStep("pair")] if has_pair else []
    found += [NextStep("tasks")] if has_task_answers else []
    denied = tuple(promise for promise in promises if promise.denied)
    found += [NextStep("denied", denied)] if denied else []
    found += [NextStep("tell")] if may_tell else []
    return NextSteps((*found, NextStep("talk")), shown=at_once)


def _about_promises(
    promises: Sequence[Mention], hardly: Sequence[Mention], weakest: Sequence[Mention]
) -> Iterator[NextStep]:
    if not promises:
        yield NextStep("promises")
    if told := tuple(promise for promise in promises if promise.not_kept):
        yield NextStep("not_kept", told)
    if silent := tuple(promise for promise in promises if promise.n and not promise.count):
        yield NextStep("unmentioned", silent)
    if hardly:
        yield NextStep("hardly", tuple(hardly))
    elif weakest:
        yield NextStep("least", tuple(weakest))
