import math
from dataclasses import replace

import pytest

from alignment.measures.calibration import (
    HIGHEST,
    LOWEST,
    SPREAD,
    STEEPNESS,
    LabeledPair,
    Lines,
    agreement,
    calibrate,
    fit_line,
    fit_lines,
)

GENERAL = 0.30


def pair(strength: float | None, shows: bool, *, answer: str = "a", promise: str = "p") -> LabeledPair:
    return LabeledPair(answer=answer, promise=promise, strength=strength, shows=shows, line=GENERAL)


def row(*points: tuple[float | None, bool], promise: str = "p") -> list[LabeledPair]:
    """Each pair from an answer of its own."""
    return [pair(s, y, answer=f"a{place}", promise=promise) for place, (s, y) in enumerate(points)]


# Everything to 0.38 is wrong, everything above it right: the general line counts five wrong ones.
APART = row(*((0.30 + place / 50, False) for place in range(5)), *((0.42 + place / 50, True) for place in range(5)))


def test_line_solves_the_equation_it_states():
    found = fit_line(pairs=APART, prior=GENERAL)

    residual = (found - GENERAL) / SPREAD**2 + STEEPNESS * sum(
        each.shows - 1 / (1 + math.exp(-STEEPNESS * (each.strength - found))) for each in APART
    )
    assert abs(residual) < 0.1  # the line is given to four places
    assert GENERAL < found < 0.42


def test_line_without_labels_is_the_prior():
    assert fit_line(pairs=[], prior=0.33) == 0.33


def test_line_moves_up_for_a_wrong_match_and_down_for_a_missed_one():
    up = fit_line(pairs=[pair(0.35, False)], prior=GENERAL)
    down = fit_line(pairs=[pair(0.27, True)], prior=GENERAL)

    assert down < GENERAL < up


@pytest.mark.parametrize(("shows", "bound"), [(True, LOWEST), (False, HIGHEST)])
def test_line_stays_in_its_range(shows: bool, bound: float):
    many = [pair(0.25 if shows else 0.9, shows)] * 500

    assert fit_line(pairs=many, prior=GENERAL) == pytest.approx(bound, abs=1e-3)


def test_pairs_no_line_could_count_move_no_line():
    hopeless = row((None, True), (None, True), (None, False))

    assert fit_lines(pairs=APART + hopeless, general=GENERAL) == fit_lines(pairs=APART, general=GENERAL)


def test_promise_has_a_line_of_its_own_from_four_labels():
    few = row((0.35, False), (0.36, False), (0.37, False), promise="few")
    enough = row((0.35, False), (0.36, False), (0.37, False), (0.38, False), promise="enough")

    lines = fit_lines(pairs=[*few, *enough], general=GENERAL)

    assert list(lines.promises) == ["enough"]
    assert GENERAL < lines.mission < lines.of("enough")
    assert lines.of("few") == lines.of("never seen") == lines.mission


def test_promise_that_reads_otherwise_today_lends_its_labels_to_the_mission_alone():
    lines = fit_lines(pairs=[replace(each, promise="") for each in APART], general=GENERAL)

    assert lines.promises == {}
    assert lines.mission > GENERAL


def test_agreement_gives_precision_and_recall_with_their_n():
    found = agreement(pairs=row((0.5, True), (0.4, False), (0.1, True), (None, True)), counts=Lines(GENERAL).reach)

    assert (found.precision.successes, found.precision.n, found.errors) == (1, 2, 3)
    assert (found.recall.successes, found.recall.n) == (1, 3)
    assert 0 < found.precision.low < 0.5 < found.precision.high < 1


def test_agreement_of_nothing_is_undefined():
    found = agreement(pairs=row((0.1, False)), counts=Lines(GENERAL).reach)

    assert (found.precision, found.recall, found.errors) == (None, None, 0)


@pytest.mark.parametrize("pairs", [APART[:9], row(*[(0.4, True)] * 8, *[(0.2, False)] * 2)], ids=["nine", "two wrong"])
def test_too_few_labels_set_no_line_and_are_counted(pairs: list[LabeledPair]):
    found = calibrate(pairs=pairs, general=GENERAL)

    assert (found.labels, found.lines, found.after) == (len(pairs), None, None)
    assert found.before.recall is not None


def test_labels_that_improve_the_matching_set_the_line():
    found = calibrate(pairs=APART, general=GENERAL)

    assert (found.before.errors, found.is_kept) == (5, False)
    assert found.after.errors < 5
    assert found.lines == fit_lines(pairs=APART, general=GENERAL)


def test_labels_that_do_not_improve_the_matching_keep_the_general_line():
    already_right = row(*[(0.28, False)] * 5, *[(0.4, True)] * 5)

    found = calibrate(pairs=already_right, general=GENERAL)

    assert (found.is_kept, found.lines) == (True, Lines(GENERAL))


def test_no_answer_is_judged_by_a_line_it_helped_to_set():
    """Wrong only in itself: ten like pairs of one answer would move the line past themselves, were they asked."""
    stubborn = [pair(0.35, False, answer="one")] * 6
    others = [pair(0.45, True, answer=f"a{place}") for place in range(4)]

    found = calibrate(pairs=stubborn + others, general=GENERAL)

    assert found.after.errors == 6


def test_alarm_that_answer_judged_by_its_own_labels_looks_better():
    stubborn = [pair(0.35, False, answer="one")] * 6
    others = [pair(0.45, True, answer=f"a{place}") for place in range(4)]
    flattered = fit_lines(pairs=stubborn + others, general=GENERAL)

    assert agreement(pairs=stubborn + others, counts=flattered.reach).errors == 0
