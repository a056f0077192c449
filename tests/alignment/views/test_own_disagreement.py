"""What a founder's reading got wrong is said by its writer, and by nobody else."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alignment.queries.founder_page import founder_page
from alignment.services import answer_founder_reading
from alignment.views import founder
from surveys.models import FounderReading
from tests.alignment.encoders import WordEncoder
from tests.alignment.views.test_founder import reading_url
from tests.factories.alignment import ANSWERS, AT, own_answer
from tests.factories.organizations import MembershipFactory

SAID = ["This is not a mention", "Did we miss it?", "Take that back", "you disagree", "you counted it"]


@pytest.fixture
def reading(leader) -> FounderReading:
    """The first of three promises is mentioned."""
    reading = own_answer(person=leader.person)
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)
    reading.refresh_from_db()
    return reading


def key_of(reading: FounderReading, number: int = 1) -> str:
    return founder_page(reading.result).promises[number - 1].key


def url_of(reading: FounderReading, number: int = 1, *, slug: str = "harbor-kitchen") -> str:
    return reverse("alignment:own-disagreement", args=[slug, reading.mission_id, key_of(reading, number)])


def disputed(reading: FounderReading) -> list[str]:
    reading.refresh_from_db()
    return reading.disputed


def seen(client: Client, reading: FounderReading) -> str:
    return client.get(reading_url(reading.mission_id)).content.decode()


def test_match_of_the_own_answer_is_disputed_no_longer_counts_and_comes_back(reading, leader, client_of):
    client = client_of(leader)
    before = seen(client, reading)

    answer = client.post(url_of(reading))
    after = seen(client, reading)

    assert answer.url == f"{reading_url(reading.mission_id)}#match-{key_of(reading)}"
    assert [f'id="match-{key_of(reading)}"' in page for page in (before, after)] == [True, True]
    assert disputed(reading) == [key_of(reading)]
    assert ["We find 1 of 3 promises in it" in before, "We find 0 of 3 promises in it" in after] == [True, True]
    assert ['<mark class="evidence evidence-shared">families' in page for page in (before, after)] == [True, False]
    assert [[said in page for said in SAID] for page in (before, after)] == [
        [True, True, False, False, False],
        [False, True, True, True, False],
    ]
    client.post(url_of(reading))
    assert (disputed(reading), without_tokens(seen(client, reading))) == ([], without_tokens(before))


def without_tokens(page: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce|"X-CSRFToken"|content)="[^"]*"', "", page)


def test_missed_match_is_claimed_and_counts(reading, leader, client_of):
    client = client_of(leader)

    client.post(url_of(reading, 2))
    page = seen(client, reading)

    assert "We find 2 of 3 promises in it" in page
    assert "you counted it" in page


def test_plain_form_carries_all_that_is_needed(reading, leader, client_of):
    """Without a script the browser posts the form as it stands, token and all."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(leader.user, backend="django.contrib.auth.backends.ModelBackend")
    form = re.search(
        rf'<form method="post" action="({re.escape(url_of(reading))})".*?name="csrfmiddlewaretoken" value="(\w+)"',
        seen(client, reading),
        re.S,
    )

    assert client.post(form[1]).status_code == 403
    assert client.post(form[1], {"csrfmiddlewaretoken": form[2]}, follow=True).status_code == 200
    assert disputed(reading) == [key_of(reading)]


def test_disagreement_is_remembered_when_the_answer_is_read_again(reading, leader, client_of):
    client = client_of(leader)
    client.post(url_of(reading))
    reading.mission.promises.filter(position=3).update(text="Sign every invoice")

    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    page = seen(client, reading)
    assert ["Sign every invoice" in page, "you disagree: not counted" in page] == [True, True]


def test_promise_reworded_is_a_match_anew(reading, leader, client_of):
    client = client_of(leader)
    client.post(url_of(reading))
    reading.mission.promises.filter(position=1).update(text="Feed all hungry families")

    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    assert "you disagree" not in seen(client, reading)


def test_match_that_is_gone_says_so_and_changes_nothing(reading, leader, client_of):
    client, url = client_of(leader), url_of(reading)
    reading.mission.promises.filter(position=1).update(text="Feed all hungry families")
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    page = client.post(url, follow=True).content.decode()

    assert "This match is not there any more." in page
    assert disputed(reading) == []


def test_answer_not_read_yet_has_no_match(leader, client_of, reading):
    FounderReading.objects.update(result=None)
    url = reverse("alignment:own-disagreement", args=["harbor-kitchen", reading.mission_id, "x" * 64])

    assert client_of(leader).post(url).status_code == 302
    assert disputed(reading) == []


def others(reading: FounderReading, case: str) -> tuple[MembershipFactory, str]:
    """Somebody who is not the writer, and the address they try."""
    own = reading.organization
    if case == "another leader":
        return MembershipFactory(organization=own, role="leader"), "harbor-kitchen"
    if case == "the administrator":
        return MembershipFactory(organization=own, role="administrator"), "harbor-kitchen"
    other = MembershipFactory(role="administrator", organization__slug="other")
    return other, "other" if case == "another tenant, by its own address" else "harbor-kitchen"


@pytest.mark.parametrize(
    "case", ["another leader", "the administrator", "another tenant", "another tenant, by its own address"]
)
def test_nobody_else_finds_a_match_of_the_own_answer(reading, client_of, case):
    who, slug = others(reading, case)

    assert client_of(who).post(url_of(reading, slug=slug)).status_code == 404
    assert disputed(reading) == []


