"""A profile is drafted unseen, shared by one's own act, revealed to all at once, and never changes afterwards."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from missionhub.organizations.permissions import Role
from partnerships.models import Participant, Party, PartyProfile, ValueAllocation
from partnerships.models.profile import PartyProfileQuerySet
from partnerships.queries.profile import newer_mission, newest_of, offered_values, published_mission, shown_to
from partnerships.services.inviting import accept_for
from partnerships.services.leaving import leave
from partnerships.services.profile import (
    NothingToShare,
    ProfileIncomplete,
    ProfileStands,
    save_profile,
    share_profile,
    take_profile_back,
)
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, Pair, invite, make_pair
from tests.factories.profiles import show, words, write

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def numbers_seen(viewer: Participant, of: Participant) -> list[int]:
    seen = PartyProfile.objects.seen_by(viewer.party).filter(party=of.party)
    return sorted(seen.values_list("number", flat=True))


def third_party(pair: Pair) -> Participant:
    newcomer = MembershipFactory(role=Role.LEADER)
    return accept_for(
        invitation=invite(pair.host, "Third"),
        organization=newcomer.organization,
        person=newcomer.person,
        user=newcomer.user,
        at=AT,
    )


def publish(side: Participant, statement: str, *, number: int, **texts: str):
    mission = published_mission(side.party)
    holder = mission.version.mission if mission else MissionFactory(organization=side.party.organization)
    return MissionVersionFactory(mission=holder, statement=statement, number=number, published_at=AT, **texts)


def test_nobody_sees_a_profile_before_all_have_shared_and_then_all_see_all_at_once():
    pair = make_pair()
    show(pair.host)
    write(pair.guest)

    assert (numbers_seen(pair.guest, pair.host), numbers_seen(pair.host, pair.guest)) == ([], [])

    share_profile(by=pair.guest, at=LATER)

    assert (numbers_seen(pair.guest, pair.host), numbers_seen(pair.host, pair.guest)) == ([1], [1])
    assert set(PartyProfile.objects.values_list("revealed_at", flat=True)) == {LATER}


def test_alarm_without_the_door_a_waiting_profile_is_seen(monkeypatch):
    pair = make_pair()
    show(pair.host)
    monkeypatch.setattr(PartyProfileQuerySet, "seen_by", lambda rows, party: rows.all())

    assert shown_to(pair.guest.party, of=pair.host.party) is not None


def test_sharing_alone_reveals_to_nobody():
    pair = make_pair()
    Party.objects.filter(pk=pair.guest.party_id).update(left_at=AT)

    assert show(pair.host).revealed_at is None


def test_a_waiting_profile_is_taken_back_and_a_revealed_one_is_not():
    pair = make_pair()
    show(pair.host)
    with pytest.raises(ProfileStands):
        write(pair.host)
    take_profile_back(by=pair.host)
    show(pair.host, mission="Said better.")
    show(pair.guest)
    take_profile_back(by=pair.host)

    assert shown_to(pair.guest.party, of=pair.host.party).mission_statement == "Said better."


def test_a_later_change_is_a_new_profile_and_others_see_the_last_shared_one_until_it_is_shared():
    pair = make_pair()
    show(pair.host)
    show(pair.guest)
    draft = write(pair.host, at=LATER, mission="Something else.")

    assert (draft.number, numbers_seen(pair.guest, pair.host)) == (2, [1])
    assert shown_to(pair.host.party, of=pair.host.party).number == 1

    share_profile(by=pair.host, at=LATER)

    assert numbers_seen(pair.guest, pair.host) == [1, 2]
    assert (
        list(PartyProfile.objects.filter(number=1).values_list("mission_statement", flat=True))
        == ["Nobody in town goes hungry."] * 2
    )


def test_a_newcomer_sees_nothing_before_it_has_shared_and_holds_nobody_up():
    pair = make_pair()
    show(pair.host)
    show(pair.guest)
    third = third_party(pair)

    assert numbers_seen(third, pair.host) == []

    show(pair.host, at=LATER)

    assert (numbers_seen(pair.guest, pair.host), numbers_seen(third, pair.host)) == ([1, 2], [])

    show(third, at=LATER)

    assert (numbers_seen(third, pair.host), numbers_seen(pair.host, third)) == ([1, 2], [1])


def test_what_was_not_shown_goes_with_whoever_leaves():
    pair = make_pair()
    third = third_party(pair)
    show(pair.host)
    show(pair.guest)
    leave(by=pair.host, at=LATER)
    show(third, at=LATER)

    assert (numbers_seen(third, pair.host), numbers_seen(third, pair.guest)) == ([], [1])
    assert newest_of(pair.host.party).shared_at is None


def test_leaving_reveals_to_those_who_stay_what_waited_for_the_one_who_left():
    pair = make_pair()
    third = third_party(pair)
    show(pair.guest)
    show(third)
    leave(by=pair.host, at=LATER)

    assert numbers_seen(third, pair.guest) == [1]


def test_whoever_comes_after_somebody_left_sees_nothing_of_them():
    pair = make_pair()
    show(pair.host)
    show(pair.guest)
    leave(by=pair.guest, at=LATER)
    invitation_host = Pair(pair.partnership, pair.host, pair.guest)
    third = third_party(invitation_host)
    show(third, at=LATER + timedelta(days=1))

    assert (numbers_seen(third, pair.guest), numbers_seen(third, pair.host)) == ([], [1])
    assert numbers_seen(pair.host, pair.guest) == [1]


def test_a_profile_of_another_partnership_is_seen_by_nobody_here():
    pair, elsewhere = make_pair(), make_pair()
    for side in (pair.host, pair.guest, elsewhere.host, elsewhere.guest):
        show(side)

    assert set(PartyProfile.objects.seen_by(pair.host.party).values_list("party", flat=True)) == {
        pair.host.party_id,
        pair.guest.party_id,
    }


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"mission": " "}, "mission"),
        ({"motivations": {"social": (0, "")}}, "reason"),
        ({"values": [("Fairness", 60)]}, "now 60"),
        ({"resources": []}, "you need"),
        ({"ways": {"decision_pace": 3}}, "ways of working"),
    ],
)
def test_sharing_asks_of_both_sides_the_same_parts_and_keeps_what_is_written(changes, told):
    pair = make_pair()
    with pytest.raises(ProfileIncomplete, match=told):
        show(pair.host, **changes)

    assert newest_of(pair.host.party).shared_at is None


def test_there_is_nothing_to_share_without_a_draft():
    pair = make_pair()
    with pytest.raises(NothingToShare):
        share_profile(by=pair.host, at=AT)


def test_saving_again_replaces_what_stood_beneath():
    pair = make_pair()
    write(pair.host, values=[("Courage", 100)])
    draft = write(pair.host, values=[("  Plain   dealing ", 70), ("plain dealing", 30), ("Courage", 0)])

    assert list(draft.values.values_list("name", "points")) == [("plain dealing", 30)]


def test_the_published_mission_is_copied_and_never_follows_by_itself():
    pair = make_pair()
    first = publish(pair.host, "Feed the town.", number=1)
    PromiseFactory(mission=first.mission, text="Feed families")
    draft = write(pair.host, mission="Typed, and not asked for.")

    assert (draft.mission_statement, draft.mission_number, draft.promises) == ("Feed the town.", 1, ["Feed families"])
    assert newer_mission(draft) is None

    second = publish(pair.host, "Feed everybody.", number=2)
    same = write(pair.host)

    assert (same.mission_statement, newer_mission(same).version) == ("Feed the town.", second)

    taken = save_profile(words=words(), by=pair.host, at=LATER, takes_mission_over=True)

    assert (taken.mission_statement, taken.mission_number, newer_mission(taken)) == ("Feed everybody.", 2, None)


def test_the_next_profile_keeps_the_copied_mission_until_it_is_taken_over():
    pair = make_pair()
    publish(pair.host, "Feed the town.", number=1)
    show(pair.host)
    show(pair.guest)
    publish(pair.host, "Feed everybody.", number=2)
    following = write(pair.host, at=LATER)

    assert (following.number, following.mission_statement, following.mission_number) == (2, "Feed the town.", 1)


def test_a_mission_typed_by_hand_is_pointed_at_once_one_is_published():
    pair = make_pair()
    draft = write(pair.host)
    publish(pair.host, "Feed the town.", number=1)

    assert (draft.mission_statement, newer_mission(draft).version.number) == ("Nobody in town goes hungry.", 1)


def test_values_the_mission_names_are_offered_as_lines_and_sentences_are_not():
    pair = make_pair()
    publish(
        pair.host, "Feed.", number=1, values="• Plain dealing\n- fairness\nWe believe that " + "very " * 20 + "much"
    )

    assert offered_values(published_mission(pair.host.party)) == [("Plain dealing", 0)]


def test_values_in_one_line_stand_between_commas():
    pair = make_pair()
    publish(pair.host, "Feed.", number=1, values="Respect, Plain dealing")
    published = published_mission(pair.host.party)

    assert offered_values(published) == [("Respect", 0), ("Plain dealing", 0)]
    assert offered_values(published, [ValueAllocation(name="Grit", points=5)]) == [("Grit", 5)]


def test_two_unseen_profiles_of_one_party_are_refused_by_the_database():
    pair = make_pair()
    draft = write(pair.host)
    with pytest.raises(IntegrityError):
        PartyProfile.objects.create(party=draft.party, number=2, taken_at=AT)
