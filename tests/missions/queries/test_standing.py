from datetime import UTC, date, datetime

import pytest

from alignment.measures.progress import Health
from missions.models import CheckIn, Milestone, Outcome, Pause, Responsibility
from missions.queries.standing import standings
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, KeyRoleFactory, OutcomeFactory, RoleHolderFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


def measured(organization, **fields):
    usual = {"baseline": 10, "target": 20, "start_on": date(2026, 1, 1), "due_on": date(2026, 12, 31)}
    return OutcomeFactory(organization=organization, direction="increase", **{**usual, **fields})


def standing_of(outcome, on=TODAY):
    return standings([outcome], on=on)[outcome.pk]


def test_standing_reads_the_newest_value_and_the_newest_confidence(organization):
    outcome = measured(organization)
    CheckInFactory(outcome=outcome, on=date(2026, 11, 20), value=None, confidence="low")
    CheckInFactory(outcome=outcome, on=date(2026, 10, 20), value=18, confidence="high")
    CheckInFactory(outcome=outcome, on=date(2026, 9, 20), value=12, confidence="high")

    found = standing_of(outcome)

    assert (found.progress, found.health, found.last.on, found.valued.value) == (
        0.8,
        Health.OFF_TRACK,
        date(2026, 11, 20),
        18,
    )
    assert found.expected == pytest.approx(328 / 364)
    assert found.expected_value == pytest.approx(10 + 10 * 328 / 364)


def test_standing_looks_no_further_than_its_day(organization):
    outcome = measured(organization)
    CheckInFactory(outcome=outcome, on=date(2026, 11, 20), value=18, confidence="low")
    CheckInFactory(outcome=outcome, on=date(2026, 6, 10), value=12, confidence="high")

    found = standing_of(outcome, on=date(2026, 6, 20))

    assert (found.progress, found.health) == (0.2, Health.ON_TRACK)


def test_overdue_overrides_what_was_said(organization):
    outcome = measured(organization)
    CheckInFactory(outcome=outcome, on=date(2026, 9, 20), value=20, confidence="high")

    found = standing_of(outcome)

    assert (found.health, found.is_overdue, [item.period.key for item in found.owed]) == (
        Health.OVERDUE,
        True,
        ["2026-10", "2026-11"],
    )


def test_a_pause_is_nobodys_debt(organization):
    outcome = measured(organization)
    CheckInFactory(outcome=outcome, on=date(2026, 9, 20), value=20, confidence="high")
    Pause.objects.create(
        organization=organization, name="Harvest", starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31)
    )

    assert standing_of(outcome).health == Health.ON_TRACK


def test_new_outcome_is_pending_and_not_green(organization):
    assert standing_of(measured(organization, start_on=date(2026, 11, 2))).health == Health.PENDING


def test_nobody_is_late_with_what_nobody_was_asked_for(organization):
    outcome = measured(organization)
    CheckIn.objects.create(outcome=outcome, on=date(2025, 12, 31), value=12, label="FY2025", made_at=AT)

    found = standing_of(outcome)

    assert (found.health, found.needs_owner, str(found.word)) == (Health.PENDING, True, "No owner yet")
    assert str(standing_of(measured(organization)).word) == "No figure yet"
    outcome.lead = PersonFactory(organization=organization)
    assert (standing_of(outcome).health, standing_of(outcome).needs_owner) == (Health.OVERDUE, False)


def test_who_holds_the_role_that_answers_for_it_is_late(organization):
    outcome = measured(organization)
    role = KeyRoleFactory(organization=organization)
    Responsibility.objects.create(role=role, outcome=outcome, kind="accountable")
    assert standing_of(outcome).needs_owner

    RoleHolderFactory(role=role, person=PersonFactory(organization=organization))

    assert (standing_of(outcome).health, standing_of(outcome).needs_owner) == (Health.OVERDUE, False)


def test_closed_outcome_owes_nothing(organization):
    closed_at = datetime(2026, 8, 3, 9, tzinfo=UTC)
    outcome = measured(organization, closed_at=closed_at, result=Outcome.Result.REACHED)
    CheckInFactory(outcome=outcome, on=date(2026, 8, 1), value=20, confidence="low")

    found = standing_of(outcome)

    assert (found.health, found.is_overdue, found.next_due, found.is_past_due, found.progress) == (
        Health.CLOSED,
        False,
        None,
        False,
        1,
    )


def test_outcome_past_its_date_says_so(organization):
    assert standing_of(measured(organization, due_on=date(2026, 11, 24))).is_past_due
    assert not standing_of(measured(organization, due_on=TODAY)).is_past_due


def test_milestones_bend_what_is_expected(organization):
    outcome = measured(organization)
    Milestone.objects.create(outcome=outcome, name="Half", due_on=TODAY, value=12)
    Milestone.objects.create(outcome=outcome, name="Kitchen open", due_on=date(2026, 12, 1))

    found = standing_of(outcome)

    assert (found.expected_value, found.expected) == (12, 0.2)


def test_band_is_held_or_not_and_expects_no_value(organization):
    outcome = measured(organization, baseline=None, target=None, band_low=3, band_high=5)
    Outcome.objects.filter(pk=outcome.pk).update(direction="hold")
    outcome.refresh_from_db()
    CheckInFactory(outcome=outcome, on=TODAY, value=4)

    found = standing_of(outcome)

    assert (found.progress, found.expected_value, found.health) == (1, None, Health.PENDING)


def test_roll_up_is_the_weighted_progress_of_the_parts(organization):
    whole = measured(organization, baseline=None, target=None, rolls_up=True)
    middle = measured(organization, parent=whole, weight=3, rolls_up=True)
    for parent, weight, value in ((whole, 1, 20), (middle, 1, 15), (middle, 1, 10)):
        CheckInFactory(outcome=measured(organization, parent=parent, weight=weight), on=TODAY, value=value)
    measured(organization, parent=whole)  # nobody has measured it

    found = standing_of(whole)

    assert found.progress == pytest.approx((3 * 0.25 + 1) / 4)
    assert (found.roll_up.counted, found.roll_up.undefined, found.roll_up.lowest) == (2, 1, 0.25)


def test_outcomes_hung_under_each_other_end_somewhere(organization):
    first = measured(organization, rolls_up=True)
    second = measured(organization, rolls_up=True, parent=first)
    Outcome.objects.filter(pk=first.pk).update(parent=second)
    first.refresh_from_db()

    assert standing_of(first).progress is None


@pytest.mark.parametrize("count", [1, 3])
def test_standings_take_the_same_queries_for_one_and_for_many(count, organization, django_assert_num_queries):
    outcomes = [measured(organization, rolls_up=True) for _number in range(count)]
    for outcome in outcomes:
        CheckInFactory(outcome=measured(organization, parent=outcome), on=TODAY, value=11)

    with django_assert_num_queries(4):
        found = standings(outcomes, on=TODAY)

    assert {standing.progress for standing in found.values()} == {0.1}


def test_standings_of_nothing_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert standings([], on=TODAY) == {}
