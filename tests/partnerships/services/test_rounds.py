"""Looking again: each side names its goals anew, the old round stays as it was."""

import pytest

from partnerships.models import CellRating, Goal
from partnerships.services.agreeing import NothingToAgreeOn, accept_agreement, propose_agreement
from partnerships.services.goals import GoalWords, name_goals
from partnerships.services.rounds import RoundRuns, begin_round
from tests.factories.partnerships import AT, OURS, Pair, look_again, make_pair, reveal

pytestmark = pytest.mark.django_db


def threads(pair: Pair) -> list[object]:
    return [goal.thread for goal in pair.goals(pair.host)]


def test_a_new_round_begins_once_the_old_one_is_revealed_and_leaves_it_as_it_was():
    pair = make_pair()
    with pytest.raises(RoundRuns):
        begin_round(reason="Early.", by=pair.guest, at=AT)
    reveal(pair, [(2, 1)], [(1, 2)])
    following = begin_round(reason="Half a year on.", by=pair.guest, at=AT)

    assert (following.number, following.opened_at, following.begun_by) == (2, None, pair.guest.party)
    assert not Goal.objects.filter(round=following).exists()
    assert CellRating.objects.filter(goal_a__round__number=1).count() == 2


def test_a_new_round_opens_only_when_every_side_has_said_that_its_goals_stand():
    pair = make_pair()
    reveal(pair, [(2, 1)], [(1, 2)])
    begin_round(reason="Again.", by=pair.host, at=AT)
    name_goals(round=pair.round, party=pair.host.party, goals=[GoalWords(text) for text in OURS], at=AT)

    assert pair.round.opened_at is None


def test_a_goal_is_carried_on_by_what_it_was_opened_from_or_by_its_words_and_never_twice():
    pair = make_pair()
    reveal(pair, [(2, 1)], [(1, 2)])
    first, second, third = threads(pair)
    foreign = pair.goals(pair.guest)[0].thread
    begin_round(reason="Again.", by=pair.host, at=AT)
    goals = [
        GoalWords(OURS[2]),  # the same words in another place
        GoalWords("Nobody in the county goes hungry", thread=first),
        GoalWords("The same twice", thread=first),
        GoalWords("Somebody else's", thread=foreign),
    ]
    name_goals(round=pair.round, party=pair.host.party, goals=goals, at=AT)
    now = threads(pair)

    assert now[:2] == [third, first]
    assert not {first, second, third, foreign} & set(now[2:])


def test_an_earlier_round_is_agreed_on_no_more():
    pair = make_pair()
    reveal(pair, [(2, 1)], [(1, 2)])
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    words = {"ours": ours, "theirs": theirs, "gives": 1, "receives": 1, "note": "Late.", "at": AT}
    agreement = propose_agreement(**words, by=pair.host)
    look_again(pair)

    with pytest.raises(NothingToAgreeOn):
        propose_agreement(**words, by=pair.host)
    with pytest.raises(NothingToAgreeOn):
        accept_agreement(agreement=agreement, by=pair.guest, at=AT)
