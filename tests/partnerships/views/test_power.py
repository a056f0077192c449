"""Power and voice, through the pages of both sides."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from partnerships.models import ChairedMeeting, PowerSheet, Safeguard
from partnerships.services.safeguards import propose_safeguard
from tests.factories.partnership_power import offer, tell
from tests.factories.partnership_value import draft, shared
from tests.factories.partnerships import AT, make_pair
from tests.partnerships.sending import send
from tests.partnerships.views.test_walls import membership_of

pytestmark = pytest.mark.django_db


def answers(text: str, **more: str) -> dict[str, str]:
    given = {"text": text, "source": "resources", "importance": "3", "share": "4", "elsewhere": "0"}
    return (
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}
        | {f"form-0-{key}": value for key, value in given.items()}
        | more
    )


@pytest.fixture
def pages(client_of):
    pair = make_pair()

    def visit(side, name, *args, data=None):
        client = client_of(membership_of(side))
        url = reverse(f"partnerships:{name}", args=[side.party.organization.slug, pair.partnership.pk, *args])
        return client.get(url) if data is None else send(client, url, data, follow=True)

    return pair, visit


def test_two_sides_answer_offer_and_see_both_at_once(pages):
    pair, visit = pages
    visit(pair.host, "power-answers", data=answers("Their riders", offer="yes"))
    waiting = visit(pair.guest, "power").content.decode()
    assert ("Their riders" in waiting, "offers to show its answers" in waiting) == (False, True)

    visit(pair.guest, "power-answers", data=answers("Our paid rounds"))
    visit(pair.guest, "power-offer", data={})
    for side in (pair.host, pair.guest):
        page = visit(side, "power").content.decode()
        assert ("Their riders" in page, "Our paid rounds" in page) == (True, True)


def test_an_offer_is_taken_back_and_the_answers_are_changed(pages):
    pair, visit = pages
    visit(pair.host, "power-answers", data=answers("Their riders", offer="yes"))
    refused = visit(pair.host, "power-answers", data=answers("Something else"))
    assert refused.status_code == 409
    visit(pair.host, "power-offer-removal", data={})
    visit(pair.host, "power-answers", data=answers("Something else"))

    assert "Something else" in visit(pair.host, "power").content.decode()
    assert not PowerSheet.objects.filter(offered_at__isnull=False).exists()


def test_refused_forms_keep_what_was_typed(pages):
    pair, visit = pages
    empty = visit(pair.host, "power-answers", data=answers(""))
    long = visit(pair.host, "safeguards", data={"kind": "nonsense", "text": "Typed before."})
    late = visit(pair.host, "chaired-meetings", data={"held_on": "someday", "chair": str(pair.host.party_id)})

    assert [empty.status_code, long.status_code, late.status_code] == [422, 422, 422]
    assert "Name at least one thing" in empty.content.decode()
    assert "Typed before." in long.content.decode()
    assert "someday" in late.content.decode()


def test_a_safeguard_is_proposed_by_one_and_accepted_by_the_other(pages):
    pair, visit = pages
    visit(pair.guest, "safeguards", data={"kind": "community_seat", "text": "Ilse Marrow."})
    safeguard = Safeguard.objects.get()
    visit(pair.guest, "safeguard-acceptances", safeguard.pk, data={})
    assert not Safeguard.objects.in_force().exists()

    visit(pair.host, "safeguard-acceptances", safeguard.pk, data={})
    assert Safeguard.objects.in_force().exists()
    assert visit(pair.guest, "power").context["safeguards"].seat == safeguard


def test_a_safeguard_of_elsewhere_is_neither_accepted_nor_taken_back(pages):
    pair, visit = pages
    elsewhere = make_pair()
    safeguard = propose_safeguard(kind="veto_areas", text="Theirs.", by=elsewhere.host, at=AT)

    for name in ("safeguard-acceptances", "safeguard-removal"):
        assert visit(pair.guest, name, safeguard.pk, data={}).status_code == 404


def test_a_meeting_is_written_down_once_a_day_and_moves_the_chair(pages):
    pair, visit = pages
    given = {"held_on": "2026-11-02", "chair": str(pair.guest.party_id)}
    visit(pair.host, "chaired-meetings", data=given)
    again = visit(pair.guest, "chaired-meetings", data=given)

    assert (again.status_code, ChairedMeeting.objects.count()) == (422, 1)
    assert visit(pair.guest, "power").context["chair"].following == pair.host.party
    visit(pair.guest, "chaired-meeting-removal", ChairedMeeting.objects.get().pk, data={})
    assert ChairedMeeting.objects.count() == 1


def test_export_has_ones_own_and_what_was_shared_or_shown(pages):
    pair, visit = pages
    draft(pair.host, "Host draft")
    draft(pair.guest, "Guest draft")
    shared(pair.host, "Host shared")
    tell(pair.host, "Host needs")
    tell(pair.guest, "Guest needs")
    propose_safeguard(kind="veto_areas", text="Ours alone.", by=pair.host, at=AT)

    def taken():
        archive = ZipFile(BytesIO(visit(pair.guest, "export").content))
        text = "".join(archive.read(name).decode() for name in archive.namelist())
        words = ("Host draft", "Guest draft", "Host shared", "Host needs", "Guest needs", "Ours alone.")
        return [word in text for word in words]

    assert taken() == [False, True, True, False, True, True]
    offer(pair.host)
    offer(pair.guest)
    assert taken() == [False, True, True, True, True, True]
