"""Two sides may agree that they see a pair differently: both judgements stand, and count as before."""

import pytest
from django.urls import reverse

from missionhub.organizations.models import Membership
from partnerships.compatibility import Verdict
from partnerships.models import CellAgreement
from partnerships.queries.over_time import RoundState, rounds_with
from partnerships.queries.picture import picture_of
from partnerships.services.agreeing import accept_agreement, propose_agreement
from tests.factories.partnerships import AT, make_pair, reveal

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture
def pair():
    pair = make_pair()
    reveal(pair, [(2, 2), *[(1, 1)] * 8], [(-2, -2), *[(1, 1)] * 8])
    return pair


def differ(pair, *, accepted: bool = True) -> None:
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    words = {"agrees_to_differ": True, "note": "We have looked at it from both ends."}
    agreement = propose_agreement(ours=ours, theirs=theirs, **words, by=pair.host, at=AT)
    if accepted:
        accept_agreement(agreement=agreement, by=pair.guest, at=AT)


def seen(pair):
    return picture_of(pair.round, we=pair.host.party, they=pair.guest.party)


def test_no_figure_and_no_verdict_moves(pair):
    before = seen(pair).assessment
    differ(pair)
    after = seen(pair).assessment

    assert after == before
    assert after.judgement.verdict is Verdict.NEGOTIATE


def test_the_pair_counts_as_settled_once_both_have_agreed(pair):
    def cell():
        return seen(pair).cells[pair.goals(pair.host)[0].pk, pair.goals(pair.guest)[0].pk]

    differ(pair, accepted=False)
    assert not cell().is_to_differ
    accept_agreement(agreement=CellAgreement.objects.get(), by=pair.guest, at=AT)
    assert (cell().is_to_differ, cell().is_agreed) == (True, False)


def test_a_round_in_which_all_else_is_agreed_is_agreed_to_differ(pair):
    differ(pair)
    for ours in pair.goals(pair.host):
        for theirs in pair.goals(pair.guest):
            if (ours.position, theirs.position) != (1, 1):
                agreement = propose_agreement(
                    ours=ours, theirs=theirs, gives=1, receives=1, note="So.", by=pair.host, at=AT
                )
                accept_agreement(agreement=agreement, by=pair.guest, at=AT)

    assert all(cell.is_agreed is not cell.is_to_differ for cell in seen(pair).cells.values())
    assert [row.state for row in rounds_with(pair.host.party, pair.guest.party, changed=False)] == [
        RoundState.AGREED_TO_DIFFER
    ]


def test_the_page_asks_for_a_step_or_for_the_wish_to_differ(pair, client_of):
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    client = client_of(Membership.objects.get(user=pair.host.user))
    slug = pair.host.party.organization.slug
    address = reverse("partnerships:pair-agreements", args=[slug, pair.partnership.pk, ours.pk, theirs.pk])

    refused = client.post(address, {"note": "We have looked at it from both ends."})
    assert refused.status_code == 422
    assert "Choose a step, or agree to differ." in refused.content.decode()
    assert "We have looked at it from both ends." in refused.content.decode()
    assert client.post(address, {"note": "So it is.", "agrees_to_differ": "on", "gives": "2"}).status_code == 302
    kept = CellAgreement.objects.get()
    assert (kept.a_to_b, kept.b_to_a, kept.agrees_to_differ) == (None, None, True)