def test_members_and_whoever_is_not_signed_in_stay_at_the_door(reading, member, client_of):
    """As of the page itself: before anything is looked up, so it tells nothing."""
    assert client_of(member).post(url_of(reading)).status_code == 403
    assert Client().post(url_of(reading)).url.startswith("/accounts/login/")
    assert disputed(reading) == []


@pytest.mark.parametrize("case", ["another leader", "the administrator"])
def test_alarm_without_the_writer_a_colleague_would_dispute_it(reading, client_of, monkeypatch, case):
    monkeypatch.setattr(founder, "own_answer", lambda mission, person: FounderReading.objects.get(mission=mission))
    who, slug = others(reading, case)

    client_of(who).post(url_of(reading, slug=slug))

    assert disputed(reading) == [key_of(reading)]


def test_alarm_without_the_tenant_a_stranger_would_dispute_it(reading, client_of, monkeypatch):
    monkeypatch.setattr(founder, "own_answer", lambda mission, person: FounderReading.objects.get(mission=mission))
    monkeypatch.setattr(type(founder.Mission.objects.all()), "of", lambda self, organization: self)
    who, slug = others(reading, "another tenant, by its own address")

    client_of(who).post(url_of(reading, slug=slug))

    assert disputed(reading) == [key_of(reading)]


def test_own_disagreement_is_never_made_by_reading(reading, leader, client_of):
    assert client_of(leader).get(url_of(reading)).status_code == 405
    assert disputed(reading) == []


def test_faint_promise_is_asked_about_with_its_sentence_and_who_will_see_it(reading, leader, client_of):
    reading.result["promises"][1]["match"] |= {"band": "partial", "start": 53, "end": 73}
    reading.save()

    page = seen(client_of(leader), reading)

    part = page[page.index(f'id="match-{key_of(reading, 2)}"') :]
    part = part[: part.index("</li>")]
    assert "Closest: “" in part and "Does it count?" in part
    assert [words in part for words in ("Yes, it counts<", "It says: not kept<", "“”")] == [True, True, False]
    assert page.index("Only you see it until") < page.index('id="match-')


def test_promise_far_from_every_sentence_is_asked_about_in_a_fold_with_all_of_them(reading, leader, client_of):
    page = seen(client_of(leader), reading)

    part = page[page.index(f'id="match-{key_of(reading, 3)}"') :]
    part = part[: part.index("</li>")]
    assert ["Did we miss it?" in part, "Closest: “" in part] == [True, False]
    assert [part.count(f"“{words}") for words in ("I make sure hungry families", "I also sign invoices")] == [1, 1]


def test_legend_explains_only_the_marks_that_are_there(reading, leader, client_of):
    page = seen(client_of(leader), reading)

    legend = page[page.index('class="evidence-legend"') :]
    legend = legend[: legend.index("</div>")]
    assert [words in legend for words in ("Marked words", "Bold words", "Red words")] == [True, True, False]


def test_sentence_pressed_is_marked_and_stands_beside_the_promise(reading, leader, client_of):
    client = client_of(leader)
    client.post(url_of(reading, 2), {"words": "1"})

    page = seen(client, reading)

    assert '<blockquote class="small">“I also sign invoices”' in page
    assert '<mark class="evidence">I also sign invoices</mark>' in page
    client.post(url_of(reading, 2))
    reading.refresh_from_db()
    assert reading.said == {"claims": {}}


def test_no_mention_is_no_longer_said_once_its_writer_counts_one(leader, client_of):
    reading = own_answer(person=leader.person, text=ANSWERS["Di"])
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)
    reading.refresh_from_db()
    client = client_of(leader)
    before = seen(client, reading)

    client.post(url_of(reading, 2))

    none, after = "We found no mention of a promise.", seen(client, reading)
    assert [none in page for page in (before, after)] == [True, False]
    assert ["How to read the marks" in page for page in (before, after)] == [False, True]


def test_own_answer_speaks_against_a_promise_and_mentions_no_more(reading, leader, client_of):
    client = client_of(leader)

    client.post(against_url(reading))
    page = seen(client, reading)
    client.post(against_url(reading))

    assert ["you say: not kept" in page, "We find 1 of 3 promises in it" in page] == [True, True]
    assert "you say: not kept" not in seen(client, reading)


def against_url(reading: FounderReading, *, slug: str = "harbor-kitchen") -> str:
    return reverse("alignment:own-against", args=[slug, reading.mission_id, key_of(reading, 2)])


@pytest.mark.parametrize(
    "case", ["another leader", "the administrator", "another tenant", "another tenant, by its own address"]
)
def test_nobody_else_says_that_the_own_answer_speaks_against_a_promise(reading, client_of, case):
    who, slug = others(reading, case)

    assert client_of(who).post(against_url(reading, slug=slug)).status_code == 404
    reading.refresh_from_db()
    assert reading.said == {}


def test_alarm_without_the_writer_a_colleague_would_say_so(reading, client_of, monkeypatch):
    monkeypatch.setattr(founder, "own_answer", lambda mission, person: FounderReading.objects.get(mission=mission))
    who, slug = others(reading, "another leader")

    client_of(who).post(against_url(reading, slug=slug))

    reading.refresh_from_db()
    assert reading.said == {"against": [key_of(reading, 2)]}
