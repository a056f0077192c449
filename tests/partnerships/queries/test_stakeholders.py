from collections.abc import Iterator

import pytest

from partnerships.models import Party
from partnerships.models.stakeholder import StakeholderQuerySet
from partnerships.queries.resonance import joint_resonance, pair_up, resonance_of
from partnerships.queries.stakeholders import Surroundings, grid_marks, surroundings_of
from partnerships.services.stakeholders import withdraw_stakeholder
from tests.factories.partnerships import Pair, make_pair, write_down

pytestmark = pytest.mark.django_db


def around(pair: Pair, *, as_guest: bool = False) -> Surroundings:
    we, they = (pair.guest, pair.host) if as_guest else (pair.host, pair.guest)
    return surroundings_of(we.party, they.party)


def both_ways(pair: Pair) -> Iterator[tuple[Party, Party]]:
    yield pair.host.party, pair.guest.party
    yield pair.guest.party, pair.host.party


def test_resonance_is_the_same_for_both_and_of_shared_entries_alone():
    pair = make_pair()
    write_down(pair.host, "Ally", stance=2, is_legitimate=True, is_shared=True)
    write_down(pair.guest, "Critic", stance=-1, is_legitimate=True, is_shared=True)
    write_down(pair.host, "Secret critic", stance=-2, is_legitimate=True, is_urgent=True)
    write_down(pair.guest, "Secret ally", stance=2, is_legitimate=True, is_urgent=True)

    found = [resonance_of(we, they) for we, they in both_ways(pair)]

    assert found == [0.625, 0.625]
    assert joint_resonance(pair.host.party, pair.guest.party).n == 2


def test_alarm_resonance_of_unshared_entries_would_tell_of_them(monkeypatch: pytest.MonkeyPatch):
    pair = make_pair()
    write_down(pair.host, "Ally", stance=2, is_legitimate=True, is_shared=True)
    before = resonance_of(pair.guest.party, pair.host.party)
    monkeypatch.setattr(StakeholderQuerySet, "shared_by", lambda rows, *parties: rows.filter(party__in=parties))
    write_down(pair.host, "Secret critic", stance=-2, is_legitimate=True)

    assert (before, resonance_of(pair.guest.party, pair.host.party)) == (1.0, 0.5)


def test_resonance_is_not_known_before_anybody_shares():
    pair = make_pair()
    write_down(pair.host, "Ally", stance=2)

    assert resonance_of(pair.host.party, pair.guest.party) is None
    assert around(pair).own.figure == "100"


def test_group_on_both_lists_counts_once_by_the_more_cautious_stance():
    pair = make_pair()
    write_down(pair.host, "City council", stance=2, is_shared=True)
    write_down(pair.guest, "city Council", stance=-1, is_shared=True)

    found = joint_resonance(pair.host.party, pair.guest.party)

    assert (found.value, found.n) == (0.25, 1)


def test_groups_are_paired_by_what_somebody_said_before_their_names_and_alike_from_both_sides():
    pair = make_pair()
    theirs = write_down(pair.guest, "Homes outside our zones", is_shared=True)
    other = write_down(pair.guest, "Far homes", is_shared=True)
    ours = write_down(pair.host, "Far homes", is_shared=True, same_as=theirs)

    assert pair_up([ours], [theirs, other]) == [(ours, theirs), (None, other)]
    assert pair_up([theirs, other], [ours]) == [(theirs, ours), (other, None)]


def test_whoever_is_harmed_without_power_stands_first_and_is_never_only_monitored():
    pair = make_pair()
    write_down(pair.host, "Council", power=5, interest=5)
    write_down(pair.host, "Far homes", power=1, interest=1, affected=-2)

    found = around(pair)

    assert [row.first.entry.name for row in found.rows] == ["Far homes", "Council"]
    assert [row.first.entry.name for row in found.without_a_voice] == ["Far homes"]
    assert str(found.rows[0].first.care) == "Needs a voice"


def test_grid_shows_their_view_as_a_ghost_tied_to_ours():
    pair = make_pair()
    write_down(pair.host, "Council", power=5, stance=2, affected=3)
    write_down(pair.guest, "Council", power=2, stance=-2, is_shared=True)
    write_down(pair.guest, "Only theirs", is_shared=True)
    slug = pair.host.party.organization.slug

    marks = grid_marks(around(pair), slug=slug, may_move=True)

    told = {(mark.label, mark.is_ghost): mark for mark in marks}
    assert set(told) == {("Council", False), ("Council", True), ("Only theirs", True)}
    ours = told["Council", False]
    assert marks[told["Council", True].ghost_of] == ours
    assert (ours.shape, ours.size, told["Council", True].shape) == ("circle-strong", 1.4, "triangle-strong")
    assert [bool(mark.key) for mark in told.values()].count(True) == 1


def test_rows_say_where_two_sides_differ():
    pair = make_pair()
    for side, interest in ((pair.host, 5), (pair.guest, 1)):
        write_down(side, "Council", interest=interest, is_shared=True)
        write_down(side, "Paper", stance=0, is_shared=True)

    assert {row.first.entry.name: row.is_seen_differently for row in around(pair).rows} == {
        "Council": True,
        "Paper": False,
    }


def test_hostile_ones_are_named_for_both_or_for_us_alone():
    pair = make_pair()
    write_down(pair.guest, "Union", stance=-2, is_legitimate=True, is_shared=True)
    write_down(pair.host, "Paper", stance=-1, is_urgent=True)

    ours, theirs = around(pair), around(pair, as_guest=True)

    assert (ours.joint.hostile, ours.hostile_to_us_alone) == (["Union"], ["Paper"])
    assert (theirs.joint.hostile, theirs.hostile_to_us_alone) == (["Union"], [])


def test_an_entry_taken_back_leaves_every_figure_of_the_other_side():
    pair = make_pair()
    before = around(pair, as_guest=True)
    entry = write_down(pair.host, "Union", stance=-2, is_legitimate=True, is_shared=True)
    withdraw_stakeholder(stakeholder=entry, by=pair.host)

    assert around(pair, as_guest=True) == before


def test_surroundings_take_two_queries(django_assert_num_queries):
    pair = make_pair()
    write_down(pair.host, "One", is_shared=True)
    with django_assert_num_queries(2):
        around(pair)
    for name in ("Two", "Three"):
        write_down(pair.guest, name, is_shared=True)
    with django_assert_num_queries(2):
        around(pair)
