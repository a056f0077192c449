"""Writing and opening a call, bids, scoring alone, and a decision with its reason."""

from datetime import timedelta
from decimal import Decimal

import pytest

from missionhub.organizations.permissions import Role
from partnerships.models import Award, Bid, BidEffect, BidScore, Call, CallState, Offer, Scorer
from partnerships.services.awarding import CannotDecide, decide_call
from partnerships.services.bids import (
    BidRefused,
    BidsStand,
    BidWords,
    LinkClosed,
    check_gates,
    find_call_for_bids,
    send_bid,
    take_out_bid,
    write_down_bid,
)
from partnerships.services.calls import (
    CallStands,
    CriterionWords,
    NotReady,
    WeightsRefused,
    check_weights,
    open_call,
    renew_link,
    throw_away_draft,
    write_call,
)
from partnerships.services.offers import drop_offer, keep_offer
from partnerships.services.scoring import (
    NotYet,
    ScorerStays,
    ScoringClosed,
    hand_in_scores,
    let_scorer_go,
    take_back_scores,
)
from tests.factories.buying import AFTER, AT, CRITERIA, DUE, bid, call_words, make_call, reveal_scores, score
from tests.factories.organizations import MembershipFactory

pytestmark = pytest.mark.django_db
WORDS = BidWords(price=Decimal(90))


def quality(weight: int) -> CriterionWords:
    return CriterionWords("quality", "Does it last?", weight)


def social(weight: int) -> CriterionWords:
    return CriterionWords("social_value", "What stays with people", weight)


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ([quality(60), social(30)], "Give 10 more to what matters most."),
        ([quality(80), social(30)], "Take 10 away."),
        ([quality(95), social(5)], "Social value weighs 5; let it weigh at least 10"),
        ([], "The weights add up to 0"),
        ([social(80), *[CriterionWords("price", "Price", 10)] * 2], "“Price” stands twice."),
    ],
)
def test_weights_that_hide_what_a_purchase_is_for_are_refused_with_what_to_do(criteria, words):
    with pytest.raises(WeightsRefused, match=words):
        check_weights(criteria)


def test_call_goes_from_draft_to_decided():
    buying = make_call(opens=False)
    states = [buying.call.state]
    open_call(call=buying.call, at=AT)
    row = bid(buying)
    for membership in buying.scorers:
        score(buying, membership, row)
    buying.call.refresh_from_db()
    states.append(buying.call.state)
    states.append(reveal_scores(buying).state)
    decide_call(
        call=buying.call, bid=row, reason="It lasts.", told="Nobody else bid.", by=buying.scorers[0].person, at=AFTER
    )
    states.append(Call.objects.get().state)

    assert states == [CallState.DRAFT, CallState.OPEN, CallState.SCORED, CallState.DECIDED]


def test_words_of_an_open_call_stand():
    buying = make_call()
    by = buying.scorers[0].person
    with pytest.raises(CallStands):
        write_call(organization=by.organization, words=call_words(), by=by, at=AT, call=buying.call)
    with pytest.raises(CallStands):
        throw_away_draft(call=buying.call)
    with pytest.raises(CallStands):
        open_call(call=buying.call, at=AT)

    assert buying.call.criteria.count() == len(CRITERIA)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"missions": []}, "Name at least one mission"),
        ({"scorers": 0}, "Choose at least one person"),
        ({"due_on": AT.date() - timedelta(days=1)}, "The last day for bids is over"),
    ],
)
def test_call_that_is_not_ready_is_not_opened_and_nothing_is_written(changes, words):
    with pytest.raises(NotReady, match=words):
        make_call(**changes)
    assert Call.objects.count() == 0


def test_only_whoever_may_decide_scores():
    buying = make_call(opens=False)
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)
    member = MembershipFactory(organization=buying.call.organization, role=Role.MEMBER)
    by = buying.scorers[0].person
    words = call_words(scorers=[by, stranger.person, member.person])
    write_call(organization=by.organization, words=words, by=by, at=AT, call=buying.call)

    assert [scorer.person for scorer in buying.call.scorers.all()] == [by]


def test_a_draft_can_be_thrown_away():
    throw_away_draft(call=make_call(opens=False).call)

    assert Call.objects.count() == 0


