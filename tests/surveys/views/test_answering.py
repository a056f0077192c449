import hashlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.core.tokens import make_token
from surveys.models import Invitation, Round
from surveys.questionnaire import MAX_TEXT
from surveys.services import close_round
from tests.factories.surveys import STATEMENT, answer, invitation_of, open_round
from tests.surveys.stored import intake_count

JSON = {"accept": "application/json"}


@pytest.fixture
def round(leader) -> Round:
    return open_round(by=leader.person)


@pytest.fixture
def phone() -> Client:
    return Client()


def link(round: Round, name: str = "Ana Ruiz") -> str:
    return reverse("surveys:answer", args=[invitation_of(round, name).token])


def a_form(round: Round, text: str = "I cook for everybody.", name: str = "Ana Ruiz") -> dict[str, str]:
    return {"token": invitation_of(round, name).token, "q-work": text}


def every_row() -> str:
    return "".join(serializers.serialize("json", model.objects.all()) for model in apps.get_models())


def test_opening_a_link_changes_nothing_in_the_database(round, phone):
    before = every_row()

    for _ in range(3):
        phone.get(link(round), follow=True)
        phone.head(link(round))
        Client().get(link(round), follow=True)

    assert every_row() == before


def test_link_leads_to_a_clean_address_that_first_says_who_sees_what(round, phone):
    opened = phone.get(link(round))
    page = phone.get(opened.headers["Location"]).content.decode()

    assert opened.headers["Location"] == "/a/"
    assert page.index(round.disclosure_text) < page.index('class="question"')
    assert page.count("Your name stands beside your answer.") == 1  # and is not said again below
    assert "about three minutes" in page
    assert "You may write in any language; only English can be matched automatically." in page
    assert "What exactly is stored?" in page
    assert "no-store" in phone.get("/a/").headers["Cache-Control"]


def test_draft_key_does_not_give_the_link_away(round, phone):
    page = phone.get(link(round), follow=True).content.decode()

    key = page.split('data-answer-draft="')[1].split('"')[0]
    assert len(key) == 32 and key not in invitation_of(round).token


def test_answer_is_stored_once_and_thanked_for(round, phone):
    phone.get(link(round))

    sent = phone.post("/a/", a_form(round))
    thanks = phone.get(sent.headers["Location"]).content.decode()

    assert (sent.headers["Location"], intake_count(round)) == ("/a/done/", 1)
    assert "Thank you" in thanks and round.closes_at.strftime("%B %Y") in thanks
    assert STATEMENT not in thanks
    assert phone.get("/a/").headers["Location"] == "/a/done/"


def test_retry_and_second_tab_store_nothing_more_and_keep_the_text(round, phone):
    phone.get(link(round))
    phone.post("/a/", a_form(round))

    page = phone.post("/a/", a_form(round, "Another <b>thought</b>.")).content.decode()

    assert "An earlier answer already counted" in page and "this text was not stored" in page
    assert "Another &lt;b&gt;thought&lt;/b&gt;.</textarea>" in page
    assert intake_count(round) == 1


def test_two_people_in_one_browser_answer_each_for_themselves(round, phone):
    phone.get(link(round, "Ana Ruiz"))
    phone.get(link(round, "Bo Chen"))

    phone.post("/a/", a_form(round, name="Ana Ruiz"))

    responded = Invitation.objects.filter(responded=True).values_list("roster_entry__name", flat=True)
    assert list(responded) == ["Ana Ruiz"]


def test_page_left_open_overnight_can_still_be_sent(round):
    sent = Client().post("/a/", a_form(round))  # no cookie any more

    assert (sent.status_code, intake_count(round)) == (302, 1)


def test_clean_address_without_a_link_asks_for_it(round, phone):
    pages = [phone.get("/a/"), phone.get("/a/done/")]

    assert [page.status_code for page in pages] == [404, 404]
    assert all("Open your link again" in page.content.decode() for page in pages)
    assert all("If you have sent your answer, it is safe." in page.content.decode() for page in pages)


def test_thanks_are_not_given_before_an_answer(round, phone):
    phone.get(link(round))

    assert phone.get("/a/done/").headers["Location"] == "/a/"


@pytest.mark.parametrize("state", ["by hand", "by date"])
def test_closed_round_stores_nothing_and_keeps_the_text(round, phone, leader, state):
    phone.get(link(round))
    if state == "by hand":
        close_round(round=round, by=leader.person, at=timezone.now())
    else:
        Round.objects.filter(pk=round.pk).update(closes_at=timezone.now() - timedelta(seconds=1))

    page = phone.post("/a/", a_form(round, "Too late, alas.")).content.decode()

    assert "This round has closed" in page and "Too late, alas.</textarea>" in page
    assert intake_count(round) == 0
    assert "This round has closed" in phone.get(link(round), follow=True).content.decode()


def test_whoever_comes_late_reads_when_it_closed_and_what_they_can_do(round, phone, leader):
    closed_at = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
    close_round(round=round, by=leader.person, at=closed_at)

    page = phone.get(link(round), follow=True).content.decode()

    local = closed_at.astimezone(ZoneInfo(round.organization.time_zone))
    told = [
        f"It closed on {local:%-d %B %Y, %H:%M}.",
        "They can open one more round, and ask you in it.",
        "If you began to write on this device, your text stands below, to copy.",
        "data-kept-draft",
    ]
    assert [words for words in told if words not in page] == []


