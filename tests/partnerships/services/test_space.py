"""Starting, inviting, naming goals, rating blind, revealing, agreeing, leaving."""

from datetime import timedelta

import pytest

from missionhub.organizations.permissions import Role
from partnerships.models import Acceptance, CellAgreement, CellRating, Goal, Participant, PartyInvitation, Submission
from partnerships.queries.rating_sheet import Judgement
from partnerships.services.agreeing import (
    NothingToAgreeOn,
    RedLineNeedsWords,
    accept_agreement,
    propose_agreement,
)
from partnerships.services.goals import GoalsNeeded, GoalsStand, GoalWords, name_goals
from partnerships.services.inviting import (
    GoalsMissing,
    InvitationClosed,
    accept_for,
    find_party_invitation,
    invite_party,
    revoke_party_invitation,
)
from partnerships.services.leaving import leave
from partnerships.services.people import CannotTakePart, end_part, let_take_part
from partnerships.services.rating import NothingRated, RatingClosed, hand_in, save_ratings, take_back
from partnerships.services.starting import AlreadyTakesPart, start_partnership
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, make_pair, rate, reveal

pytestmark = pytest.mark.django_db


def start(membership):
    return start_partnership(
        organization=membership.organization, name="New", purpose="", by=membership.person, user=membership.user, at=AT
    )


def accept(invitation, membership):
    return accept_for(
        invitation=invitation,
        organization=membership.organization,
        person=membership.person,
        user=membership.user,
        at=AT,
    )


def test_nobody_is_invited_before_there_is_something_to_judge(leader):
    side = Participant.objects.get(partnership=start(leader))

    with pytest.raises(GoalsMissing):
        invite_party(by=side, organization_name="Green Routes", at=AT)


def test_invitation_works_once_until_its_last_day_and_while_its_party_is_here():
    pair = make_pair()
    make = lambda: invite_party(by=pair.host, organization_name="Third", at=AT)  # noqa: E731
    used, revoked, over, orphaned = make(), make(), make(), make()
    accept(used, MembershipFactory(role=Role.LEADER))
    revoke_party_invitation(invitation=revoked, at=AT)

    late = AT + timedelta(days=PartyInvitation.LASTS + 1)
    for token, at in ((used.token, AT), (revoked.token, AT), (over.token, late), ("x" * 43, AT)):
        with pytest.raises(InvitationClosed):
            find_party_invitation(token=token, at=at)
    assert find_party_invitation(token=orphaned.token, at=AT) == orphaned
    leave(by=pair.host, at=AT)
    with pytest.raises(InvitationClosed):
        find_party_invitation(token=orphaned.token, at=AT)


def test_two_who_accept_the_same_link_at_once_are_one_party():
    pair = make_pair()
    invitation = invite_party(by=pair.host, organization_name="Third", at=AT)
    stale = PartyInvitation.objects.get(pk=invitation.pk)
    accept(invitation, MembershipFactory(role=Role.LEADER))

    with pytest.raises(InvitationClosed):
        accept(stale, MembershipFactory(role=Role.LEADER))
    assert pair.partnership.parties.count() == 3


def test_nobody_acts_for_two_organizations_and_no_organization_joins_twice():
    pair = make_pair()
    invitation = invite_party(by=pair.host, organization_name="Third", at=AT)
    elsewhere = MembershipFactory(role=Role.LEADER, user=pair.host.user)
    colleague = MembershipFactory(role=Role.LEADER, organization=pair.guest.party.organization)

    for membership in (elsewhere, colleague):
        with pytest.raises(AlreadyTakesPart):
            accept(invitation, membership)
    invitation.refresh_from_db()
    assert invitation.accepted_at is None  # a refused yes spends nothing


def test_demonstration_and_real_organizations_stay_apart():
    pair = make_pair()
    invented = MembershipFactory(role=Role.LEADER, organization__is_demonstration=True)

    with pytest.raises(AlreadyTakesPart):
        accept(invite_party(by=pair.host, organization_name="Third", at=AT), invented)


def test_goals_are_named_until_the_last_party_has_named_its_own():
    pair = make_pair(named=False)
    change = lambda side, *texts: name_goals(  # noqa: E731
        round=pair.round, party=side.party, goals=[GoalWords(text) for text in texts], at=AT
    )
    change(pair.host, "Another goal")
    assert pair.round.opened_at is None
    change(pair.guest, "Theirs")

    assert pair.round.is_open
    assert [goal.text for goal in pair.goals(pair.host)] == ["Another goal"]
    for side in (pair.host, pair.guest):
        with pytest.raises(GoalsStand):
            change(side, "Too late")


def test_a_party_has_at_least_one_goal_and_at_most_seven():
    pair = make_pair(named=False)

    for number in (0, Goal.MOST + 1):
        with pytest.raises(GoalsNeeded):
            name_goals(round=pair.round, party=pair.guest.party, goals=[GoalWords("x")] * number, at=AT)


def test_everything_is_revealed_as_the_last_party_hands_in_and_not_before():
    pair = make_pair()
    rate(pair, pair.host, (2, -1))
    hand_in(round=pair.round, by=pair.host, at=AT)

    assert not CellRating.objects.seen_by(pair.guest.party).exists()
    rate(pair, pair.guest, (1, 1))
    assert hand_in(round=pair.round, by=pair.guest, at=AT).is_revealed
    assert CellRating.objects.seen_by(pair.guest.party).count() == 2


def test_nobody_buys_the_reveal_with_nothing():
    pair = make_pair()
    rate(pair, pair.host, (None, None), note="We cannot say.")

    with pytest.raises(NothingRated):
        hand_in(round=pair.round, by=pair.host, at=AT)


