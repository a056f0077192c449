from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from surveys.disclosure import Isolation, NextRelease, Tree, next_release, published_nodes, smallest_isolated

pytestmark = pytest.mark.pure

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


def after_a_week(before, now, **changes):
    return next_release(before=before, now=now, **{"released_at": MONDAY, "at": MONDAY + WEEK} | changes)


def test_release_is_due_when_each_changed_residual_gained_enough():
    assert after_a_week({1: 7, 2: 9}, {1: 12, 2: 9, 3: 5}) == NextRelease(True, MONDAY + WEEK)


def test_one_residual_with_few_new_answers_holds_the_release():
    assert after_a_week({1: 7, 2: 9}, {1: 30, 2: 11}) == NextRelease(False, MONDAY + WEEK, {2: 3})


def test_nothing_new_is_no_release():
    assert not after_a_week({1: 7}, {1: 7}).is_due


def test_week_must_pass():
    assert not after_a_week({1: 7}, {1: 20}, at=MONDAY + WEEK - timedelta(seconds=1)).is_due


def test_first_release_needs_no_week():
    assert after_a_week({}, {1: 5}, released_at=None) == NextRelease(True, None)
    assert not after_a_week({}, {1: 4}, released_at=None).is_due


def test_higher_minimum_waits_for_more():
    assert after_a_week({1: 7}, {1: 14}, minimum=8).lacking == {1: 1}


def test_lost_rows_and_lower_minimums_are_refused():
    with pytest.raises(ValueError, match="node 1 went from 7 to 6"):
        after_a_week({1: 7}, {1: 6})
    with pytest.raises(ValueError, match="at least 5; got 4"):
        after_a_week({1: 7}, {1: 12}, minimum=4)


def a_year_of_sweeps(seed, is_due):
    """Each week some customers answer at three shops; a row keeps the residual of its sweep. Cells of all releases."""
    random, tree = Random(seed), Tree({1: None, 2: 1, 3: 1, 4: 1})
    rows, seats, before, cells = [], Counter(), {}, []
    for week in range(52):
        sweep = {node: random.choice([0, 0, 2, 6]) for node in tree.nodes}
        seats.update(sweep)
        residual_of = published_nodes(tree, seats, 5).residual_of
        rows += [residual_of(node) for node, people in sweep.items() for _ in range(people)]
        now = Counter(row for row in rows if row is not None)
        if is_due(before, now, MONDAY + week * WEEK):
            shown = published_nodes(tree, now, 5)
            cells += [[at for at, row in enumerate(rows) if row and node in tree.up_from(row)] for node in shown]
            before = now
    return cells


def by_the_rule(before, now, at):
    return next_release(before=before, now=now, released_at=at - WEEK, at=at).is_due


@pytest.mark.parametrize("seed", range(5))
def test_all_releases_of_a_year_together_isolate_nobody(seed):
    cells = a_year_of_sweeps(seed, by_the_rule)

    assert len(cells) > 20
    assert smallest_isolated(cells, 5) == Isolation(frozenset())


@pytest.mark.parametrize("seed", range(5))
def test_alarm_releasing_every_week_isolates_the_newest(seed):
    assert smallest_isolated(a_year_of_sweeps(seed, lambda before, now, at: True), 5).people
