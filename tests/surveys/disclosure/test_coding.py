import json
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import (
    CodedAgreement,
    CodedScore,
    CodedShare,
    coded_agreement,
    coded_deviation,
    coded_distribution,
    coded_score,
    coded_share,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("mean", "n", "coded"),
    [
        (62.5, 5, CodedScore(63)),
        (62.49, 5, CodedScore(62)),
        (100, 5, CodedScore(90, at_least=True)),
        (89.4, 19, CodedScore(89)),
        (89.5, 19, CodedScore(90, at_least=True)),
        (0, 19, CodedScore(10, at_most=True)),
        (100, 20, CodedScore(100)),
        (0, 20, CodedScore(0)),
    ],
)
def test_score_is_whole_and_ends_of_small_groups_are_coded(mean, n, coded):
    assert coded_score(mean, n) == coded


@pytest.mark.parametrize(
    ("count", "n", "coded"),
    [
        (8, 8, CodedShare(90, at_least=True)),
        (7, 8, CodedShare(90, at_least=True)),
        (6, 8, CodedShare(75)),
        (1, 8, CodedShare(10, at_most=True)),
        (0, 19, CodedShare(10, at_most=True)),
        (9, 12, CodedShare(75)),
        (20, 20, CodedShare(100)),
        (0, 20, CodedShare(0)),
        (33, 100, CodedShare(35)),
        (1, 1000, CodedShare(0)),
    ],
)
def test_share_is_in_steps_of_five_and_ends_of_small_groups_are_coded(count, n, coded):
    assert coded_share(count, n) == coded


def test_distribution_hides_how_many_dissent():
    everybody = (CodedShare(75, at_least=True), CodedShare(10, at_most=True), CodedShare(10, at_most=True))

    assert [coded_distribution(counts) for counts in ([8, 0, 0], [7, 1, 0], [6, 1, 1])] == [everybody] * 3
    assert coded_distribution([5, 3, 0]) == (CodedShare(65), CodedShare(35), CodedShare(10, at_most=True))


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        (coded_agreement(1.0, 8), CodedAgreement(0.9, at_least=True)),
        (coded_agreement(0.84, 19), CodedAgreement(0.8)),
        (coded_agreement(-0.36, 8), CodedAgreement(-0.4)),
        (coded_agreement(1.0, 20), CodedAgreement(1.0)),
        (coded_deviation(0.0, 8), CodedAgreement(0.3, at_most=True)),
        (coded_deviation(0.36, 8), CodedAgreement(0.4)),
        (coded_deviation(0.0, 20), CodedAgreement(0.0)),
    ],
)
def test_agreement_is_in_steps_of_a_tenth_and_its_close_end_coded(coded, expected):
    assert coded == expected


@given(st.integers(8, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_share_is_never_far_off_nor_an_end_of_a_small_group(pair):
    count, n = pair

    coded = coded_share(count, n)

    assert abs(coded.percent - 100 * count / n) <= (10 if coded.at_least or coded.at_most else 2.5)
    assert coded.percent % 5 == 0
    assert n >= 20 or 10 <= coded.percent <= 90
    assert coded_share(n - count, n).percent == 100 - coded.percent


def display(answers, points):
    """All that may stand beside each other of one rating item: from 5 the score, from 8 the rest too."""
    n, mean = len(answers), sum(answers) / len(answers)
    shown = [coded_score(100 * mean / (points - 1), n)]
    if n >= 8:
        variance = sum((answer - mean) ** 2 for answer in answers) / (n - 1)
        shown += coded_distribution([answers.count(option) for option in range(points)])
        shown.append(coded_agreement(1 - variance / ((points**2 - 1) / 12), n))
        shown.append(coded_deviation(sum(abs(answer - mean) for answer in answers) / n, n))
    return shown


def nearly_unanimous(points, option, n):
    """All but one or two people choose the option."""
    for others in combinations_with_replacement(range(points), 2):
        yield [option] * (n - 2) + list(others)


@pytest.mark.parametrize("n", range(5, 20))
@pytest.mark.parametrize("points", [5, 7])
def test_unanimity_is_never_revealed(points, n):
    """Whatever a small group agrees on, a group that does not agree looks the same in all figures together."""
    for option in range(points):
        unanimous = [option] * n
        twins = [group for group in nearly_unanimous(points, option, n) if group != unanimous]

        assert any(display(group, points) == display(unanimous, points) for group in twins)


def test_alarm_plain_rounding_reveals_unanimity():
    """Five people, whole means and no coded ends: 100 has no twin."""
    twins = [group for group in nearly_unanimous(5, 4, 5) if group != [4] * 5]

    assert 100 not in [round(100 * sum(group) / len(group) / 4) for group in twins]


def test_alarm_mean_beside_ends_of_ninety_percent_reveals_unanimity():
    """Why the upper end of a distribution begins lower: the plain ends beside a whole mean tell that 8 of 8 agree."""

    def plain(group):
        shares = [coded_share(group.count(option), 8) for option in range(5)]
        return coded_score(100 * sum(group) / 8 / 4, 8), shares

    twins = [group for group in nearly_unanimous(5, 3, 8) if group != [3] * 8]

    assert plain([3] * 8) not in [plain(group) for group in twins]


@pytest.mark.parametrize("n", range(8, 20))
def test_share_of_everybody_or_nobody_is_never_revealed(n):
    assert coded_share(n, n) == coded_share(n - 1, n)
    assert coded_share(0, n) == coded_share(1, n)


def test_coded_figures_survive_json():
    figures = [coded_share(8, 8), coded_score(50, 5), coded_agreement(0.7, 8)]

    rows = json.loads(json.dumps([figure.as_json() for figure in figures]))

    assert rows[0] == {"percent": 90, "at_least": True, "at_most": False}
    assert [CodedShare(**rows[0]), CodedScore(**rows[1]), CodedAgreement(**rows[2])] == figures


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (lambda: coded_score(50, 4), "at least 5 answers are needed; got 4"),
        (lambda: coded_score(101, 5), "between 0 and 100; got 101"),
        (lambda: coded_share(3, 7), "at least 8 answers are needed; got 7"),
        (lambda: coded_share(9, 8), "got 9 of 8"),
        (lambda: coded_distribution([3, 4]), "at least 8 answers are needed; got 7"),
        (lambda: coded_agreement(0.8, 7), "at least 8 answers are needed; got 7"),
        (lambda: coded_deviation(0.8, 7), "at least 8 answers are needed; got 7"),
    ],
)
def test_too_few_answers_and_nonsense_are_refused(code, words):
    with pytest.raises(ValueError, match=words):
        code()
