"""Whoever answers in German meets no English sentence of ours."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from missionhub.core.catalogs import read
from surveys.models import Round
from surveys.questionnaire import LANGUAGES
from surveys.services import close_round, open_vote
from tests.factories.consultations import consult, propose, told
from tests.factories.staff_rounds import invitation_to, open_staff_round
from tests.factories.surveys import invitation_of, open_round
from tests.surveys.views.messages_of import english_in, messages_of_respondents, one_line


@pytest.fixture
def german() -> Client:
    return Client(headers={"accept-language": "de-DE,de;q=0.9,en;q=0.5"})


@pytest.fixture
def round(leader) -> Round:
    return open_staff_round(by=leader.person, title="Runde")


def link(round: Round, name: str = "Kitchen 1") -> str:
    return reverse("surveys:answer", args=[invitation_to(round, name).token])


def form_of(round: Round, name: str = "Kitchen 1", **more: str) -> dict[str, str]:
    return {"token": invitation_to(round, name).token} | more


def pages(german: Client, round: Round, leader) -> dict[str, str]:
    """Every page somebody with a link can meet, in German."""
    leaders = open_round(by=leader.person)
    work = {"q-work": "Ich koche.", "q-own_words": "Für alle."}
    opened = {
        "link needed": german.get("/a/"),
        "first part": german.get(link(round), follow=True),
        "nothing written": german.post("/a/", form_of(round, part="1")),
        "too long": german.post("/a/", form_of(round, part="1") | {"q-work": "x" * 20_002}),
        "null": german.post("/a/", form_of(round, part="1") | {"q-work": "a\0b"}),
        "second part": german.post("/a/", form_of(round, part="1") | work),
        "not on offer": german.post("/a/", form_of(round, part="2") | work | {"q-agrees-agree": "9"}),
        "thanks": german.post("/a/", form_of(round, part="2") | work, follow=True),
        "already": german.post("/a/", form_of(round, part="2") | work | {"q-work": "Anderes."}),
        "leaders": german.get(reverse("surveys:answer", args=[invitation_of(leaders).token]), follow=True),
        "leaders' thanks": german.post(
            "/a/", {"token": invitation_of(leaders).token, "q-work": "Ich leite."}, follow=True
        ),
        "no such link": german.get("/a/nothing/"),
        "forged": Client(enforce_csrf_checks=True, headers={"accept-language": "de"}).post("/a/", form_of(round)),
    }
    close_round(round=round, by=leader.person, at=timezone.now())
    opened["closed"] = german.post("/a/", form_of(round, "Kitchen 2", part="2") | work)
    return {name: page.content.decode() for name, page in opened.items()}


def test_no_page_says_an_english_sentence(german, round, leader):
    found = {name: english_in(page) for name, page in pages(german, round, leader).items()}

    assert {name: texts for name, texts in found.items() if texts} == {}


def test_no_page_of_a_consultation_says_one(german, leader):
    proposing = consult(by=leader.person)
    propose(proposing, "Kitchen 1", "Die Fahrer sollen entscheiden.")
    opened = [german.get(link(proposing, "Kitchen 2"), follow=True)]
    opened.append(german.post("/a/", form_of(proposing, "Kitchen 2") | {"q-proposal_1": "x" * 301}))
    consultation = told(proposing, by=leader.person)
    consultation.statements.filter(is_proposed=True).update(state="declined", reason="Doppelt.")
    later = timezone.now() + timedelta(days=3)
    vote = open_vote(consultation=consultation, closes_at=later, by=leader.person, at=timezone.now())
    opened.append(german.get(link(vote), follow=True))
    pages = [page.content.decode() for page in opened]

    assert "Ich stimme nicht zu" in pages[-1]
    assert [english_in(page) for page in pages] == [[]] * 3


def test_a_sentence_nobody_translated_would_be_found(german, round, leader, monkeypatch):
    catalog = translation.trans_real.translation("de")._catalog
    monkeypatch.setitem(catalog._catalogs[0], "Send my answers", "Send my answers")
    monkeypatch.setattr("django.utils.translation.trans_real._default", None)

    found = english_in(german.post("/a/", form_of(round, part="1") | {"q-work": "Ich koche."}).content.decode())

    assert "Send my answers" in found


def test_every_message_of_the_sources_is_in_the_catalog():
    known = read((settings.LOCALE_PATHS[0] / "de/LC_MESSAGES/django.po").read_text())
    asked = {text for key in known for text in key.split("\0")}

    assert messages_of_respondents() - asked == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_screen_is_read_in_sixty_words(round, language):
    page = Client(headers={"accept-language": language}).get(link(round), follow=True).content.decode()
    screen = page.split("data-first-screen>")[1].split("<ul>")[0]
    words = one_line(re.sub(r"<[^>]+>", " ", screen)).split()

    assert len(words) <= 60, words
    assert round.told[language] in one_line(screen)
    assert ("Was genau wird gespeichert?" if language == "de" else "What exactly is stored?") in screen


class TestSwitch:
    def test_keeps_what_was_typed_and_remembers(self, round):
        phone = Client()
        phone.get(link(round))

        page = phone.post("/a/", form_of(round, part="1", language="de", at="1") | {"q-work": "I cook."})

        assert 'lang="de"' in page.content.decode() and "I cook." in page.content.decode()
        assert 'name="at" value="1"' in page.content.decode()
        assert phone.cookies["django_language"].value == "de"
        assert "Wofür werden Sie bezahlt?" in phone.get("/a/").content.decode()

    def test_on_the_page_of_thanks(self, round):
        phone = Client()
        phone.post("/a/", form_of(round, part="2") | {"q-work": "I cook."}, follow=True)

        page = phone.post(reverse("surveys:language"), {"language": "de", "next": "/a/done/"}, follow=True)

        assert "Danke. Ihre Antwort ist da." in page.content.decode()

    def test_leads_to_no_other_site(self, round):
        left = Client().post(reverse("surveys:language"), {"language": "de", "next": "https://elsewhere.example/"})

        assert left.headers["Location"] == "/"

    def test_of_a_language_nobody_offers_changes_nothing(self, round):
        phone = Client()
        page = phone.post("/a/", form_of(round, part="1", language="xx") | {"q-work": "I cook."})

        assert "django_language" not in phone.cookies and 'name="part" value="2"' in page.content.decode()
