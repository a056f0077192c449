"""Every finding, ranked; and what was looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence

from alignment.measures.findings.beginnings import Begun, of_beginning
from alignment.measures.findings.kinds import Finding, Rule
from alignment.measures.findings.outcomes import OUTCOMES, OutcomeState, of_outcomes, rules_of_outcomes
from alignment.measures.findings.promises import PromiseState, keys_of, of_promises
from alignment.measures.findings.rounds import RoundState, of_round, rules_of


def findings(
    *,
    promises: Sequence[PromiseState],
    rounds: Sequence[RoundState],
    outcomes: Sequence[OutcomeState] = (),
    begun: Begun | None = None,
) -> list[Finding]:
    """Return what the figures say, one finding for each promise, theme and property of a round, ranked.

    Ranked by severity, then what chance does not explain, then the order of the rules, then the heavier promise, then
    the one with more to say, then by key; so the order of what comes in is of no matter, but that of the outcomes.
    Raises ValueError where two promises or two rounds have one key.
    """
    _refuse_twins(promise.key for promise in promises)
    _refuse_twins(round.key for round in rounds)
    found = [*of_promises(promises), *(one for round in rounds for one in of_round(round)), *of_outcomes(outcomes)]
    if begun:
        found += of_beginning(begun)
    return sorted(found, key=_rank)


def looked_at(
    *, promises: Sequence[PromiseState], rounds: Sequence[RoundState], outcomes: Sequence[OutcomeState] = ()
) -> frozenset[str]:
    """Return the keys of all findings that the same figures could have shown.

    One that was there before, is looked at and not found any more has gone; of one that is not looked at nobody knows.
    """
    of_rounds = {f"{rule}:{round.key}" for round in rounds for rule in rules_of(round)}
    of_others = {f"{rule}:{OUTCOMES}" for rule in rules_of_outcomes(outcomes)}
    return frozenset(keys_of(promises)) | of_rounds | of_others


def _refuse_twins(keys: Iterable[str]) -> None:
    twins = sorted(key for key, count in Counter(keys).items() if count > 1)
    if twins:
        raise ValueError(f"keys must differ; twice: {twins}")


def _rank(one: Finding) -> tuple[int, bool, int, int, int, str]:
    place = list(Rule).index(one.rule)
    return (-one.severity, one.may_be_chance, place, -one.weight, -len(one.rules), one.key)
