from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from missions.models import Promise
from surveys.models import Action, Round
from surveys.services import (
    NotHere,
    NotOurs,
    RoundStillOpen,
    agree_action,
    close_round,
    finish_action,
    resume_action,
)
from tests.factories.alignment import mission_with
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.factories.plans import OutcomeFactory
from tests.factories.surveys import open_round

DUE_ON = date(2027, 1, 15)


@pytest.fixture
def round(leader) -> Round:
    round = open_round(by=leader.person)
    close_round(round=round, by=leader.person, at=timezone.now())
    round.refresh_from_db()
    return round


@pytest.fixture
def action(round, leader) -> Action:
    return agreed(round, by=leader.person)


def agreed(round: Round, *, by, person=None, **links) -> Action:
    person = person or by
    return agree_action(
        round=round, text="Name an owner", person=person, due_on=DUE_ON, by=by, at=timezone.now(), **links
    )


def promise_of(member) -> Promise:
    return mission_with(organization=member.organization).promises.order_by("pk")[0]


def test_agreed_action_belongs_to_the_round_and_its_organization(action, round, leader):
    stored = Action.objects.get()

    assert (stored.organization, stored.round, stored.person, stored.due_on, stored.created_by, stored.is_done) == (
        leader.organization,
        round,
        leader.person,
        DUE_ON,
        leader.person,
        False,
    )


def test_nothing_is_agreed_while_the_round_is_open(leader):
    with pytest.raises(RoundStillOpen):
        agreed(open_round(by=leader.person), by=leader.person)


def test_only_somebody_who_is_here_sees_to_it(round, leader):
    elsewhere = MembershipFactory().person
    gone = PersonFactory(organization=leader.organization, left_on=DUE_ON)

    for person in (elsewhere, gone):
        with pytest.raises(NotHere):
            agreed(round, by=leader.person, person=person)
    assert Action.objects.count() == 0


def test_action_may_be_about_a_promise_and_towards_an_outcome(round, leader):
    promise, outcome = promise_of(leader), OutcomeFactory(organization=leader.organization)

    agreed(round, by=leader.person, promise=promise, outcome=outcome)

    stored = Action.objects.get()
    assert (stored.promise, stored.outcome) == (promise, outcome)
    assert [list(Action.objects.about(promise)), list(Action.objects.towards(outcome))] == [[stored], [stored]]


def test_nothing_of_another_organization_is_linked(round, leader):
    stranger = MembershipFactory()
    theirs = [{"promise": promise_of(stranger)}, {"outcome": OutcomeFactory(organization=stranger.organization)}]

    for link in theirs:
        with pytest.raises(NotOurs):
            agreed(round, by=leader.person, **link)
    assert Action.objects.count() == 0


def test_first_who_says_done_stands(action, leader, administrator):
    at = timezone.now()

    finish_action(action=action, by=leader.person, at=at)
    finish_action(action=action, by=administrator.person, at=at + timedelta(days=1))

    action.refresh_from_db()
    assert (action.done_by, action.done_at) == (leader.person, at)
    assert list(Action.objects.awaited()) == []


def test_resumed_action_is_awaited_again(action, leader):
    finish_action(action=action, by=leader.person, at=timezone.now())

    resume_action(action=action)

    assert list(Action.objects.awaited()) == [action]


def test_database_refuses_a_finisher_without_an_end(action, leader):
    with pytest.raises(IntegrityError, match="action_done_by_only_when_done"):
        Action.objects.filter(pk=action.pk).update(done_by=leader.person, done_at=None)
