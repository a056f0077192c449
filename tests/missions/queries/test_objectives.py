import pytest

from missions.models import Objective
from missions.queries.objectives import objective_page, objective_tree, without_a_why
from missions.services.nouns import put_away
from missions.services.stakeholders import add_engagement
from tests.factories.missions import AT, PromiseFactory
from tests.factories.plans import ActivityFactory, ObjectiveFactory, OutcomeFactory, StakeholderFactory

pytestmark = pytest.mark.django_db


def test_tree_lists_parts_below_their_whole_in_order(organization):
    second = ObjectiveFactory(organization=organization, position=2)
    first = ObjectiveFactory(organization=organization, position=1)
    part = ObjectiveFactory(organization=organization, position=3, parent=first)
    ObjectiveFactory()  # of somebody else

    rows = [(row.objective, row.depth) for row in objective_tree(organization)]

    assert rows == [(first, 0), (part, 1), (second, 0)]


def test_part_of_something_put_away_stands_by_itself(organization):
    gone = ObjectiveFactory(organization=organization)
    part = ObjectiveFactory(organization=organization, parent=gone)
    put_away(noun=gone, by=None, at=AT)

    assert [(row.objective, row.depth) for row in objective_tree(organization)] == [(part, 0)]


def test_circle_made_by_two_at_once_is_still_listed(organization):
    one, other = ObjectiveFactory.create_batch(2, organization=organization)
    Objective.objects.filter(pk=one.pk).update(parent=other)
    Objective.objects.filter(pk=other.pk).update(parent=one)

    assert {row.objective for row in objective_tree(organization)} == {one, other}


def test_those_without_a_why_are_named(organization):
    imported = ObjectiveFactory(organization=organization, why="")
    ObjectiveFactory(organization=organization)

    assert without_a_why(objective_tree(organization)) == [imported]


def test_row_counts_open_outcomes_and_names_promises(organization):
    objective = ObjectiveFactory(organization=organization)
    promise = PromiseFactory(mission__organization=organization)
    objective.promises.add(promise)
    OutcomeFactory(organization=organization, objective=objective)
    OutcomeFactory(organization=organization, objective=objective, closed_at=AT, result="reached")

    (row,) = objective_tree(organization)

    assert (row.outcomes, row.promises) == (1, [promise])


def test_page_gathers_everything_under_an_objective(organization):
    objective = ObjectiveFactory(organization=organization)
    outcome = OutcomeFactory(organization=organization, objective=objective)
    part = ObjectiveFactory(organization=organization, parent=objective)
    activity = ActivityFactory(organization=organization, objective=objective)
    press = StakeholderFactory(organization=organization)
    engagement = add_engagement(stakeholder=press, text="A walk.", objective=objective, by=None, at=AT)

    page = objective_page(objective, on=AT.date())

    assert [line.outcome for line in page.outcomes] == [outcome]
    assert (page.parts, page.activities, page.engagements) == ([part], [activity], [engagement])
