import pytest

from missionhub.organizations.permissions import Role
from partnerships.queries.differences import differences, lone_flags, own_spreads
from partnerships.queries.picture import picture_of
from partnerships.services.people import let_take_part
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, Pair, make_pair, rate, reveal

pytestmark = pytest.mark.django_db


def seen(pair: Pair, side=None):
    we, they = (pair.guest, pair.host) if side == pair.guest else (pair.host, pair.guest)
    return picture_of(pair.round, we=we.party, they=they.party)


def colleagues(pair: Pair, side, *effects: tuple[int, int]) -> None:
    """More raters of one side, each with one judgement of the first pair."""
    for effect in effects:
        member = MembershipFactory(organization=side.party.organization, role=Role.MEMBER)
        rate(pair, let_take_part(membership=member, role="contributor", by=side, at=AT), effect)


def test_effects_seen_differently_stand_farthest_apart_first_with_their_places_on_the_scale():
    pair = make_pair()
    reveal(pair, [(2, 1), (0, 1)], [(1, -1), (0, 0)])

    found = differences(seen(pair))

    assert [(one.words, one.we_say, one.they_say, one.is_opposed) for one in found.rows] == [
        ("“Nobody in town goes hungry” on “Deliver everything by bicycle”", 2, -1, True)
    ]
    assert (found.rows[0].we_x, found.rows[0].they_x) == (206, 92)
    assert (found.gap, found.n, found.n_alike, found.alpha) == ("25", 2, 1, "")


def test_before_the_reveal_there_is_nothing_to_compare():
    pair = make_pair()
    rate(pair, pair.host, (2, 1))
    rate(pair, pair.guest, (-2, 1))

    assert differences(seen(pair)) is None


def test_a_lone_red_line_is_shown_to_its_own_side_alone():
    pair = make_pair()
    colleagues(pair, pair.host, (-3, 1), (1, 1))
    rate(pair, pair.host, (1, 1))
    flag = "“Nobody in town goes hungry” on “Deliver everything by bicycle”"

    assert [one.words for one in lone_flags(seen(pair))] == [flag]
    reveal(pair, [(1, 1)], [(1, 1)])
    assert [one.words for one in lone_flags(seen(pair))] == [flag]
    assert lone_flags(seen(pair, pair.guest)) == []


@pytest.mark.parametrize(("more", "spread"), [([(-3, 1)], []), ([(-3, 1), (1, 1)], ["−3 … +1"])])
def test_the_spread_of_ones_own_raters_is_shown_from_three_on(more: list[tuple[int, int]], spread: list[str]):
    pair = make_pair()
    rate(pair, pair.host, (1, 1))
    colleagues(pair, pair.host, *more)

    assert [one.spread for one in own_spreads(seen(pair))] == spread


def test_the_other_sides_spread_is_shown_after_the_reveal_from_three_on_and_alpha_from_three_on_each_side():
    pair = make_pair()
    colleagues(pair, pair.host, (-3, 1), (1, 1))
    for side in (pair.host, pair.guest):
        rate(pair, side, (1, 1))
    before = next(iter(seen(pair, pair.guest).cells.values()))
    reveal(pair, [(1, 1)], [(1, 2)])
    after = differences(seen(pair, pair.guest))

    assert before.their_spread == (None, None)
    assert [(one.our_spread, one.their_spread) for one in after.rows] == [("", "−3 … +1")]
    assert after.alpha == ""


def test_alpha_stands_where_each_side_has_three_raters():
    pair = make_pair()
    for side in (pair.host, pair.guest):
        colleagues(pair, side, (-1, 1), (2, 1))
    reveal(pair, [(1, 1)], [(1, 2)])

    assert differences(seen(pair)).alpha not in {"", "1.00"}
