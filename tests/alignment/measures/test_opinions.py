from itertools import permutations
from random import Random

import pytest

from alignment.measures.opinions import opinion_groups, stands_out

YES, NO = [1, 1, 1, -1], [-1, -1, -1, 1]


def camps(*sizes, noise=0.0, seed=1):
    random = Random(seed)
    rows = [list(YES if camp % 2 == 0 else NO) for camp, size in enumerate(sizes) for _ in range(size)]
    return [[random.choice((-1, 0, 1)) if random.random() < noise else vote for vote in row] for row in rows]


def test_two_camps_are_found_the_larger_first():
    assert opinion_groups(camps(12, 9, noise=0.1)) == (frozenset(range(12)), frozenset(range(12, 21)))


def test_order_of_rows_changes_nothing():
    rows = camps(12, 9, noise=0.1)
    drawn = Random(3).sample(range(21), 21)

    groups = opinion_groups([rows[at] for at in drawn])

    assert {frozenset(drawn[at] for at in group) for group in groups} == set(opinion_groups(rows))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        camps(12, 7),  # one would be too small
        camps(20),  # all alike
        [[1], [-1]] * 10,  # one statement is no opinion
        [list(row) for row in permutations((1, 1, 0, -1, -1))][:60],  # no structure
    ],
    ids=["nobody", "small camp", "alike", "one statement", "no structure"],
)
def test_no_groups_where_none_are_clear(rows):
    assert opinion_groups(rows) == () or all(len(group) >= 8 for group in opinion_groups(rows))


def test_ten_thousand_people_have_the_same_two_camps():
    groups = opinion_groups(camps(6_000, 4_000, noise=0.1))

    assert [abs(len(group) - size) < 150 for group, size in zip(groups, (6_000, 4_000), strict=True)] == [True, True]


def test_alike_and_small_camps_have_none():
    assert (opinion_groups(camps(12, 7)), opinion_groups(camps(20)), opinion_groups([[1], [-1]] * 10)) == ((), (), ())


def test_rows_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="same statements"):
        opinion_groups([[1, 0], [1]])


def test_group_stands_out_by_the_vote_it_gives_more_often():
    assert stands_out({"agree": 9, "disagree": 1}, 10, {"agree": 2, "disagree": 8}, 10) == "agree"
    assert stands_out({"agree": 1, "disagree": 9}, 10, {"agree": 8, "disagree": 2}, 10) == "disagree"
    assert stands_out({"agree": 5, "disagree": 4}, 10, {"agree": 5, "disagree": 4}, 10) is None
