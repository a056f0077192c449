from datetime import date, timedelta

import pytest

from alignment.queries.beside_money import beside_money
from missions.queries.whole_plan import whole_plan
from tests.factories.missions import AT
from tests.factories.plans import CheckInFactory, OutcomeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.either]
ON = date(2026, 11, 5)


def columns(organization):
    return beside_money(whole_plan(organization, on=ON, before=ON - timedelta(days=30)))


def test_each_open_outcome_stands_once_the_riskiest_first(organization):
    fine, risky = (OutcomeFactory(organization=organization) for _ in range(2))
    CheckInFactory(outcome=fine, on=ON, confidence="high")
    CheckInFactory(outcome=risky, on=ON, confidence="low")
    money = OutcomeFactory(organization=organization, kind="financial")
    OutcomeFactory(organization=organization, closed_at=AT, result="reached")

    mission, financial = columns(organization)

    assert [row.outcome for row in mission.rows] == [risky, fine]
    assert [row.outcome for row in financial.rows] == [money]
    assert (mission.on_track, mission.parts, mission.more) == (1, 0, 0)


def test_parts_that_a_whole_sums_up_are_counted_in_it(organization):
    whole = OutcomeFactory(organization=organization, rolls_up=True)
    OutcomeFactory(organization=organization, parent=whole)
    money = OutcomeFactory(organization=organization, parent=whole, kind="financial")
    beside = OutcomeFactory(organization=organization)
    hung_below = OutcomeFactory(organization=organization, parent=beside)

    mission, financial = columns(organization)

    assert {row.outcome for row in mission.rows} == {whole, beside, hung_below}
    assert (mission.parts, financial.parts) == (1, 0)
    assert [row.outcome for row in financial.rows] == [money]
