import pytest
from django.urls import reverse

from partnerships.models import AlignmentRound, CellAgreement
from tests.factories.partnerships import Pair, look_again, make_pair, rate, reveal
from tests.partnerships.views.test_walls import membership_of

pytestmark = pytest.mark.django_db


def address(pair: Pair, name: str, *more: object) -> str:
    return reverse(f"partnerships:{name}", args=[pair.host.party.organization.slug, pair.partnership.pk, *more])


@pytest.fixture
def twice(client_of):
    """Once revealed, then begun anew and rated by one side alone."""
    pair = make_pair()
    reveal(pair, [(-2, -2)], [(-2, -2)])
    old = (pair.goals(pair.host)[0].pk, pair.goals(pair.guest)[0].pk)
    look_again(pair)
    rate(pair, pair.guest, (3, 3), note="Only for us.")
    return pair, old, client_of(membership_of(pair.host))


def test_an_earlier_round_is_read_and_nothing_in_it_is_changed(twice):
    pair, old, client = twice
    matrix = client.get(address(pair, "matrix"), {"round": 1})
    page = client.get(address(pair, "pair", *old))
    refused = client.post(address(pair, "pair-agreements", *old), {"gives": "1", "receives": "1", "note": "Late."})

    assert matrix.context["round"].number == page.context["round"].number == 1
    assert b"Propose it" not in page.content
    assert (refused.status_code, CellAgreement.objects.count()) == (404, 0)


@pytest.mark.parametrize("asked", ["0", "3", "x", "1 ", "²"])
def test_a_round_that_is_not_there_is_not_found(twice, asked: str):
    pair, _old, client = twice

    assert client.get(address(pair, "matrix"), {"round": asked}).status_code == 404


def test_a_round_under_way_shows_nobody_elses_ratings_over_time_either(twice):
    pair, _old, client = twice
    pages = [
        client.get(address(pair, "rounds")),
        client.get(address(pair, "matrix"), {"round": 2}),
        client.get(address(pair, "pair", pair.goals(pair.host)[0].pk, pair.goals(pair.guest)[0].pk)),
    ]

    assert not any("+3 ·" in page.content.decode() or "Only for us" in page.content.decode() for page in pages)


def test_looking_again_asks_why_and_keeps_to_one_round_at_a_time(client_of):
    pair = make_pair()
    client, url = client_of(membership_of(pair.host)), address(pair, "round-new")
    early = client.post(url, {"reason": "Early."})
    reveal(pair, [(1, 1)], [(1, 1)])
    silent = client.post(url, {"reason": ""})
    begun = client.post(url, {"reason": "The council has cut the grant."}, follow=True)

    assert [answer.status_code for answer in (early, silent, begun)] == [409, 422, 200]
    assert list(AlignmentRound.objects.order_by("number").values_list("number", "reason")) == [
        (1, ""),
        (2, "The council has cut the grant."),
    ]
    offered = [form.initial["text"] for form in begun.context["forms"] if form.initial.get("text")]
    assert offered == ["Nobody in town goes hungry", "Train young people", "Keep the vans running"]
