from datetime import timedelta

import pytest

from alignment.queries.findings import AtHand, FindingRow, findings, first_finding, looked
from alignment.services import bring_back, set_aside
from surveys.models import Action
from surveys.services import agree_action, finish_action
from tests.factories.alignment import AT, released_round

pytestmark = pytest.mark.either


def first(organization) -> FindingRow | None:
    return first_finding(organization, looked(organization, on=AT.date(), at_hand=AtHand()))


def opened(organization) -> FindingRow | None:
    return next(iter(findings(organization, on=AT.date()).open), None)


def same(organization) -> str:
    one, other = first(organization), opened(organization)
    assert one is not None and other is not None
    assert (one.key, one.sentence, one.step, one.url) == (other.key, other.sentence, other.step, other.url)
    return one.key


def test_first_is_what_the_list_opens_with_whatever_was_agreed_or_set_aside(organization, administrator):
    person = administrator.person
    release = released_round(organization=organization, by=person)
    keys = [same(organization)]
    row = opened(organization)
    about = {"promise": release.promises.get(promise=row.promise_id).promise} if row.promise_id else {}
    due = AT.date() + timedelta(days=9)
    agree_action(
        round=release.round, text=row.action, person=person, due_on=due, finding=row.stored, by=person, at=AT, **about
    )
    keys.append(same(organization))
    finish_action(action=Action.objects.get(), by=person, at=AT)
    assert same(organization) == keys[-1]  # it waits for the next round
    row = opened(organization)
    promise = release.promises.get(promise=row.promise_id).promise if row.promise_id else None
    aside = set_aside(
        organization=organization, round=release.round, finding=row.stored, promise=promise, sentence=row.sentence,
        reason="Later", by=person, at=AT,
    )  # fmt: skip
    keys.append(same(organization))
    assert len(set(keys)) == 3
    bring_back(dismissal=aside, by=person, at=AT)
    assert same(organization) == keys[1]

    released_round(
        organization=organization, by=person, mission=release.round.mission, title="Next", at=AT + timedelta(days=1)
    )

    assert same(organization) == keys[0]  # done, and still found


def test_one_query_settles_it(organization, administrator, django_assert_num_queries):
    released_round(organization=organization, by=administrator.person)
    seen = looked(organization, on=AT.date(), at_hand=AtHand())

    with django_assert_num_queries(1):
        first_finding(organization, seen)
