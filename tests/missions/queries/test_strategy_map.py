from datetime import date, timedelta

import pytest

from missions.models import Contribution, Outcome, Promise, Responsibility
from missions.queries.standing import standings
from missions.queries.strategy_map import FIRST, branch, strategy_map
from missions.services.nouns import put_away
from missions.services.promises import retire_promise
from tests.factories.missions import AT, MissionFactory, PromiseFactory
from tests.factories.organizations import TeamFactory
from tests.factories.plans import CheckInFactory, KeyRoleFactory, OutcomeFactory, RoleHolderFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)
Kind = Responsibility.Kind


@pytest.fixture
def promises(organization) -> list[Promise]:
    mission = MissionFactory(organization=organization)
    return [PromiseFactory(mission=mission, position=place, text=text) for place, text in enumerate(("Feed", "Teach"))]


def outcome(organization, *promises, **fields) -> Outcome:
    """Serves the first promise most."""
    made = OutcomeFactory(organization=organization, **fields)
    for place, promise in enumerate(promises):
        Contribution.objects.create(outcome=made, promise=promise, weight=50 - place)
    return made


def answer(outcome, *, held=True, kind=Kind.ACCOUNTABLE):
    role = KeyRoleFactory(organization=outcome.organization)
    if held:
        RoleHolderFactory(role=role)
    Responsibility.objects.create(outcome=outcome, role=role, kind=kind)
    return role


def drawn(organization, **options) -> dict[str, list[str]]:
    page = strategy_map(organization=organization, on=TODAY, **options)
    return {each.promise.text: [shown.title for shown in each.shown] for each in page.promises}


def test_outcome_stands_under_the_promise_it_serves_most(organization, promises):
    first, second = promises
    outcome(organization, first, second, title="Meals")
    outcome(organization, second, title="Lessons")

    page = strategy_map(organization=organization, on=TODAY)

    assert drawn(organization) == {"Feed": ["Meals"], "Teach": ["Lessons"]}
    assert [each.also for each in page.promises] == [0, 1]


def test_what_is_tied_to_nothing_is_parked(organization, promises):
    served = outcome(organization, promises[0])
    outcome(organization, title="Loose")
    outcome(organization, title="Reserve", kind="financial")
    busy, idle = answer(served), KeyRoleFactory(organization=organization, name="Idle")

    page = strategy_map(organization=organization, on=TODAY)

    assert [each.title for each in page.orphans] == ["Loose"]
    assert [each.promise for each in page.empty] == [promises[1]]
    assert [role.pk for role in page.idle] == [idle.pk]
    assert (page.financial, page.is_tied, [role.pk for role in page.roles]) == (1, False, [busy.pk])


def test_nothing_is_loose_where_all_is_tied(organization):
    promise = PromiseFactory(mission__organization=organization)
    answer(outcome(organization, promise))

    assert strategy_map(organization=organization, on=TODAY).is_tied


def test_retired_promises_closed_outcomes_and_roles_put_away_are_gone(organization, promises):
    first, second = promises
    outcome(organization, second, title="Orphaned")
    retire_promise(promise=second, by=None, at=AT)
    outcome(organization, first, closed_at=AT, result="reached")
    put_away(noun=outcome(organization, first), by=None, at=AT)
    gone = answer(outcome(organization, first, title="Stays"))
    put_away(noun=gone, by=None, at=AT)
    PromiseFactory()

    page = strategy_map(organization=organization, on=TODAY)

    assert drawn(organization) == {"Feed": ["Stays"]}
    assert ([each.title for each in page.orphans], page.roles, page.unanswered) == (["Orphaned"], [], 2)