def test_whoever_comes_late_with_a_text_takes_it_along(round, phone, leader):
    phone.get(link(round))
    close_round(round=round, by=leader.person, at=timezone.now())

    page = phone.post("/a/", a_form(round, "Too late, alas.")).content.decode()

    assert 'readonly rows="8" data-copy-source>Too late, alas.</textarea>' in page
    assert "your text stands below" not in page  # it stands above


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write a sentence or two"),
        (" \n ", "Write a sentence or two"),
        ("ä" * (MAX_TEXT + 3), "Please shorten it by 3 characters"),
        ("nul \0 byte", "Null characters are not allowed"),
    ],
)
def test_refused_text_is_kept_and_nothing_is_stored(round, phone, text, words):
    page = phone.post("/a/", a_form(round, text))

    assert (page.status_code, words in page.content.decode(), intake_count(round)) == (400, True, 0)
    assert text in page.content.decode()
    assert phone.post("/a/", a_form(round, text), headers=JSON).json()["state"] == "invalid"


def test_longest_text_is_taken(round, phone):
    assert phone.post("/a/", a_form(round, "ä" * MAX_TEXT)).status_code == 302


def test_script_gets_the_state_and_the_digest_of_what_it_typed(round, phone):
    typed = "First line\nsecond – line "

    first = phone.post("/a/", a_form(round, typed.replace("\n", "\r\n")), headers=JSON).json()
    again = phone.post("/a/", a_form(round, typed), headers=JSON).json()

    assert first == {"state": "received", "digest": hashlib.sha256(f"q-work={typed}".encode()).hexdigest()}
    assert again == {"state": "already_received", "digest": ""}
    assert phone.get("/a/done/").status_code == 200


def test_forged_links_find_nothing(round, phone):
    invitation = invitation_of(round)
    true = invitation.token
    forged = [
        "x",
        "x" * 43,
        true[:-1] + ("A" if true[-1] != "A" else "B"),
        true[:20],
        true + "AAAA",
        make_token(purpose="membership-invitation", identifier=invitation.pk),
        make_token(purpose=Invitation.PURPOSE, identifier=invitation.pk, epoch=1),
        make_token(purpose=Invitation.PURPOSE, identifier=round_free_uuid()),
    ]

    opened = [phone.get(reverse("surveys:answer", args=[token])).status_code for token in forged]
    sent = [phone.post("/a/", {"token": token, "q-work": "Let me in."}).status_code for token in [*forged, ""]]

    assert (opened, sent, intake_count(round)) == ([404] * 8, [404] * 9, 0)


def round_free_uuid():
    from uuid import uuid4

    return uuid4()


def test_link_withdrawn_by_a_new_epoch_no_longer_opens(round, phone):
    url = link(round)
    Invitation.objects.update(epoch=1)

    assert phone.get(url).status_code == 404


def test_cookie_tampered_with_opens_nothing(round, phone):
    phone.get(link(round))
    phone.cookies["answering"] = phone.cookies["answering"].value[:-2] + "xx"

    assert phone.get("/a/").status_code == 404


def test_cookie_is_short_and_closed_to_scripts(round, phone):
    cookie = phone.get(link(round)).cookies["answering"]

    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (7200, True, "Lax")


def test_sending_needs_the_page_it_came_from(round):
    strict = Client(enforce_csrf_checks=True)

    assert (strict.post("/a/", a_form(round)).status_code, intake_count(round)) == (403, 0)


class TestMissionIsHidden:
    @pytest.fixture
    def overview(self, round) -> str:
        return reverse("surveys:round-list", args=[round.organization.slug])

    def test_between_opening_and_answering_and_back_afterwards(self, round, leader, client_of, overview):
        signed_in = client_of(leader)
        before = signed_in.get(overview).content.decode()
        question = signed_in.get(link(round), follow=True).content.decode()
        between = signed_in.get(overview).content.decode()
        signed_in.post("/a/", a_form(round))
        after = signed_in.get(overview).content.decode()

        assert [STATEMENT in page for page in (before, question, between, after)] == [True, False, False, True]
        assert "First, in your own words" in between and 'href="/a/"' in between

    def test_when_signing_in_comes_only_after_opening(self, round, leader, phone, overview):
        phone.get(link(round))
        leader.user.set_password("a-long-enough-secret")
        leader.user.save()
        phone.post(reverse("account_login"), {"login": leader.user.email, "password": "a-long-enough-secret"})

        assert "First, in your own words" in phone.get(overview).content.decode()

    def test_signing_in_without_a_link_hides_nothing(self, round, leader, phone, overview):
        leader.user.set_password("a-long-enough-secret")
        leader.user.save()
        phone.post(reverse("account_login"), {"login": leader.user.email, "password": "a-long-enough-secret"})

        assert STATEMENT in phone.get(overview).content.decode()

    def test_not_by_a_link_already_used(self, round, leader, client_of, overview):
        answer(round)
        signed_in = client_of(leader)
        signed_in.get(link(round), follow=True)

        assert STATEMENT in signed_in.get(overview).content.decode()

    def test_not_after_the_round_closed(self, round, leader, client_of, overview):
        signed_in = client_of(leader)
        signed_in.get(link(round), follow=True)
        close_round(round=round, by=leader.person, at=timezone.now())
        signed_in.get("/a/")

        assert STATEMENT in signed_in.get(overview).content.decode()


@pytest.mark.parametrize(("who", "may"), [("leader", True), ("member", False), (None, False)])
def test_whoever_is_signed_in_and_may_follow_the_round_finds_the_way_back(round, request, client_of, who, may):
    browser = client_of(request.getfixturevalue(who)) if who else Client()
    opened = browser.get(link(round)).headers["Location"]
    browser.post(opened, a_form(round))

    assert ("Back to the round" in browser.get(reverse("surveys:answered")).content.decode()) is may
