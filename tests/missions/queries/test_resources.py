from datetime import date, timedelta

import pytest

from missions.models import Contribution
from missions.queries.resources import resources
from tests.factories.missions import MissionFactory, PromiseFactory
from tests.factories.plans import ActivityFactory, ObjectiveFactory, OutcomeFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


@pytest.fixture
def mission(organization):
    return MissionFactory(organization=organization)


@pytest.fixture
def promises(mission):
    return [PromiseFactory(mission=mission, position=place, weight=weight) for place, weight in enumerate((1, 3))]


def serving(organization, **weights):
    outcome = OutcomeFactory(organization=organization)
    for promise, weight in weights.values():
        Contribution.objects.create(outcome=outcome, promise=promise, weight=weight)
    return outcome


def found(mission) -> list[tuple]:
    page = resources(mission=mission, on=TODAY)
    return [(row.promise, row.weight, row.money, row.hours) for row in page.rows]


def test_money_goes_to_promises_by_the_weight_of_contributions(organization, mission, promises):
    first, second = promises
    outcome = serving(organization, a=(first, 1), b=(second, 4))
    ActivityFactory(organization=organization, outcome=outcome, money_a_year=100)

    page = resources(mission=mission, on=TODAY)

    assert found(mission) == [(first, 0.25, 0.2, None), (second, 0.75, 0.8, None)]
    assert page.money_gap == pytest.approx(0.05)
    assert (page.hours_gap, page.counted) == (None, 1)


def test_what_serves_nothing_is_a_row_without_weight(organization, mission, promises):
    first, second = promises
    ActivityFactory(organization=organization, outcome=serving(organization, a=(first, 1)), hours_a_month=30)
    ActivityFactory(organization=organization, hours_a_month=10)

    page = resources(mission=mission, on=TODAY)

    assert found(mission) == [(first, 0.25, None, 0.75), (second, 0.75, None, 0), (None, 0, None, 0.25)]
    assert page.hours_gap == pytest.approx(0.75)


def test_promises_of_another_mission_are_named_as_such(organization, mission, promises):
    other = PromiseFactory(mission__organization=organization)
    ActivityFactory(organization=organization, outcome=serving(organization, a=(other, 1)), money_a_year=5)

    rows = resources(mission=mission, on=TODAY).rows

    assert [(row.is_elsewhere, row.money) for row in rows] == [(False, 0), (False, 0), (True, 1)]


def named_itself(outcome, **fields):
    type(outcome).objects.filter(pk=outcome.pk).update(**fields)
    return outcome


def test_what_an_outcome_names_is_the_whole_and_its_activities_are_parts_of_it(organization, mission, promises):
    outcome = named_itself(serving(organization, a=(promises[0], 1)), money=300, hours_a_week=3)  # 13 hours a month
    ActivityFactory(organization=organization, outcome=outcome, money_a_year=100, hours_a_month=7)

    page = resources(mission=mission, on=TODAY)

    assert (page.total.money, page.total.hours, page.outcomes, page.outgrown) == (300, 13, 1, 0)


def test_activities_that_name_more_than_their_outcome_count_and_are_told(organization, mission, promises):
    outcome = named_itself(serving(organization, a=(promises[0], 1)), money=300, hours_a_week=3)
    for _ in range(2):
        ActivityFactory(organization=organization, outcome=outcome, money_a_year=200, hours_a_month=3)

    page = resources(mission=mission, on=TODAY)

    assert (page.total.money, page.total.hours, page.outgrown) == (400, 13, 1)


def test_whole_is_lessened_only_by_its_own_activities_that_are_on(organization, mission, promises):
    outcome = named_itself(serving(organization, a=(promises[0], 1)), money=300)
    ActivityFactory(organization=organization, outcome=outcome, money_a_year=90, ends_on=TODAY - timedelta(days=1))
    ActivityFactory(organization=organization, outcome=serving(organization, a=(promises[1], 1)), money_a_year=100)

    assert [row.amounts.money for row in resources(mission=mission, on=TODAY).rows] == [300, 100]


def test_outcome_without_figures_of_its_own_is_not_outgrown(organization, mission, promises):
    outcome = named_itself(serving(organization, a=(promises[0], 1)), money=50)
    ActivityFactory(organization=organization, outcome=outcome, hours_a_month=7)

    page = resources(mission=mission, on=TODAY)

    assert (page.total.money, page.total.hours, page.outgrown) == (50, 7, 0)


def test_objective_spreads_evenly_over_its_promises(organization, mission, promises):
    objective = ObjectiveFactory(organization=organization)
    objective.promises.set(promises)
    ActivityFactory(organization=organization, objective=objective, money_a_year=10)

    assert [row[2] for row in found(mission)] == [0.5, 0.5]


def test_what_is_left_out_is_counted(organization, mission, promises):
    day = timedelta(days=1)
    ActivityFactory(organization=organization, hours_a_month=1, ends_on=TODAY - day)
    ActivityFactory(organization=organization, hours_a_month=1, starts_on=TODAY + day)
    ActivityFactory(organization=organization)
    ActivityFactory(organization=organization, hours_a_month=1, starts_on=TODAY, ends_on=TODAY)

    page = resources(mission=mission, on=TODAY)

    assert (page.counted, page.not_on, page.silent, page.total.hours) == (1, 2, 1, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_resources_ask_the_database_equally_often(count, organization, mission, promises, django_assert_num_queries):
    for _ in range(count):
        outcome = serving(organization, a=(promises[0], 1))
        type(outcome).objects.filter(pk=outcome.pk).update(money=300)
        objective = ObjectiveFactory(organization=organization)
        ActivityFactory(organization=organization, outcome=outcome, money_a_year=10)
        ActivityFactory(organization=organization, objective=objective, money_a_year=10)

    with django_assert_num_queries(6):  # promises, activities, contributions, objectives' promises, outcomes, theirs
        resources(mission=mission, on=TODAY)


def test_shares_match_the_figures_of_the_method_sheet(organization, mission, promises):
    """The example of docs/method.md."""
    first, second = promises
    ActivityFactory(organization=organization, outcome=serving(organization, a=(first, 1)), money_a_year=30_000)
    ActivityFactory(organization=organization, outcome=serving(organization, a=(second, 1)), money_a_year=50_000)
    ActivityFactory(organization=organization, money_a_year=20_000)

    page = resources(mission=mission, on=TODAY)

    assert [row.money for row in page.rows] == [0.3, 0.5, 0.2]
    assert page.money_gap == pytest.approx(0.25)
