from dataclasses import replace

import pytest
from hypothesis import assume, given

from partnerships.compatibility import Goal, View, joint_matrix, measure_drift, measure_synergy
from tests.partnerships.compatibility.build import EFFECT, FEW, matrix_of, rounds

pytestmark = pytest.mark.pure


def drift_of(before, after):
    return measure_drift(before, after, synergy_before=measure_synergy(before), synergy=measure_synergy(after))


def test_drift_names_the_cell_that_moved():
    found = drift_of(
        matrix_of([5, 4], [5, 4], "(−1,−2)(0,0); (0,1)(0,1)"), matrix_of([5, 4], [5, 4], "(−1,−1)(0,0); (0,1)(0,1)")
    )

    assert found is not None
    (cell,) = found.cells
    assert (cell.pair, cell.before, cell.after) == (("a1", "b1"), (-1, -2), (-1, -1))
    assert (found.net, found.tension, found.synergy) == pytest.approx((25 / 486, -25 / 486, 0))
    assert (cell.net, cell.tension) == pytest.approx((found.net, found.tension))
    assert (found.n_before, found.n, found.view) == (4, 4, View.JOINT)


@given(rounds(effect=EFFECT), rounds(effect=EFFECT))
@FEW
def test_parts_of_the_cells_sum_to_the_drift(given_before, given_after):
    found = drift_of(joint_matrix(**given_before), joint_matrix(**given_after))

    assume(found is not None)
    assert sum(cell.net for cell in found.cells) + found.others == pytest.approx(found.net)
    assert found.net == pytest.approx(found.synergy - found.tension)


@given(rounds(effect=EFFECT))
@FEW
def test_nothing_drifts_between_the_same(given_round):
    matrix = joint_matrix(**given_round)

    found = drift_of(matrix, matrix)

    assert found is not None
    assert (found.net, found.tension, found.cells) == (0, 0, ())


def test_new_goal_moves_the_net_and_is_named():
    before = matrix_of([5], [5], "(2,2)")
    after = matrix_of([5], [5, 5], "(2,2)(−1,−1)")

    found = drift_of(before, after)

    assert found is not None
    assert [cell.pair for cell in found.cells] == [("a1", "b2")]
    assert (found.net, found.cells[0].net, found.others) == pytest.approx((-0.5, -1 / 6, -1 / 3))


def test_new_importance_is_named():
    before = matrix_of([5, 5], [5], "(2,2); (−1,0)")
    after = replace(before, goals_a=(Goal("a1", 5), Goal("a2", 1)))

    found = drift_of(before, after)

    assert found is not None
    assert [cell.pair for cell in found.cells] == [("a2", "b1")]


def test_drift_is_not_known_while_a_round_has_no_number():
    matrix = matrix_of([5], [5], "(2,2)")

    assert measure_drift(matrix, matrix, synergy_before=None, synergy=measure_synergy(matrix)) is None
