from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from missions.models import Contribution, Promise, PromiseEvidence, Story
from surveys.services import close_round
from tests.factories.missions import AT, PromiseFactory
from tests.factories.plans import ActivityFactory, ObjectiveFactory, OutcomeFactory, StoryFactory
from tests.factories.surveys import open_round


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


@pytest.fixture
def promise(mission) -> Promise:
    return mission.promises.get(position=1)


def test_promise_page_says_what_serves_it(promise, organization, member, client_of):
    outcome = OutcomeFactory(organization=organization, title="Serve 9,000 meals", lead=member.person)
    Contribution.objects.create(outcome=outcome, promise=promise, text="Meals from rescued food.")
    ActivityFactory(organization=organization, outcome=outcome, name="Morning pick-ups")
    ObjectiveFactory(organization=organization, name="Two more vans").promises.add(promise)
    StoryFactory(organization=organization, promise=promise, state=Story.State.SHOWN, text="Bread for forty.")
    StoryFactory(organization=organization, promise=promise, text="Nobody has read this yet.")

    page = client_of(member).get(url("promise", promise.pk)).content.decode()

    for words in ("Serve 9,000 meals", "Meals from rescued food.", "Max Member", "Morning pick-ups", "Two more vans"):
        assert words in page
    assert ("Bread for forty." in page, "Nobody has read this yet." in page) == (True, False)


def test_promise_page_alarms_when_nobody_owns_it(promise, organization, leader, client_of):
    before = client_of(leader).get(url("promise", promise.pk)).content.decode()
    outcome = OutcomeFactory(organization=organization, lead=leader.person)
    Contribution.objects.create(outcome=outcome, promise=promise)
    after = client_of(leader).get(url("promise", promise.pk)).content.decode()

    assert ("Nobody owns this." in before, "Nobody owns this." in after) == (True, False)


@pytest.fixture
def published_lately(mission):
    """Two days ago, and no round has closed."""
    mission.versions.update(published_at=timezone.now() - timedelta(days=2))


ALARM = 'class="is-off is-alarm"'


def test_nothing_is_red_right_after_publishing(published_lately, mission, promise, leader, client_of):
    ledger = client_of(leader).get(url("mission", mission.pk)).content.decode()
    page = client_of(leader).get(url("promise", promise.pk)).content.decode()

    assert (ALARM in ledger, "Who looks after it?" in ledger, "New, so nothing here is late." in ledger) == (
        False,
        True,
        True,
    )
    assert ("Nobody owns this" in page, "Nobody is named yet." in page) == (False, True)


@pytest.mark.parametrize("reason", ["two weeks have passed", "a round has closed"])
def test_what_was_asked_for_and_is_missing_is_red(
    reason, published_lately, mission, promise, organization, leader, client_of
):
    if reason == "a round has closed":
        close_round(round=open_round(by=leader.person, mission=mission), by=leader.person, at=timezone.now())
    else:
        mission.versions.update(published_at=timezone.now() - timedelta(days=15))

    ledger = client_of(leader).get(url("mission", mission.pk)).content.decode()
    page = client_of(leader).get(url("promise", promise.pk)).content.decode()

    assert (ALARM in ledger, "Nobody named yet" in ledger) == (True, False)
    assert ("Nobody owns this" in page, "Nobody is named yet." in page) == (True, False)


def test_promise_that_nobody_owns_leads_to_the_form_that_asks_for_an_owner(promise, organization, leader, client_of):
    unserved = client_of(leader).get(url("promise", promise.pk)).content.decode()
    outcome = OutcomeFactory(organization=organization, title="Serve 9,000 meals")
    Contribution.objects.create(outcome=outcome, promise=promise)
    served = client_of(leader).get(url("promise", promise.pk)).content.decode()

    assert f"{url('outcome-new')}?owner&amp;promise={promise.pk}" in unserved
    assert f"{url('outcome-edit', outcome.pk)}?owner" in served


def test_reader_who_may_not_edit_is_offered_no_form(promise, member, client_of):
    assert "?owner" not in client_of(member).get(url("promise", promise.pk)).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_promise_page_asks_the_database_equally_often(
    count, promise, organization, member, client_of, django_assert_num_queries
):
    for _ in range(count):
        outcome = OutcomeFactory(organization=organization, lead=member.person)
        Contribution.objects.create(outcome=outcome, promise=promise)
        PromiseEvidence.objects.create(promise=promise, text="x", seen_on=AT, added_at=AT, added_by=member.person)
        ObjectiveFactory(organization=organization).promises.add(promise)
    client = client_of(member)

    with django_assert_num_queries(22):
        page = client.get(url("promise", promise.pk))

    assert len(page.context["page"].contributions) == count


def test_member_adds_evidence_and_the_dot_is_on(promise, member, client_of):
    client = client_of(member)
    today = timezone.now().date().isoformat()

    client.post(url("promise-evidence", promise.pk), {"text": "31 of 34 homes.", "source": "p. 4", "seen_on": today})
    page = client.get(url("promise", promise.pk))

    assert promise.evidence.get().added_by == member.person
    assert [dot.is_on for dot in page.context["page"].row.dots] == [False, False, False, True]


def test_evidence_of_a_day_to_come_is_refused_and_nothing_typed_is_lost(promise, member, client_of):
    later = (timezone.now() + timedelta(days=3)).date().isoformat()

    page = client_of(member).post(url("promise-evidence", promise.pk), {"text": "31 of 34 homes.", "seen_on": later})

    assert promise.evidence.count() == 0
    assert "31 of 34 homes." in page.content.decode()
    assert "That day has not come yet." in page.content.decode()


def test_evidence_for_a_dropped_promise_is_refused(promise, member, client_of):
    Promise.objects.filter(pk=promise.pk).update(retired_at=AT)

    page = client_of(member).post(url("promise-evidence", promise.pk), {"text": "31.", "seen_on": "2026-01-02"})

    assert promise.evidence.count() == 0
    assert page.status_code == 200


def test_leader_takes_evidence_out_of_our_promises_alone(promise, leader, client_of):
    ours = PromiseEvidence.objects.create(promise=promise, text="x", seen_on=AT, added_at=AT)
    theirs = PromiseEvidence.objects.create(promise=PromiseFactory(), text="x", seen_on=AT, added_at=AT)

    statuses = [client_of(leader).post(url("evidence-removal", row.pk)).status_code for row in (ours, theirs)]

    assert statuses == [302, 404]
    assert list(PromiseEvidence.objects.all()) == [theirs]


def test_mission_page_shows_the_dots_and_how_the_number_came_about(mission, promise, leader, client_of):
    Promise.objects.filter(pk=promise.pk).update(text="Rescue all food")
    page = client_of(leader).get(url("mission", mission.pk))

    alive = page.context["alive"]
    assert (alive.coverage.kept, alive.percent, len(alive.unowned)) == (0, 0, 2)
    assert "0 of 2" in page.content.decode()
    assert url("promise", promise.pk) in page.content.decode()
