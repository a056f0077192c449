from datetime import date, timedelta

import pytest
from django.urls import reverse

from alignment.queries.readings import newest_readings
from alignment.queries.said_planned_paid import said_planned_paid
from alignment.queries.staff.coded import Share
from alignment.queries.staff.rounds import RoundRow
from missions.models import Contribution, Promise
from missions.queries.whole_plan import whole_plan
from surveys.models import Round
from tests.factories.alignment import mission_with, released_round
from tests.factories.plans import ActivityFactory, OutcomeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.either]
ON = date(2026, 11, 25)


@pytest.fixture
def promises(organization) -> list[Promise]:
    """Weights 2, 1, 1."""
    mission = mission_with(organization=organization)
    Promise.objects.filter(mission=mission, position=1).update(weight=2)
    return list(Promise.objects.filter(mission=mission).order_by("position"))


def planned(organization, *served: Promise, **fields):
    outcome = OutcomeFactory(organization=organization, **fields)
    for promise in served:
        Contribution.objects.create(outcome=outcome, promise=promise)
    return outcome


def found(organization, *, reading=None, staff=None):
    plan = whole_plan(organization, on=ON, before=ON - timedelta(days=30))
    return said_planned_paid(organization, plan, reading=reading, staff=staff)


def staff_row(mentioned: dict[str, Share], mission: int = 1) -> RoundRow:
    return RoundRow(
        id=7, title="Staff", closed_at=None, is_of_staff=True, mission_id=mission, survey=1, n=40, shows=None,
        knows=None, is_of_people_outside=False, mentioned=mentioned, asked="?", needed=8,
        round=Round(pk=7),
    )  # fmt: skip


def by_key(shared) -> dict:
    return {sharing.key: sharing for sharing in shared.sharings}


def test_nothing_is_shared_out_without_a_promise(organization):
    assert found(organization) is None


def test_outcomes_count_once_shared_out_by_their_contributions(organization, promises):
    planned(organization, promises[0], promises[1])
    planned(organization, promises[0])
    planned(organization)
    planned(organization, promises[2], archived_at="2026-11-01T00:00Z")

    shared = found(organization)
    sharing = by_key(shared)["planned"]

    assert list(by_key(shared)) == ["planned"]
    assert [*sharing.shares, sharing.other] == pytest.approx([1.5 / 3, 0.5 / 3, 0, 1 / 3])
    assert sharing.gap == pytest.approx((0 + 1 / 12 + 1 / 4 + 1 / 3) / 2)
    assert sharing.basis == "from 3 open outcomes"


def test_money_and_time_are_those_of_the_resources_page(organization, promises):
    ActivityFactory(organization=organization, outcome=planned(organization, promises[0]), money_a_year=300)
    ActivityFactory(organization=organization, money_a_year=100, hours_a_month=5)

    sharings = by_key(found(organization))

    assert (sharings["money"].shares, sharings["money"].other) == ((0.75, 0, 0), 0.25)
    assert (sharings["time"].shares, sharings["time"].other) == ((0, 0, 0), 1)
    assert sharings["time"].evenness is None


def test_said_counts_mentions_after_corrections(organization, administrator, promises):
    mission = promises[0].mission
    released_round(organization=organization, by=administrator.person, mission=mission)

    (reading,) = newest_readings(organization)
    sharing = by_key(found(organization, reading=reading))["leaders"]

    assert sharing.shares == (0.5, 0.5, 0)
    assert sharing.basis == "from 4 answers"


def test_promise_that_is_neither_planned_nor_paid_is_named_with_its_next_step(organization, promises):
    outcome = planned(organization, promises[0], promises[1])
    ActivityFactory(organization=organization, outcome=outcome, money_a_year=300)

    shared = found(organization)

    assert shared.sentence == (
        "“Train people for paid work” is 25% of our mission, yet 0% of the outcomes we plan and 0% of our money."
    )
    assert shared.next_step == (
        "Plan an outcome for it, or weigh it less",
        f"{reverse('missions:outcome-new', args=['harbor-kitchen'])}?promise={promises[2].pk}",
    )


def test_what_is_said_is_short_only_at_the_upper_end_of_its_interval(organization, promises):
    """One of four is no evidence that the others forgot; one of four hundred is."""
    keys = [str(promise.pk) for promise in promises]
    few = staff_row(dict(zip(keys, [Share(50, 8), Share(50, 8), Share(10, 8, at_most=True)], strict=True)))
    many = staff_row(dict(zip(keys, [Share(50, 400), Share(50, 400), Share(5, 400)], strict=True)))

    assert found(organization, staff=few).widest is None
    assert found(organization, staff=many).sentence.endswith("yet 5% of what staff mention.")
    assert found(organization, staff=many).next_step[1] == reverse(
        "missions:promise", args=["harbor-kitchen", promises[2].pk]
    )


def test_shares_that_match_their_weights_name_nobody(organization, promises):
    planned(organization, promises[0])
    planned(organization, promises[0])
    planned(organization, promises[1])
    planned(organization, promises[2])

    shared = found(organization)

    assert shared.widest is None
    assert (
        shared.sentence
        == "Of no promise can we be sure that it gets less than it counts for in what we say, plan and pay."
    )
    assert by_key(shared)["planned"].gap == 0


def test_table_and_bars_hold_the_same_figures(organization, promises):
    planned(organization, promises[0])

    shared = found(organization)

    assert [row.shares for row in shared.bars] == [shared.stated.shares, shared.sharings[0].shares]
    assert [(row.number, row.weight, row.shares) for row in shared.table] == [
        (1, 0.5, [1.0]), (2, 0.25, [0.0]), (3, 0.25, [0.0]),
    ]  # fmt: skip
