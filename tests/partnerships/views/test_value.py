"""What comes of it, through the pages of both sides."""

import pytest
from django.urls import reverse

from partnerships.models import ValueItem
from tests.factories.partnership_value import draft, shared
from tests.factories.partnerships import make_pair
from tests.partnerships.sending import send
from tests.partnerships.views.test_walls import membership_of

pytestmark = pytest.mark.django_db
GIVEN = {
    "text": "Two riders", "flow": "put_in", "expected": "120", "kind": "economic", "source": "transferred",
    "confidence": "2", "visibility": "party_private",
}  # fmt: skip


@pytest.fixture
def pages(client_of):
    """Each side's client, and the address of a page for it."""
    pair = make_pair()

    def visit(side, name, *args, data=None, follow=True):
        client = client_of(membership_of(side))
        url = reverse(f"partnerships:{name}", args=[side.party.organization.slug, pair.partnership.pk, *args])
        return client.get(url) if data is None else send(client, url, data, follow=follow)

    return pair, visit


def test_an_item_is_drafted_shared_agreed_and_told(pages):
    pair, visit = pages
    given = GIVEN | {"whose": str(pair.guest.party.pk), "flow": "comes"}
    visit(pair.host, "value-new", data=given)
    item = ValueItem.objects.get()
    assert "Two riders" not in visit(pair.guest, "value").content.decode()
    visit(pair.host, "value-edit", item.pk, data=given | {"expected": "90", "share": "yes"})
    assert "Yes, that is so" in visit(pair.guest, "value-item", item.pk).content.decode()
    visit(pair.guest, "value-agreement", item.pk, data={})
    told = visit(pair.guest, "value-reports", item.pk, data={"amount": "30", "note": "Counted."})

    item.refresh_from_db()
    assert (item.expected, item.counts) == (90, True)
    assert "Counted." in told.content.decode()
    assert visit(pair.host, "value").context["picture"].theirs.total_out == 90


def test_refused_forms_keep_what_was_typed(pages):
    pair, visit = pages
    answer = visit(pair.host, "value-new", data=GIVEN | {"whose": "community"})

    assert answer.status_code == 422
    assert "Two riders" in answer.content.decode()
    assert "Only a side puts something in" in answer.content.decode()
    item = shared(pair.host)
    wrong = visit(pair.host, "value-reports", item.pk, data={"amount": "-1", "note": "Typed."})
    assert (wrong.status_code, "Typed." in wrong.content.decode()) == (422, True)


def test_nobody_names_a_party_of_elsewhere(pages):
    pair, visit = pages
    stranger = make_pair().host.party

    assert visit(pair.host, "value-new", data=GIVEN | {"whose": str(stranger.pk)}).status_code == 422


@pytest.mark.parametrize("name", ["value-item", "value-edit"])
def test_a_draft_of_the_other_side_is_not_there(pages, name):
    pair, visit = pages
    item = draft(pair.host)

    assert visit(pair.guest, name, item.pk).status_code == 404
    assert visit(pair.host, name, item.pk).status_code == 200


@pytest.mark.parametrize("name", ["value-edit", "value-sharing", "value-removal"])
def test_what_the_other_side_wrote_is_not_changed_from_here(pages, name):
    pair, visit = pages
    item = shared(pair.host)

    assert visit(pair.guest, name, item.pk, data={}).status_code == 404
    item.refresh_from_db()
    assert item.counts


def test_items_of_another_partnership_are_not_there(pages, client_of):
    pair, _visit = pages
    elsewhere = make_pair(host=membership_of(pair.host))
    item = shared(elsewhere.host)
    url = reverse("partnerships:value-item", args=[pair.host.party.organization.slug, pair.partnership.pk, item.pk])

    assert client_of(membership_of(pair.host)).get(url).status_code == 404


def test_one_alone_drafts_before_anybody_is_invited(pages):
    pair, visit = pages
    visit(pair.host, "leaving", data={})
    visit(pair.guest, "value-new", data=GIVEN | {"whose": str(pair.guest.party.pk)})
    page = visit(pair.guest, "value")

    assert (page.context["they"], "Two riders" in page.content.decode()) == (None, True)
