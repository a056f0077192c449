import pytest

from partnerships.models import CellAgreement
from partnerships.queries.over_time import RoundState, history_of, rounds_with
from partnerships.queries.picture import picture_of
from partnerships.services.agreeing import accept_agreement, propose_agreement
from tests.factories.partnerships import AT, OURS, THEIRS, Pair, look_again, make_pair, reveal

pytestmark = pytest.mark.django_db
ONE_PAIR_HURTS = [(-2, -2), *[(1, 1)] * 8]
NO_PAIR_HURTS = [(1, 1), *[(1, 1)] * 8]


def rows(pair: Pair, *, changed: bool = False):
    return rounds_with(pair.host.party, pair.guest.party, changed=changed)


def agree_on_all(pair: Pair, *, open_eyes: bool = False) -> None:
    for ours in pair.goals(pair.host):
        for theirs in pair.goals(pair.guest):
            propose_agreement(
                ours=ours,
                theirs=theirs,
                gives=1,
                receives=1,
                note="So be it.",
                mitigation="We talk.",
                accepts_red_line=open_eyes,
                by=pair.host,
                at=AT,
            )
    for agreement in CellAgreement.objects.all():
        accept_agreement(agreement=agreement, by=pair.guest, at=AT)


def test_rounds_stand_newest_first_with_what_moved_and_the_pair_that_moved_it():
    pair = make_pair()
    reveal(pair, ONE_PAIR_HURTS, ONE_PAIR_HURTS)
    look_again(pair)
    reveal(pair, NO_PAIR_HURTS, NO_PAIR_HURTS)

    newest, first = rows(pair)

    assert [(row.round.number, row.state) for row in (newest, first)] == [
        (2, RoundState.REVEALED),
        (1, RoundState.SUPERSEDED),
    ]
    assert (newest.drift.help, newest.drift.harm, newest.drift.net) == ("+3", "−7", "+10")
    assert [(one.ours.text, one.theirs.text, one.before, one.after) for one in newest.drift.moved] == [
        (OURS[0], THEIRS[0], (-2, -2), (1, 1))
    ]
    assert first.drift is None


def test_what_moved_is_what_a_reader_finds_between_the_figures_shown():
    pair = make_pair()
    reveal(pair, *[[(1, 1)] * 2 + [(0, 0)] * 7] * 2)
    look_again(pair)
    reveal(pair, *[[(1, 1)] * 8 + [(0, 0)]] * 2)

    newest, first = rows(pair)

    assert (first.card.figures.help, newest.card.figures.help) == ("7", "30")
    assert (newest.drift.help, newest.drift.net) == ("+23", "+23")  # 22.2 between what is not rounded


def test_a_round_under_way_has_no_figure_even_when_one_side_has_rated():
    pair = make_pair()
    reveal(pair, NO_PAIR_HURTS, NO_PAIR_HURTS)
    look_again(pair)

    newest = rows(pair)[0]

    assert (newest.state, newest.card, newest.drift) == (RoundState.OPEN, None, None)


@pytest.mark.parametrize(
    ("open_eyes", "changed", "state"),
    [
        (False, False, RoundState.AGREED),
        (True, False, RoundState.AGREED_TO_DIFFER),
        (True, True, RoundState.STALE),
    ],
)
def test_state_follows_from_what_is_agreed_and_what_has_changed(open_eyes: bool, changed: bool, state: RoundState):
    pair = make_pair()
    reveal(pair, NO_PAIR_HURTS, NO_PAIR_HURTS)
    agree_on_all(pair, open_eyes=open_eyes)

    assert [row.state for row in rows(pair, changed=changed)] == [state]


def test_one_pair_is_followed_through_the_rounds_whatever_its_goals_are_called():
    pair = make_pair()
    reveal(pair, ONE_PAIR_HURTS, ONE_PAIR_HURTS)
    look_again(pair)
    reveal(pair, NO_PAIR_HURTS, NO_PAIR_HURTS)
    pair.round.goals.filter(text=OURS[0]).update(text="Nobody in the county goes hungry")
    picture = picture_of(pair.round, we=pair.host.party, they=pair.guest.party)
    cell = picture.rows[0][1][0]

    history = history_of(cell, we=pair.host.party)

    assert [(then.round.number, then.cell.ours.text, then.cell.gives) for then in history] == [
        (1, OURS[0], -2),
        (2, "Nobody in the county goes hungry", 1),
    ]
