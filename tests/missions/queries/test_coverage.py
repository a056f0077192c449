from datetime import date, timedelta

import pytest

from alignment.measures.coverage import Dot
from missions.models import Contribution, Outcome, PromiseEvidence, Responsibility, RoleHolder, Story
from missions.queries.coverage import promise_coverage
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, KeyRoleFactory, OutcomeFactory, StoryFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)
GONE = ON - timedelta(days=1)


@pytest.fixture
def promise(organization):
    return PromiseFactory(mission__organization=organization)


@pytest.fixture
def serve(organization, promise):
    def serving(**fields) -> Outcome:
        outcome = OutcomeFactory(organization=organization, **fields)
        Contribution.objects.create(outcome=outcome, promise=promise)
        return outcome

    return serving


def dots(promise) -> set[str]:
    return {str(dot) for dot in promise_coverage([promise], on=ON).standings[0].dots}


def test_promise_without_anything_has_no_dot(promise):
    assert dots(promise) == set()


@pytest.mark.parametrize(
    ("fields", "is_planned"),
    [
        ({"target": 5, "due_on": ON}, True),
        ({"target": 0, "due_on": ON}, True),
        ({"band_low": 1, "band_high": 2, "due_on": ON}, True),
        ({"band_low": 1, "due_on": ON}, True),
        ({"target": 5}, False),
        ({"due_on": ON}, False),
        ({"target": 5, "due_on": ON, "archived_at": AT}, False),
        ({"target": 5, "due_on": ON, "closed_at": AT, "result": "dropped"}, False),
    ],
)
def test_planned_needs_an_open_outcome_with_measure_and_date(promise, serve, fields, is_planned):
    serve(**fields)

    assert (Dot.PLANNED in dots(promise)) == is_planned


@pytest.mark.parametrize(("left_on", "is_owned"), [(None, True), (ON + timedelta(days=1), True), (ON, False)])
def test_owned_by_a_lead_who_is_here(promise, serve, organization, left_on, is_owned):
    serve(lead=PersonFactory(organization=organization, left_on=left_on))

    assert (dots(promise) == {"owned"}) == is_owned


@pytest.mark.parametrize(("left_on", "is_owned"), [(None, True), (ON + timedelta(days=1), True), (ON, False)])
def test_owned_by_whoever_looks_after_the_promise_and_is_here(organization, left_on, is_owned):
    steward = PersonFactory(organization=organization, left_on=left_on)
    promise = PromiseFactory(mission__organization=organization, steward=steward)

    assert (dots(promise) == {"owned"}) == is_owned


def test_erased_person_looks_after_nothing(organization):
    promise = PromiseFactory(mission__organization=organization, steward=PersonFactory(organization=organization))
    promise.steward.delete()
    promise.refresh_from_db()

    assert (promise.steward_id, dots(promise)) == (None, set())


@pytest.mark.parametrize(
    ("kind", "holder", "archived_at", "is_owned"),
    [
        ("accountable", {}, None, True),
        ("responsible", {}, None, False),
        ("accountable", {"until": GONE}, None, False),
        ("accountable", None, None, False),
        ("accountable", {}, AT, False),
    ],
)
def test_owned_by_an_accountable_role_that_is_held(promise, serve, organization, kind, holder, archived_at, is_owned):
    role = KeyRoleFactory(organization=organization, archived_at=archived_at)
    Responsibility.objects.create(outcome=serve(), role=role, kind=kind)
    if holder is not None:
        RoleHolder.objects.create(role=role, person=PersonFactory(organization=organization), **holder)

    assert (dots(promise) == {"owned"}) == is_owned


@pytest.mark.parametrize(
    ("cadence", "days", "is_alive"),
    [
        ("weekly", 3, True),  # last Sunday: the week that runs is not over
        ("weekly", 9, True),
        ("weekly", 10, False),
        ("monthly", 55, True),
        ("monthly", 56, False),
        ("weekly", -1, False),
    ],
)
def test_alive_by_a_check_in_that_is_not_overdue(promise, serve, cadence, days, is_alive):
    CheckInFactory(outcome=serve(cadence=cadence, start_on=date(2026, 1, 1)), on=ON - timedelta(days=days))

    assert (dots(promise) == {"alive"}) == is_alive


@pytest.mark.parametrize(("days", "is_shown"), [(0, True), (91, True), (92, False), (-1, False)])
def test_evidenced_by_evidence_of_the_last_three_months(promise, days, is_shown):
    PromiseEvidence.objects.create(promise=promise, text="x", seen_on=ON - timedelta(days=days), added_at=AT)

    assert (dots(promise) == {"evidenced"}) == is_shown


@pytest.mark.parametrize("state", Story.State)
def test_evidenced_by_a_story_that_is_shown(promise, organization, state):
    StoryFactory(organization=organization, promise=promise, state=state)

    assert (dots(promise) == {"evidenced"}) == (state == Story.State.SHOWN)


@pytest.mark.parametrize("result", Outcome.Result)
def test_evidenced_by_a_result_that_reached_something(promise, serve, result):
    serve(closed_at=AT, result=result)

    assert (dots(promise) == {"evidenced"}) == (result in {"reached", "partly"})


@pytest.mark.parametrize("count", [1, 3])
def test_coverage_asks_the_database_equally_often(count, organization, django_assert_num_queries):
    promises = [PromiseFactory(mission__organization=organization) for _ in range(count)]
    for promise in promises:
        outcome = OutcomeFactory(organization=organization, lead=PersonFactory(organization=organization))
        Contribution.objects.create(outcome=outcome, promise=promise)
        CheckInFactory(outcome=outcome)

    with django_assert_num_queries(6):
        promise_coverage(promises, on=ON)
