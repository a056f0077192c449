from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from missions.models import Activity, Contribution, Revision
from missions.services.nouns import edit_noun, put_away
from missions.services.skills import need_skill
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.plans import ActivityFactory, ObjectiveFactory, OutcomeFactory
from tests.missions.views.conftest import AT


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


@pytest.fixture
def promise(organization):
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission, published_at=AT)
    return PromiseFactory(mission=mission, text="Rescue food")


@pytest.fixture
def outcome(organization, promise):
    outcome = OutcomeFactory(organization=organization, title="Fewer meals thrown away")
    Contribution.objects.create(outcome=outcome, promise=promise)
    return outcome


@pytest.mark.parametrize("count", [1, 3])
def test_activity_list_asks_the_database_equally_often(
    count, organization, outcome, leader, client_of, django_assert_num_queries
):
    for _ in range(count):
        objective = ObjectiveFactory(organization=organization)
        ActivityFactory(organization=organization, outcome=outcome)
        ActivityFactory(organization=organization, objective=objective)
        ActivityFactory(organization=organization)
    client = client_of(leader)

    with django_assert_num_queries(7):  # session, user, membership, activities, contributions, promises, strip
        page = client.get(url("activity-list"))

    assert (len(page.context["page"].object_list), len(page.context["found"].parked)) == (2 * count, count)


def test_activity_is_traced_to_the_promise_on_its_page(organization, outcome, leader, client_of):
    activity = ActivityFactory(organization=organization, outcome=outcome)

    page = client_of(leader).get(url("activity", activity.pk)).content.decode()

    steps = page[page.index("trace-steps") : page.index('id="cost"')]
    assert steps.index(activity.name) < steps.index("Fewer meals thrown away") < steps.index("Rescue food")


def test_activity_of_an_objective_reaches_its_promises(organization, promise, leader, client_of):
    objective = ObjectiveFactory(organization=organization)
    objective.promises.add(promise)
    activity = ActivityFactory(organization=organization, objective=objective)

    row = client_of(leader).get(url("activity", activity.pk)).context["page"].row

    assert (row.serves, [share.promise for share in row.promises]) == (objective, [promise])


def test_activities_that_serve_nothing_are_parked_in_sight(organization, outcome, leader, client_of):
    gone = OutcomeFactory(organization=organization)
    put_away(noun=gone, by=None, at=AT)
    ActivityFactory(organization=organization, name="Serves", outcome=outcome)
    ActivityFactory(organization=organization, name="Bereft", outcome=gone)
    ActivityFactory(organization=organization, name="Idle")

    page = client_of(leader).get(url("activity-list"))

    assert [row.activity.name for row in page.context["found"].parked] == ["Bereft", "Idle"]
    assert page.content.decode().index("Parked: serves nothing yet") < page.content.decode().index("Serves")


def test_activity_is_added_with_all_its_fields(organization, outcome, leader, client_of):
    sent = {"name": "Collect bread", "outcome": outcome.pk, "hours_a_month": "12.5", "money_a_year": "900"}
    sent |= {"starts_on": "2026-01-01", "ends_on": "2026-12-31", "note": "With the bakeries", "lock_version": "1"}

    answer = client_of(leader).post(url("activity-new"), sent)

    activity = Activity.objects.get()
    assert answer.url == url("activity", activity.pk)
    assert (activity.outcome, activity.hours_a_month, activity.money_a_year, activity.ends_on, activity.note) == (
        outcome,
        Decimal("12.5"),
        Decimal(900),
        date(2026, 12, 31),
        "With the bakeries",
    )


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"hours_a_month": "-1"}, {"starts_on": "2026-02-01", "ends_on": "2026-01-01"}],
)
def test_activity_with_an_error_shows_everything_typed(wrong, organization, leader, client_of):
    sent = {"name": "Collect bread", "note": "Typed for an hour.", "lock_version": "1"} | wrong

    page = client_of(leader).post(url("activity-new"), sent)

    assert page.context["form"].errors
    assert "Typed for an hour." in page.content.decode()


def test_outcomes_of_others_are_not_offered(organization, outcome, leader, client_of):
    sent = {"name": "Collect bread", "outcome": OutcomeFactory().pk, "lock_version": "1"}

    page = client_of(leader).post(url("activity-new"), sent)

    assert list(page.context["form"].fields["outcome"].queryset) == [outcome]
    assert not Activity.objects.exists()


def test_activity_changed_meanwhile_is_a_conflict_to_settle(organization, outcome, leader, client_of):
    activity, client = ActivityFactory(organization=organization, name="Base"), client_of(leader)
    edit_noun(noun=activity, lock_version=1, fields={"name": "Theirs"}, by=None, at=AT)

    answer = client.post(url("activity-edit", activity.pk), {"name": "Mine", "lock_version": "1"})

    conflict = Revision.objects.about(activity).set_aside().get()
    assert answer.url == url("conflict", conflict.pk)
    assert url("conflict", conflict.pk) in client.get(url("activity", activity.pk)).content.decode()
    client.post(url("conflict", conflict.pk), {"name": "Both", "lock_version": "2"})
    activity.refresh_from_db()
    assert activity.name == "Both"


def test_activity_put_away_leaves_the_list_and_comes_back(organization, leader, client_of):
    activity, client = ActivityFactory(organization=organization), client_of(leader)

    client.post(url("activity-archive", activity.pk))
    gone = client.get(url("activity-list")).context["found"].rows
    client.post(url("activity-return", activity.pk))

    assert (gone, len(client.get(url("activity-list")).context["found"].rows)) == ((), 1)


def test_activities_of_others_are_not_there(leader, client_of):
    theirs = ActivityFactory()
    client = client_of(leader)

    answers = [client.get(url(name, theirs.pk)).status_code for name in ("activity", "activity-edit")]
    answers.append(client.post(url("activity-archive", theirs.pk)).status_code)

    assert answers == [404, 404, 404]


def test_empty_pages_teach_the_next_step(leader, client_of):
    client = client_of(leader)

    assert "An activity is what a team does again and again" in client.get(url("activity-list")).content.decode()
    assert "Nothing to compare yet" in client.get(url("resource-list")).content.decode()


def test_outcome_page_shows_what_is_done_for_it_and_which_skill_is_missing(organization, outcome, leader, client_of):
    activity = ActivityFactory(organization=organization, outcome=outcome, name="Collect bread", hours_a_month=12)
    need_skill(needing=outcome, name="Driving")
    put_away(noun=ActivityFactory(organization=organization, outcome=outcome, name="Gone"), by=None, at=AT)

    page = client_of(leader).get(url("outcome", outcome.pk)).content.decode()

    work = page[page.index('id="work"') :]
    assert url("activity", activity.pk) in work
    assert ("Gone" in work, "Driving" in work, "is known to have it" in work) == (False, True, True)
    assert f"{url('activity-new')}?outcome={outcome.pk}" in work


def test_link_from_an_outcome_has_chosen_it_already(organization, outcome, leader, client_of):
    page = client_of(leader).get(url("activity-new"), {"outcome": outcome.pk, "lock_version": "7"})

    assert f'<option value="{outcome.pk}" selected>' in page.content.decode()
    assert 'name="lock_version" value="1"' in page.content.decode()
