from datetime import date

import pytest

from missions.models import Milestone, Revision, Skill
from missions.services.outcomes import (
    PartOfItself,
    PromiseFromElsewhere,
    add_milestone,
    add_outcome,
    choose_secondary_parents,
    choose_skills,
    finish_milestone,
    refuse_circle,
    remove_milestone,
    tie_to_promise,
    untie_from_promise,
)
from tests.factories.missions import AT, PromiseFactory
from tests.factories.plans import OutcomeFactory

pytestmark = pytest.mark.django_db


def test_new_outcomes_stand_at_the_end_with_their_promises(organization):
    promise = PromiseFactory(mission__organization=organization)

    first = add_outcome(organization=organization, fields={"title": "One"}, by=None, at=AT)
    second = add_outcome(organization=organization, fields={"title": "Two"}, promises=[promise], by=None, at=AT)

    assert (first.position, second.position) == (1, 2)
    assert [row.promise for row in second.contributions.order_by("pk")] == [promise]
    assert Revision.objects.about(second).saved().count() == 1


def test_contribution_said_again_is_corrected_and_can_be_taken_back(organization):
    outcome = OutcomeFactory(organization=organization)
    promise = PromiseFactory(mission__organization=organization)

    tie_to_promise(outcome=outcome, promise=promise, text="First")
    row = tie_to_promise(outcome=outcome, promise=promise, text="Better", weight=3)

    assert [(found.text, found.weight) for found in outcome.contributions.order_by("pk")] == [("Better", 3)]
    untie_from_promise(contribution=row)
    assert not outcome.contributions.exists()


def test_promise_of_another_organization_is_refused(organization):
    with pytest.raises(PromiseFromElsewhere):
        tie_to_promise(outcome=OutcomeFactory(organization=organization), promise=PromiseFactory())


def test_milestone_is_planned_done_and_removed(organization):
    row = add_milestone(outcome=OutcomeFactory(organization=organization), name="Half", due_on=date(2026, 6, 1))

    finish_milestone(milestone=row, on=date(2026, 5, 30))
    row.refresh_from_db()
    assert row.done_on == date(2026, 5, 30)
    remove_milestone(milestone=row)
    assert not Milestone.objects.exists()


def test_skills_are_shared_by_name_and_only_those_named_stay(organization):
    outcome = OutcomeFactory(organization=organization)
    known = Skill.objects.create(organization=organization, name="Route planning")
    choose_skills(outcome=outcome, names=["Typing"])

    choose_skills(outcome=outcome, names=["route  planning", "Cold chain", "", "Cold chain"])

    assert [skill.name for skill in outcome.skills.by_name()] == ["Cold chain", "Route planning"]
    assert known in outcome.skills.by_name()


def test_outcome_is_no_part_of_its_own_parts(organization):
    whole = OutcomeFactory(organization=organization)
    part = OutcomeFactory(organization=organization, parent=whole)
    detail = OutcomeFactory(organization=organization, parent=part)

    with pytest.raises(PartOfItself):
        refuse_circle(outcome=whole, parent_id=detail.pk)
    with pytest.raises(PartOfItself):
        refuse_circle(outcome=whole, parent_id=whole.pk)
    refuse_circle(outcome=detail, parent_id=whole.pk)
    refuse_circle(outcome=detail, parent_id=None)


def test_primary_whole_is_not_among_the_secondary_ones(organization):
    whole, other = OutcomeFactory(organization=organization), OutcomeFactory(organization=organization)
    part = OutcomeFactory(organization=organization, parent=whole)

    choose_secondary_parents(outcome=part, parents=[whole, other, part])

    assert list(part.secondary_parents.in_order()) == [other]