def test_what_was_handed_in_stands_unless_it_is_taken_back_before_the_reveal():
    pair = make_pair()
    rate(pair, pair.host, (2, 2))
    hand_in(round=pair.round, by=pair.host, at=AT)

    with pytest.raises(RatingClosed):
        rate(pair, pair.host, (0, 0))
    with pytest.raises(RatingClosed):
        hand_in(round=pair.round, by=pair.host, at=AT)
    take_back(round=pair.round, by=pair.host)
    rate(pair, pair.host, (1, 1))
    hand_in(round=pair.round, by=pair.host, at=AT)
    rate(pair, pair.guest, (0, 0))
    hand_in(round=pair.round, by=pair.guest, at=AT)
    with pytest.raises(RatingClosed):
        take_back(round=pair.round, by=pair.host)
    assert Submission.objects.filter(round=pair.round).count() == 2


def test_only_pairs_of_ones_own_and_anothers_goal_of_this_round_are_kept():
    pair, elsewhere = make_pair(), make_pair()
    mine, theirs = pair.goals(pair.host), pair.goals(pair.guest)
    odd = [
        Judgement(mine[0].pk, mine[1].pk, 3, 3),  # both mine
        Judgement(theirs[0].pk, mine[0].pk, 3, 3),  # in the wrong order
        Judgement(mine[0].pk, elsewhere.goals(elsewhere.guest)[0].pk, 3, 3),  # of another partnership
    ]
    save_ratings(round=pair.round, rater=pair.host, judgements=odd, at=AT)

    assert not CellRating.objects.exists()


def test_an_agreement_counts_once_both_sides_accept_the_same_words():
    pair = make_pair()
    reveal(pair, [(2, 1)], [(1, 2)])
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    words = {"gives": 1, "receives": 2, "note": "Because."}
    first = propose_agreement(ours=ours, theirs=theirs, **words, by=pair.host, at=AT)
    second = propose_agreement(ours=theirs, theirs=ours, **words, by=pair.guest, at=AT)

    with pytest.raises(NothingToAgreeOn):
        accept_agreement(agreement=first, by=pair.guest, at=AT)
    second.refresh_from_db()
    assert second.in_force_at is None
    accept_agreement(agreement=second, by=pair.host, at=AT)
    second.refresh_from_db()
    assert (second.a_to_b, second.b_to_a, second.in_force_at) == (2, 1, AT)  # the guest's goal is the later row
    assert CellAgreement.objects.filter(withdrawn_at__isnull=True).count() == 1
    assert Acceptance.objects.filter(agreement=second).count() == 2


def test_nothing_is_agreed_before_the_reveal_and_no_red_line_without_words():
    pair = make_pair()
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    words = {"ours": ours, "theirs": theirs, "gives": -3, "receives": 0, "note": "Hard.", "by": pair.host, "at": AT}
    with pytest.raises(NothingToAgreeOn):
        propose_agreement(**words)
    reveal(pair, [(-3, 0)], [(-3, 0)])

    with pytest.raises(RedLineNeedsWords):
        propose_agreement(**words, accepts_red_line=True)
    assert propose_agreement(**words, accepts_red_line=True, mitigation="A wall between the two.").pk


def test_leaving_takes_along_what_was_not_shown_and_reveals_nothing():
    pair = make_pair()
    rate(pair, pair.host, (2, 1))
    hand_in(round=pair.round, by=pair.host, at=AT)
    rate(pair, pair.guest, (1, 1))
    leave(by=pair.guest, at=AT)

    assert not pair.round.is_revealed
    assert not CellRating.objects.filter(rater=pair.guest).exists()
    assert not Goal.objects.filter(party=pair.guest.party).exists()


def test_what_was_revealed_stays_when_somebody_leaves():
    pair = make_pair()
    reveal(pair, [(2, 1)], [(1, 2)])
    leave(by=pair.guest, at=AT)

    assert CellRating.objects.seen_by(pair.host.party).count() == 2


def test_of_three_one_may_leave_and_the_others_are_revealed():
    pair = make_pair(named=False)
    third = accept(invite_party(by=pair.host, organization_name="Third", at=AT), MembershipFactory(role=Role.LEADER))
    for side in (pair.guest, third):
        name_goals(round=pair.round, party=side.party, goals=[GoalWords("Theirs")], at=AT)
    for side in (pair.host, pair.guest):
        rate(pair, side, (1, 1), (1, 1))
        hand_in(round=pair.round, by=side, at=AT)
    assert not pair.round.is_revealed
    leave(by=third, at=AT)

    assert pair.round.is_revealed


def test_a_lead_chooses_people_of_its_own_side_and_somebody_always_leads():
    pair = make_pair()
    colleague = MembershipFactory(organization=pair.host.party.organization)
    there = let_take_part(membership=colleague, role="contributor", by=pair.host, at=AT)
    end_part(participant=there, by=pair.host, at=AT)
    again = let_take_part(membership=colleague, role="viewer", by=pair.host, at=AT)

    assert (again.pk, again.role, again.ended_at) == (there.pk, "viewer", None)
    with pytest.raises(CannotTakePart):
        end_part(participant=pair.host, by=pair.host, at=AT)
    end_part(participant=pair.guest, by=pair.host, at=AT)  # the other side's: nothing happens
    pair.guest.refresh_from_db()
    assert pair.guest.ended_at is None


def test_somebody_of_the_other_side_cannot_be_drawn_over():
    pair = make_pair()
    both = MembershipFactory(organization=pair.host.party.organization, user=pair.guest.user)

    with pytest.raises(CannotTakePart):
        let_take_part(membership=both, role="lead", by=pair.host, at=AT)
