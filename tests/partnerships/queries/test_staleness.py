from datetime import timedelta

import pytest

from partnerships.models import Goal
from partnerships.models.visibility import Visibility
from partnerships.queries.picture import picture_of
from partnerships.queries.staleness import Why, causes, changes_since, marked
from partnerships.services.telling import show_to_every_side, tell_event
from tests.factories.missions import MissionVersionFactory
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, Pair, look_again, make_pair, reveal
from tests.factories.plans import OutcomeFactory

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=30)


def revealed() -> Pair:
    pair = make_pair()
    reveal(pair, [(1, 1)] * 9, [(1, 1)] * 9)
    return pair


def tell(pair: Pair, *, visibility: str = Visibility.PARTY_PRIVATE, at=LATER):
    goals = [pair.goals(pair.host)[0]]
    goals = list(Goal.objects.filter(pk__in=[goal.pk for goal in goals]).select_related("round"))
    return tell_event(
        kind="policy",
        text="Vans are banned.",
        happened_on=at.date(),
        goals=goals,
        visibility=visibility,
        by=pair.host,
        at=at,
    )


def whys(pair: Pair, side) -> list[tuple[Why, str]]:
    return [(change.why, change.goal.text) for change in changes_since(pair.round, viewer=side.party)]


def test_a_change_told_to_every_side_marks_the_goals_pairs_for_both_and_a_private_one_for_its_own_side_alone():
    pair = revealed()
    event = tell(pair)
    mark = [(Why.EVENT, "Nobody in town goes hungry")]
    assert (whys(pair, pair.host), whys(pair, pair.guest)) == (mark, [])
    show_to_every_side(row=event, by=pair.host, at=LATER)

    assert (whys(pair, pair.host), whys(pair, pair.guest)) == (mark, mark)
    picture = picture_of(pair.round, we=pair.guest.party, they=pair.host.party)
    stale = marked(picture, changes_since(pair.round, viewer=pair.guest.party))
    assert [cell.is_stale for _goal, cells in stale.rows for cell in cells] == [True, False, False] * 3


def test_what_has_happened_is_told_once_with_all_goals_it_touches():
    pair = revealed()
    first, second, _third = pair.goals(pair.host)
    tell_event(
        kind="policy",
        text="Vans are banned.",
        happened_on=LATER.date(),
        goals=list(Goal.objects.filter(pk__in=[first.pk, second.pk]).select_related("round")),
        visibility=Visibility.SHARED,
        by=pair.host,
        at=LATER,
    )

    found = causes(changes_since(pair.round, viewer=pair.guest.party))

    assert [(change.why, [goal.pk for goal in goals]) for change, goals in found] == [
        (Why.EVENT, [first.pk, second.pk])
    ]


def test_what_was_told_before_the_reveal_was_known_when_rating_and_marks_nothing():
    pair = make_pair()
    tell(pair, visibility=Visibility.SHARED, at=AT - timedelta(days=1))
    reveal(pair, [(1, 1)], [(1, 1)])

    assert whys(pair, pair.host) == whys(pair, pair.guest) == []


def test_a_new_round_clears_the_marks():
    pair = revealed()
    old = pair.round
    tell(pair, visibility=Visibility.SHARED)
    look_again(pair, at=LATER)

    assert changes_since(old, viewer=pair.host.party) == whys(pair, pair.host) == []


def test_a_source_that_was_edited_marks_the_goal_for_every_side():
    pair = make_pair()
    outcome = OutcomeFactory(organization=pair.host.party.organization, lock_version=4)
    Goal.objects.filter(pk=pair.goals(pair.host)[1].pk).update(outcome=outcome, outcome_version=4)
    reveal(pair, [(1, 1)], [(1, 1)])
    assert whys(pair, pair.guest) == []
    outcome.lock_version, outcome.title = 5, "Secret new words"
    outcome.save()

    assert whys(pair, pair.guest) == whys(pair, pair.host) == [(Why.SOURCE, "Train young people")]


@pytest.mark.parametrize(
    ("number", "published", "in_force", "n"),
    [
        (2, LATER, None, 3),
        (1, LATER, None, 0),
        (2, AT - timedelta(days=9), None, 0),
        (2, LATER, (AT - timedelta(days=900)).date(), 0),
    ],
)
def test_a_mission_with_a_newer_wording_marks_its_partys_goals_unless_it_only_catches_up_with_history(
    number, published, in_force, n
):
    pair = revealed()
    MissionVersionFactory(
        mission__organization=pair.guest.party.organization,
        number=number,
        published_at=published,
        in_force_on=in_force,
    )
    MissionVersionFactory(  # somebody else's
        mission__organization=MembershipFactory().organization, number=2, published_at=LATER
    )

    assert [why for why, _text in whys(pair, pair.host)] == [Why.MISSION] * n