def test_bids_are_corrected_until_somebody_has_handed_in():
    buying = make_call(scorers=2)
    row = bid(buying, "Harbor Hnads")
    by = buying.scorers[0].person
    write_down_bid(call=buying.call, supplier_name="Harbor Hands", words=WORDS, gates={}, by=by, at=AT, bid=row)
    check_gates(bid=row, gates={gate.pk: True for gate in buying.call.gates.all()})
    score(buying, buying.scorers[0], row)
    hand_in_scores(scorer=buying.scorer(buying.scorers[0]), at=AFTER)
    for change in (
        lambda: take_out_bid(bid=row),
        lambda: check_gates(bid=row, gates={}),
        lambda: bid(buying, "Late Ltd"),
    ):
        with pytest.raises(BidsStand):
            change()

    assert list(Bid.objects.values_list("supplier_name", "price")) == [("Harbor Hands", 90)]


def test_bid_can_be_taken_out():
    take_out_bid(bid=bid(make_call()))

    assert Bid.objects.count() == 0


def test_supplier_sends_its_bid_with_its_offers_as_they_read():
    buying, supplier = make_call(), MembershipFactory(role=Role.LEADER, organization__name="Tide Riders")
    words = {"mission": "Clean air", "how": "By bicycle", "effect": "Less smoke", "evidence": ""}
    offer = keep_offer(organization=supplier.organization, **words, by=supplier.person, at=AT)
    foreign = keep_offer(organization=buying.call.organization, **words, by=buying.scorers[0].person, at=AT)
    call = find_call_for_bids(token=buying.call.token, at=AT)
    row = send_bid(call=call, organization=supplier.organization, words=WORDS, gates={}, offers=[offer, foreign], at=AT)
    keep_offer(organization=supplier.organization, **words | {"how": "By van"}, by=supplier.person, at=AT, offer=offer)

    assert list(row.offers.values_list("how", flat=True)) == ["By bicycle"]
    assert (row.supplier_name, Offer.objects.get(pk=offer.pk).how) == ("Tide Riders", "By van")


def test_one_bid_for_each_supplier_and_variants_beside_it():
    buying, supplier = make_call(), MembershipFactory(role=Role.LEADER)
    sent = {"call": buying.call, "organization": supplier.organization, "gates": {}, "offers": [], "at": AT}
    send_bid(words=WORDS, **sent)
    send_bid(words=BidWords(price=Decimal(80), is_variant=True), **sent)
    with pytest.raises(BidRefused, match="Send another one as a variant"):
        send_bid(words=WORDS, **sent)

    assert Bid.objects.count() == 2


def test_nobody_bids_in_their_own_call_or_across_the_demonstration():
    buying = make_call()
    invented = MembershipFactory(organization__is_demonstration=True)
    for organization, words in ((buying.call.organization, "your own call"), (invented.organization, "stay apart")):
        with pytest.raises(BidRefused, match=words):
            send_bid(call=buying.call, organization=organization, words=WORDS, gates={}, offers=[], at=AT)


def test_link_opens_until_the_last_day_and_only_the_newest_one():
    buying = make_call()
    old = buying.call.token
    on_the_last_day = AT.replace(day=DUE.day)

    assert find_call_for_bids(token=old, at=on_the_last_day) == buying.call
    with pytest.raises(LinkClosed):
        find_call_for_bids(token=old, at=on_the_last_day + timedelta(days=2))
    renew_link(call=buying.call)
    buying.call.refresh_from_db()
    with pytest.raises(LinkClosed):
        find_call_for_bids(token=old, at=AT)
    assert find_call_for_bids(token=buying.call.token, at=AT) == buying.call


def test_link_of_a_draft_opens_nothing():
    with pytest.raises(LinkClosed):
        find_call_for_bids(token=make_call(opens=False).call.token, at=AT)


def test_scores_are_handed_in_after_the_last_day_with_every_gate_answered_and_every_bid_looked_at():
    buying = make_call(scorers=1)
    row = bid(buying, passes=None)
    scorer = buying.scorer(buying.scorers[0])
    with pytest.raises(NotYet, match="Bids may come until"):
        hand_in_scores(scorer=scorer, at=AT)
    with pytest.raises(NotYet, match="Answer first whether Harbor Hands meets “Insured for the work”"):
        hand_in_scores(scorer=scorer, at=AFTER)
    check_gates(bid=row, gates={gate.pk: True for gate in buying.call.gates.all()})
    with pytest.raises(NotYet, match="nothing about Harbor Hands"):
        hand_in_scores(scorer=scorer, at=AFTER)
    score(buying, buying.scorers[0], row, (None, None), (None, 1))

    assert hand_in_scores(scorer=scorer, at=AFTER).scored_at == AFTER