def test_gaps_only_leaves_what_nobody_answers_for_and_what_is_empty(organization):
    mission = MissionFactory(organization=organization)
    whole, partly, _empty = (
        PromiseFactory(mission=mission, position=place, text=text) for place, text in enumerate(("A", "B", "C"))
    )
    answer(outcome(organization, whole))
    answer(outcome(organization, partly, title="Held"))
    answer(outcome(organization, partly, title="Vacant"), held=False)
    outcome(organization, partly, title="Nobody")

    page = strategy_map(organization=organization, on=TODAY, only_gaps=True)

    assert drawn(organization, only_gaps=True) == {"B": ["Vacant", "Nobody"], "C": []}
    assert (page.count, page.unanswered, page.vacant) == (3, 2, 1)


def test_lines_lead_to_who_answers_and_who_does_the_work(organization, promises):
    made = outcome(organization, promises[0])
    accountable = answer(made)
    doing = answer(made, kind=Kind.RESPONSIBLE)
    told = answer(made, kind=Kind.INFORMED)

    page = strategy_map(organization=organization, on=TODAY)

    assert [role.pk for role in page.roles] == [accountable.pk, doing.pk]
    assert told.pk not in [role.pk for role in page.idle]


@pytest.mark.parametrize("confidence", ["high", "medium", "low", ""])
@pytest.mark.parametrize("days_ago", [1, 400])
def test_health_is_what_the_outcome_page_says(confidence, days_ago, organization, promises):
    made = outcome(organization, promises[0], start_on=TODAY - timedelta(days=500))
    CheckInFactory(outcome=made, on=TODAY - timedelta(days=days_ago + 5), confidence="low")
    CheckInFactory(outcome=made, on=TODAY - timedelta(days=days_ago), confidence=confidence)

    shown = strategy_map(organization=organization, on=TODAY).promises[0].shown[0]

    assert shown.health == standings([made], on=TODAY)[made.pk].health


def test_missions_of_teams_come_after_that_of_the_whole(organization):
    team = PromiseFactory(mission__organization=organization, mission__team=TeamFactory(organization=organization))
    whole = PromiseFactory(mission__organization=organization)

    page = strategy_map(organization=organization, on=TODAY)

    assert [each.mission for each in page.missions] == [whole.mission, team.mission]


def test_branch_holds_every_outcome_that_serves_the_promise(organization, promises):
    first, second = promises
    made = [outcome(organization, first), outcome(organization, second, first)]
    outcome(organization, second)

    assert [each.pk for each in branch(promise=first, on=TODAY)] == [each.pk for each in made]


def many(organization, promises, count: int) -> None:
    """Rows straight into the tables: each serves a promise, each has a role that answers."""
    roles = [RoleHolderFactory(role__organization=organization).role for _ in range(20)]
    made = Outcome.objects.bulk_create(
        Outcome(organization=organization, title=f"Outcome {number}", created_at=AT, position=number)
        for number in range(count)
    )
    Contribution.objects.bulk_create(
        Contribution(outcome=each, promise=promises[place % len(promises)]) for place, each in enumerate(made)
    )
    Responsibility.objects.bulk_create(
        Responsibility(outcome=each, role=roles[place % 20], kind=Kind.ACCOUNTABLE) for place, each in enumerate(made)
    )


@pytest.mark.parametrize("count", [3, 5000])
def test_map_takes_four_queries_whatever_the_number_of_outcomes(
    count, organization, promises, django_assert_num_queries
):
    many(organization, promises, count)

    with django_assert_num_queries(4):  # promises, pauses, outcomes, roles
        page = strategy_map(organization=organization, on=TODAY)
        words = [str(shown.word) for each in page.promises for shown in each.shown]

    assert (page.outcomes, len(page.orphans), len(words)) == (count, 0, min(count, 2 * FIRST))
    assert sum(each.hidden for each in page.promises) == count - len(words)


def test_query_guard_sees_a_naive_walk(organization, promises, django_assert_max_num_queries):
    """The alarm's twin: asking row by row is seen."""
    many(organization, promises, 5)

    with pytest.raises(pytest.fail.Exception), django_assert_max_num_queries(4):
        assert [list(each.contributions.order_by("pk")) for each in Outcome.objects.order_by("pk")]
