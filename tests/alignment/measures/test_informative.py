from alignment.measures.informative import Candidate, in_order_of_use

LINE = 0.30


def candidate(key: int, answer: int, promise: int, shown: float, *, speaks: bool = True) -> Candidate:
    return Candidate(key, answer, promise, shown if speaks else None, shown, LINE)


ROUND = [
    candidate(1, answer=1, promise=1, shown=0.70),
    candidate(2, answer=1, promise=2, shown=0.29),
    candidate(3, answer=2, promise=1, shown=0.31),
    candidate(4, answer=2, promise=2, shown=0.05, speaks=False),
    candidate(5, answer=3, promise=1, shown=0.10, speaks=False),
    candidate(6, answer=3, promise=2, shown=0.20, speaks=False),
]


def test_doubtful_pairs_of_both_sides_come_first_then_the_silent_answer():
    assert in_order_of_use(ROUND)[:3] == [3, 2, 6]


def test_every_pair_comes_once_whatever_the_order_it_is_given_in():
    order = in_order_of_use(ROUND)

    assert sorted(order) == [1, 2, 3, 4, 5, 6]
    assert in_order_of_use(ROUND[::-1]) == order


def test_promises_asked_about_least_come_first():
    near = [candidate(key, answer=key, promise=1, shown=0.31) for key in (1, 2)]
    far = [candidate(3, answer=3, promise=2, shown=0.90)]

    assert in_order_of_use([*near, *far]) == [1, 3, 2]


def test_match_that_no_passage_speaks_for_is_never_taken_for_counted():
    assert not candidate(1, answer=1, promise=1, shown=0.45, speaks=False).is_counted


def test_nothing_to_ask():
    assert in_order_of_use([]) == []