def test_bid_that_fails_a_gate_needs_no_score():
    buying = make_call(scorers=1)
    bid(buying, passes=False)

    assert hand_in_scores(scorer=buying.scorer(buying.scorers[0]), at=AFTER).state == CallState.SCORED


def test_all_scores_are_revealed_with_the_last_hand_in_and_can_be_taken_back_until_then():
    buying = make_call(scorers=2)
    row = bid(buying)
    first, second = buying.scorers
    for membership in buying.scorers:
        score(buying, membership, row)
    hand_in_scores(scorer=buying.scorer(first), at=AFTER)
    with pytest.raises(ScoringClosed):
        score(buying, first, row, (0, 0))
    take_back_scores(scorer=buying.scorer(first))
    score(buying, first, row, (1, 1))
    assert reveal_scores(buying).scored_at == AFTER
    for again in (
        lambda: take_back_scores(scorer=buying.scorer(second)),
        lambda: score(buying, second, row, (0, 0)),
    ):
        with pytest.raises(ScoringClosed):
            again()


def test_scores_of_another_call_are_not_taken():
    buying, other = make_call(scorers=1), make_call(scorers=1)
    row = bid(buying)
    score(buying, buying.scorers[0], row)
    criteria = {one.pk: one for one in other.call.criteria.all()}

    assert not BidScore.objects.filter(criterion__in=criteria).exists()
    assert (BidScore.objects.count(), BidEffect.objects.count()) == (2, 2)


def test_whoever_cannot_score_is_let_go_and_the_rest_is_revealed():
    buying = make_call(scorers=2)
    row = bid(buying)
    first, second = buying.scorers
    score(buying, first, row)
    score(buying, second, row, (0, 0), (-3, -3))
    hand_in_scores(scorer=buying.scorer(first), at=AFTER)
    with pytest.raises(ScorerStays):
        let_scorer_go(scorer=buying.scorer(first), at=AFTER)
    let_scorer_go(scorer=buying.scorer(second), at=AFTER)

    assert Call.objects.get().scored_at == AFTER
    assert set(BidScore.objects.values_list("points", flat=True)) == {4, 3}


def test_the_last_scorer_stays():
    buying = make_call(scorers=1)
    with pytest.raises(ScorerStays):
        let_scorer_go(scorer=buying.scorer(buying.scorers[0]), at=AFTER)

    assert Scorer.objects.count() == 1


def decided(buying, row, **words):
    plain = {"reason": "It lasts.", "told": "Next year again.", "by": buying.scorers[0].person, "at": AFTER}
    return decide_call(call=buying.call, bid=row, **{**plain, **words})


def test_nothing_is_decided_before_all_have_handed_in_or_twice():
    buying = make_call(scorers=1)
    row = bid(buying)
    with pytest.raises(CannotDecide, match="Not everybody"):
        decided(buying, row)
    score(buying, buying.scorers[0], row)
    reveal_scores(buying)
    decided(buying, None)
    with pytest.raises(CannotDecide, match="is decided"):
        decided(buying, row)

    assert Award.objects.get().bid is None


def test_bid_that_fails_a_gate_and_bid_of_another_call_are_not_chosen():
    buying, other = make_call(scorers=1), make_call(scorers=1)
    failing, foreign = bid(buying, passes=False), bid(other)
    reveal_scores(buying)
    for row in (failing, foreign):
        with pytest.raises(CannotDecide, match="does not pass every gate"):
            decided(buying, row)


def test_bid_that_one_scorer_says_cancels_a_mission_is_chosen_only_with_words_about_it():
    buying = make_call()
    row = bid(buying)
    for membership, effects in zip(buying.scorers, [(2, 1), (2, 1), (2, -3)], strict=True):
        score(buying, membership, row, (5, 5), effects)
    reveal_scores(buying)
    with pytest.raises(CannotDecide, match="makes “Speak up for wages” impossible"):
        decided(buying, row)

    assert decided(buying, row, despite="Fixed shifts stand in the contract.").bid == row


def test_an_offer_is_taken_away_by_its_own_organization_alone():
    ours, theirs = MembershipFactory(role=Role.LEADER), MembershipFactory(role=Role.LEADER)
    words = {"mission": "Clean air", "how": "By bicycle", "effect": "Less smoke", "evidence": ""}
    offer = keep_offer(organization=ours.organization, **words, by=ours.person, at=AT)
    drop_offer(organization=theirs.organization, pk=offer.pk)
    assert Offer.objects.count() == 1
    drop_offer(organization=ours.organization, pk=offer.pk)

    assert Offer.objects.count() == 0
