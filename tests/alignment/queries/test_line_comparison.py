from dataclasses import replace
from decimal import Decimal

import pytest

from alignment.lines.shipped import STANDS_FOR, shipped_line
from alignment.queries.line_comparison import compare_coded_with_line, compare_with_line

pytestmark = pytest.mark.pure
LINE = shipped_line(STANDS_FOR)


@pytest.mark.parametrize(
    ("successes", "n", "verdict", "sentence"),
    [
        (24, 30, "above", "24 of 30 (80%): above the line of 41%."),
        (2, 30, "below", "2 of 30 (7%): below the line of 41%."),
        (
            18,
            30,
            "cannot_tell",
            "18 of 30 (60%): we cannot tell from the line of 41%. The difference may be chance.",
        ),
    ],
)
def test_one_sentence_says_on_which_side_we_stand(successes, n, verdict, sentence):
    found = compare_with_line(successes=successes, n=n, line=LINE)

    assert (found.verdict, found.sentence, found.mark) == (verdict, sentence, 41)


def test_how_sure_names_interval_n_and_p():
    found = compare_with_line(successes=18, n=30, line=LINE)

    assert found.sure == (
        "Likely between 42 and 75%. n = 30. "
        "Exact binomial test against the line, p = .056. The test decides, not the picture."
    )


def test_a_line_that_is_not_comparable_gets_no_verdict_and_no_mark():
    line = replace(LINE, is_comparable=False, reason="One industry.")

    found = compare_with_line(successes=30, n=30, line=line)

    assert (found.verdict, found.mark) == ("", None)
    assert found.sentence == "30 of 30 (100%), not held against the line of 41%: One industry."
    assert "p =" not in found.sure


def test_half_percents_stay():
    found = compare_with_line(successes=1, n=30, line=replace(LINE, percent=Decimal("73.50")))

    assert found.sentence == "1 of 30 (3%): below the line of 73.5%."


def test_nobody_has_no_comparison():
    assert compare_with_line(successes=0, n=0, line=LINE) is None


@pytest.mark.parametrize(
    ("counts", "verdict"), [(range(30, 33), "above"), (range(2, 5), "below"), (range(19, 29), "cannot_tell")]
)
def test_rounded_share_has_a_verdict_only_if_every_count_has_it(counts, verdict):
    line = shipped_line("stands-for")

    found = compare_coded_with_line(counts=counts, shown="50%", n=40, line=line)

    assert found.verdict == verdict
    assert found.sentence.startswith("50% of 40: ")
    assert found.low <= 100 * counts[0] / 40 <= 100 * counts[-1] / 40 <= found.high
