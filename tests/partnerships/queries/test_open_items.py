import pytest

from partnerships.queries.open_items import open_items
from partnerships.services.agreeing import accept_agreement, propose_agreement
from partnerships.services.safeguards import accept_safeguard, propose_safeguard
from tests.factories.partnership_value import draft, shared
from tests.factories.partnerships import AT, make_pair, reveal
from tests.factories.profiles import show

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture
def pair():
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])
    return pair


def test_what_the_other_side_proposed_waits_until_we_answer_and_never_for_its_author(pair):
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    agreement = propose_agreement(ours=ours, theirs=theirs, gives=1, receives=1, note="So.", by=pair.host, at=AT)
    safeguard = propose_safeguard(kind="neutral_chair", text="Ilse takes the chair.", by=pair.host, at=AT)

    assert open_items(pair.host.party, pair.round) == []
    pair_item, safeguard_item = open_items(pair.guest.party, pair.round)
    assert f"“{theirs.text}” and “{ours.text}”" in pair_item.words
    assert pair_item.url.endswith(f"/pairs/{theirs.pk}/{ours.pk}/#written")
    assert safeguard_item.words == "A safeguard waits for your yes."
    accept_agreement(agreement=agreement, by=pair.guest, at=AT)
    accept_safeguard(safeguard=safeguard, by=pair.guest, at=AT)
    assert open_items(pair.guest.party, pair.round) == []


def test_what_is_said_about_us_and_a_profile_shown_wait_a_draft_does_not(pair):
    draft(pair.host, whose=pair.guest.party)
    shared(pair.host, whose=pair.guest.party)
    show(pair.host)

    assert [item.words for item in open_items(pair.guest.party, pair.round)] == [
        "Something said about you counts once you agree.",
        "Harbor Kitchen has said who it is. Do the same, and you read each other’s in the same moment.",
    ]
    assert open_items(pair.host.party, pair.round) == []
