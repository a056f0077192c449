import pytest

from partnerships.models import Party
from partnerships.queries.picture import picture_of
from partnerships.queries.sentences import effect_label, effect_step
from partnerships.queries.verdict_card import VerdictCard, verdict_card
from partnerships.services.agreeing import accept_agreement, propose_agreement
from tests.factories.partnerships import AT, Pair, make_pair, rate, reveal

pytestmark = pytest.mark.django_db


def card(pair: Pair, *, we: Party, they: Party) -> VerdictCard:
    return verdict_card(picture_of(pair.round, we=we, they=they))


def test_verdict_comes_with_its_reasons_and_what_would_change_it():
    pair = make_pair()
    reveal(pair, [(1, 1)] * 8 + [(-2, 0)], [(1, 1)] * 8 + [(0, 0)])
    seen = card(pair, we=pair.host.party, they=pair.guest.party)
    effect = "“Keep the vans running” on “Break even by June”"

    assert (str(seen.title), seen.reasons, seen.way_up) == (
        "Negotiate first",
        [f"{effect}: the one works against the other, and both are important."],
        [f"{effect}: from −2 to −1"],
    )


def test_both_sides_read_the_same_picture_with_the_directions_turned():
    pair = make_pair()
    ours = [(2, -1), (1, 0), (0, 0), (3, 2), (-2, -3), (1, 0), (0, 1), (1, 2), (-1, 1)]
    reveal(pair, ours, [(1, -2)] * 9)
    host = card(pair, we=pair.host.party, they=pair.guest.party)
    guest = card(pair, we=pair.guest.party, they=pair.host.party)

    assert (host.title, sorted(host.reasons), host.gap, host.worst) == (
        guest.title,
        sorted(guest.reasons),
        guest.gap,
        guest.worst,
    )
    assert host.worst_pair and guest.worst_pair and host.worst_pair == guest.worst_pair[::-1]
    assert host.figures and guest.figures
    assert (host.figures.help, host.figures.harm, host.figures.net) == (
        guest.figures.help,
        guest.figures.harm,
        guest.figures.net,
    )
    assert (host.figures.gives, host.figures.receives) == (guest.figures.receives, guest.figures.gives)
    assert (host.figures.net_by_us, host.figures.net_by_them) == (guest.figures.net_by_them, guest.figures.net_by_us)


def test_before_the_reveal_a_card_rests_on_ones_own_ratings_and_says_so():
    pair = make_pair()
    rate(pair, pair.host, *[(2, 2)] * 9)
    before = card(pair, we=pair.host.party, they=pair.guest.party)
    rate(pair, pair.guest, *[(-3, -3)] * 9)

    assert card(pair, we=pair.host.party, they=pair.guest.party) == before
    assert (before.view, str(before.title)) == ("own", "You help each other")


def test_too_little_rated_gives_no_figure():
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])
    seen = card(pair, we=pair.host.party, they=pair.guest.party)

    assert (str(seen.title), seen.figures) == ("Too little is rated to say", None)


def test_a_red_line_goes_once_both_accept_it_with_open_eyes():
    pair = make_pair()
    reveal(pair, [(-3, 1)] + [(2, 2)] * 8, [(1, 1)] + [(2, 2)] * 8)
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    before = card(pair, we=pair.host.party, they=pair.guest.party)
    agreement = propose_agreement(
        ours=ours,
        theirs=theirs,
        gives=-3,
        receives=1,
        note="They exclude each other in winter.",
        mitigation="A van from November to March.",
        accepts_red_line=True,
        by=pair.host,
        at=AT,
    )
    proposed = card(pair, we=pair.host.party, they=pair.guest.party)
    accept_agreement(agreement=agreement, by=pair.guest, at=AT)
    after = card(pair, we=pair.host.party, they=pair.guest.party)

    assert [str(one.title) for one in (before, proposed)] == ["A red line stands between you"] * 2
    assert str(after.title) == "Negotiate first"  # accepted, and still there


@pytest.mark.parametrize(
    ("value", "label", "step"),
    [
        (None, "–", 0),
        (-3, "−3", 1),
        (-1.0, "−1", 3),
        (0, "0", 4),
        (0.5, "+½", 5),
        (1.5, "+1½", 6),
        (2.5, "+2½", 7),
        (3.0, "+3", 7),
    ],
)
def test_an_effect_is_written_and_colored_the_same_everywhere(value, label, step):
    assert (effect_label(value), effect_step(value)) == (label, step)


def test_where_many_effects_would_have_to_rise_only_their_number_is_told():
    pair = make_pair()
    reveal(pair, [(-2, -2)] * 9, [(-2, -2)] * 9)
    seen = card(pair, we=pair.host.party, they=pair.guest.party)

    assert len(seen.way_up) == 1
    assert seen.way_up[0].startswith("No few pairs alone: ") and seen.way_up[0].endswith(" effects would have to rise.")
