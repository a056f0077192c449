"""Profiles and answers through the pages: nothing typed is lost, nothing unseen slips out, both sides alike."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.organizations.models import Membership
from partnerships.models import DialogueAnswer, Participant, PartyProfile
from partnerships.services.profile import take_profile_back
from tests.factories.missions import MissionFactory, MissionVersionFactory
from tests.factories.partnerships import AT, make_pair
from tests.factories.profiles import answer, show, write
from tests.partnerships.sending import send
from tests.partnerships.views.test_walls import CHANGING, everything_seen, membership_of

pytestmark = pytest.mark.django_db
COMPLETE = {
    "mission": "Nobody goes hungry.",
    "motivation-social": "3",
    "motivation-social-words": "More suppers.",
    "starter-0": "60",
    "value-0-name": "Plain dealing",
    "value-0-points": "40",
    "money-need": "3",
    "money-importance": "3",
    "reach-offer": "2",
    "decision_pace": "1",
    "time_horizon": "2",
    "risk_appetite": "3",
    "planning_style": "4",
    "communication_style": "5",
    "is_local": "on",
}


def page(side: Participant, name: str, *more: object) -> str:
    return reverse(f"partnerships:{name}", args=[side.party.organization.slug, side.partnership_id, *more])


@pytest.fixture
def browsers(client_of: Callable[[Membership], Client]):
    pair = make_pair()
    return pair, client_of(membership_of(pair.host)), client_of(membership_of(pair.guest))


def test_a_whole_form_is_saved_shared_and_compared(browsers):
    pair, host, guest = browsers
    saved = send(host, page(pair.host, "profile-draft"), COMPLETE)
    shared = send(host, page(pair.host, "profile-draft"), COMPLETE | {"share": "yes"})
    revealed = send(guest, page(pair.guest, "profile-draft"), COMPLETE | {"share": "yes"})
    text = guest.get(page(pair.guest, "fit")).content.decode()

    assert [saved.url, shared.url, revealed.url] == [
        page(pair.host, "profile"),
        page(pair.host, "profile"),
        page(pair.guest, "fit"),
    ]
    assert [word in text for word in ("Plain dealing", "Nobody goes hungry.", "of 100", "not known yet")] == [True] * 4


def test_an_incomplete_profile_is_saved_not_shared_and_says_what_is_open(browsers):
    pair, host, _guest = browsers
    answered = send(host, page(pair.host, "profile-draft"), {"mission": "Half a word", "share": "yes"})

    assert answered.status_code == 409
    assert "100 points" in answered.content.decode()
    assert "Half a word" in answered.content.decode()
    assert PartyProfile.objects.get().mission_statement == "Half a word"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"starter-0": "120"}, "less than or equal to 100"),
        ({"value-3-points": "5"}, "Name the value"),
        ({"value-1-name": " honesty "}, "stands in the list already"),
        ({"value-1-name": "plain  DEALING"}, "stands in the list already"),
        ({"decision_pace": "9"}, "9 is not one of"),
    ],
)
def test_nothing_typed_is_lost_when_something_is_wrong(browsers, changes, told):
    pair, host, _guest = browsers
    answered = send(host, page(pair.host, "profile-draft"), COMPLETE | changes)
    text = answered.content.decode()

    assert answered.status_code == 422
    assert told in text
    assert all(word in text for word in ("More suppers.", "Plain dealing", "Nobody goes hungry."))
    assert not PartyProfile.objects.exists()


def test_the_form_comes_back_as_it_was_saved(browsers):
    pair, host, _guest = browsers
    send(host, page(pair.host, "profile-draft"), COMPLETE)
    form = host.get(page(pair.host, "profile-draft")).context["form"]
    shown = {name: form[name].value() for name in COMPLETE}

    assert {name: str(value) for name, value in shown.items()} == COMPLETE | {"is_local": "True"}


def test_while_it_waits_it_is_taken_back_before_it_is_changed(browsers):
    pair, host, _guest = browsers
    show(pair.host)

    assert host.get(page(pair.host, "profile-draft")).url == page(pair.host, "profile")
    assert send(host, page(pair.host, "profile-draft"), COMPLETE).status_code == 409
    assert "Take ours back" in host.get(page(pair.host, "profile")).content.decode()

    host.post(page(pair.host, "profile-sharing-removal"))

    assert host.get(page(pair.host, "profile-draft")).status_code == 200


def test_a_mission_published_since_is_offered_to_its_own_side_alone_and_taken_over_by_a_button(browsers):
    pair, host, guest = browsers
    mission = MissionFactory(organization=pair.host.party.organization)
    MissionVersionFactory(mission=mission, statement="Feed the town.", number=1, published_at=AT)
    show(pair.host)
    show(pair.guest)
    before = CHANGING.sub(b"", guest.get(page(pair.guest, "fit")).content)
    MissionVersionFactory(mission=mission, statement="Feed everybody.", number=2, published_at=AT)

    assert "published anew since: version 2" in host.get(page(pair.host, "profile")).content.decode()
    assert CHANGING.sub(b"", guest.get(page(pair.guest, "fit")).content) == before

    answered = send(host, page(pair.host, "profile-draft"), COMPLETE | {"take_mission": "yes"})

    assert answered.url == page(pair.host, "profile-draft")
    assert list(PartyProfile.objects.order_by("pk").values_list("mission_number", flat=True)) == [1, None, 2]


@pytest.mark.parametrize("state", ["waiting", "next_draft"])
def test_no_byte_of_the_other_side_depends_on_what_a_profile_says_before_it_is_seen(browsers, state):
    pair, _host, guest = browsers
    if state == "next_draft":
        show(pair.host)
        show(pair.guest)
        write(pair.host)
    else:
        show(pair.host)
    before = list(everything_seen(pair, pair.guest, guest))
    if state == "waiting":
        take_profile_back(by=pair.host)
        show(pair.host, values=[("Secret value", 100)], mission="Secret mission.")
    else:
        write(pair.host, values=[("Secret value", 100)], mission="Secret mission.")

    assert list(everything_seen(pair, pair.guest, guest)) == before


def test_no_byte_of_the_other_side_depends_on_what_a_shared_answer_says_before_the_own_is_shared(browsers):
    pair, _host, guest = browsers
    answer(pair.host, "First.")
    before = list(everything_seen(pair, pair.guest, guest))
    DialogueAnswer.objects.update(text="Something much longer, and a secret.")

    assert list(everything_seen(pair, pair.guest, guest)) == before


def test_answers_are_kept_shared_and_read_on_the_page(browsers):
    pair, host, guest = browsers
    send(host, page(pair.host, "talk-answer", 4), {"text": "A late payment."})

    assert "A late payment." in host.get(page(pair.host, "talk")).content.decode()
    assert "waits for yours" not in guest.get(page(pair.guest, "talk")).content.decode()

    send(host, page(pair.host, "talk-answer", 4), {"text": "A late payment.", "share": "yes"})
    waiting = guest.get(page(pair.guest, "talk")).content.decode()
    send(guest, page(pair.guest, "talk-answer", 4), {"text": "A broken word.", "share": "yes"})
    text = guest.get(page(pair.guest, "talk")).content.decode()

    assert ("waits for yours" in waiting, "A late payment." in waiting) == (True, False)
    assert ("A late payment." in text, "A broken word." in text) == (True, True)
    assert send(host, page(pair.host, "talk-answer", 4), {"text": "Another."}).status_code == 409
    assert "stands" in host.get(page(pair.host, "talk-answer", 4)).content.decode()


def test_an_answer_is_taken_back_by_its_own_side_while_it_waits(browsers):
    pair, host, guest = browsers
    answer(pair.host, "First.")
    guest.post(page(pair.guest, "talk-sharing-removal", 1))

    assert DialogueAnswer.objects.get().shared_at is not None

    host.post(page(pair.host, "talk-sharing-removal", 1))
    answer(pair.guest, "Ours.")
    send(host, page(pair.host, "talk-answer", 1), {"text": "First.", "share": "yes"})
    told = host.post(page(pair.host, "talk-sharing-removal", 1), follow=True).content.decode()

    assert "They stand." in told


def test_an_empty_answer_and_a_question_nobody_asks_are_refused(browsers):
    pair, host, _guest = browsers

    assert send(host, page(pair.host, "talk-answer", 1), {"text": " "}).status_code == 422
    assert host.get(page(pair.host, "talk-answer", 99)).status_code == 404


def test_what_was_shown_is_taken_along_and_nothing_else(browsers):
    pair, _host, guest = browsers
    show(pair.host, mission="Shown mission.", values=[("Shown value", 100)])
    show(pair.guest)
    write(pair.host, mission="Unseen mission.")
    answer(pair.host, "Unread answer.")
    archive = ZipFile(BytesIO(guest.get(page(pair.guest, "export")).content))
    text = "".join(archive.read(name).decode() for name in archive.namelist())

    words = ("Shown mission.", "Shown value", "More suppers.", "800 homes", "Unseen mission.", "Unread answer.")
    assert [word in text for word in words] == [True, True, True, True, False, False]


def test_pages_ask_as_few_questions_with_one_value_as_with_many(browsers, django_assert_num_queries):
    pair, host, _guest = browsers
    for side in (pair.host, pair.guest):
        show(side, values=[(f"Value {number}", 10) for number in range(10)])
    host.get(page(pair.host, "fit"))
    with django_assert_num_queries(19):
        host.get(page(pair.host, "fit"))
    with django_assert_num_queries(8):
        host.get(page(pair.host, "talk"))
