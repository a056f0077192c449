"""A public survey that stays open, on the pages of whoever opens it, reads it and answers it."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from surveys.models import Chain, Round
from surveys.queries import public_url
from surveys.queries.happenings import NEWS
from tests.factories.alignment import mission_with
from tests.factories.chains import WEEK, front, open_chain, some_answer, sweep

NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)


@pytest.fixture
def chain(leader) -> Chain:
    return open_chain(by=leader.person, at=NOW - 4 * WEEK)


@pytest.fixture
def client(client, leader):
    client.force_login(leader.person.user)
    return client


def page(client, name: str, round: Round) -> str:
    response = client.get(reverse(name, args=[round.organization.slug, round.pk]), follow=True)
    assert response.status_code == 200
    return response.content.decode()


def two_releases(chain: Chain) -> list[Round]:
    for week in (4, 3):
        some_answer(chain, 12, at=NOW - week * WEEK)
        sweep(at=NOW - (week - 1) * WEEK)
    return list(Round.objects.filter(chain=chain).released().order_by("released_at"))


def test_opened_for_good_it_has_no_date_and_says_so(client, leader):
    mission = mission_with(organization=leader.organization)
    form = {
        "mission": mission.pk, "audience": "public", "lasts": "for_good", "closes_on": "",
        "minimum_scores": 5, "minimum_distributions": 8, "minimum_quotes": 10,
    }  # fmt: skip

    response = client.post(reverse("surveys:public-round-new", args=[leader.organization.slug]), form, follow=True)

    round = Round.objects.get()
    assert (round.stays_open, round.closes_at, round.mode) == (True, None, "public")
    html = response.content.decode()
    assert "The first numbers appear when at least 10 people have answered each question" in html
    assert "These questions stay open." in html


def test_preview_tells_what_people_will_be_told(client, leader):
    mission = mission_with(organization=leader.organization)
    url = reverse("surveys:public-round-new", args=[leader.organization.slug])
    form = {"mission": mission.pk, "audience": "public", "lasts": "for_good", "minimum_quotes": 12, "preview": "1"}

    assert "only when at least 12 more people have answered" in client.post(url, form).content.decode()
    assert not Chain.objects.exists()


def test_until_a_day_still_needs_the_day(client, leader):
    mission = mission_with(organization=leader.organization)
    url = reverse("surveys:public-round-new", args=[leader.organization.slug])
    client.post(url, {"mission": mission.pk, "audience": "public", "lasts": "day", "closes_on": ""})

    assert not Round.objects.exists()


def test_list_shows_one_survey_however_many_rounds_it_had(client, chain):
    two_releases(chain)

    html = client.get(reverse("surveys:round-list", args=[chain.organization.slug])).content.decode()
    assert html.count('class="card round-card"') == 1
    assert "Stays open until somebody ends it" in html


def test_each_page_of_an_earlier_round_is_that_of_the_open_one(client, chain):
    first = front(chain)
    two_releases(chain)

    html = page(client, "surveys:round", first)
    assert public_url(front(chain)) in html
    assert f"rounds/{front(chain).pk}/closure/" in html
    assert public_url(front(chain)) in page(client, "surveys:sheet", first)


def test_results_are_the_newest_with_n_and_day_and_what_comes_next(client, chain):
    first, _newest = two_releases(chain)

    html = page(client, "alignment:results", front(chain))
    assert "from 24 answers since it opened" in html
    assert "The next numbers appear when at least 10 more people have answered each question" in html
    assert "differ by nobody or by at least 10 people" in html
    assert "There are newer ones" in page(client, "alignment:results", first)


def test_before_the_first_numbers_the_page_says_what_they_wait_for(client, chain):
    some_answer(chain, 9, at=NOW - 4 * WEEK)
    sweep(at=NOW - 3 * WEEK)

    for round in Round.objects.filter(chain=chain):
        assert "No numbers yet" in page(client, "alignment:results", round)


def test_no_page_tells_how_many_answered_since(client, chain):
    two_releases(chain)
    names = ("surveys:round", "alignment:results", "surveys:sheet", "surveys:closure")
    before = [page(client, name, front(chain)) for name in names]
    some_answer(chain, 7, at=NOW - WEEK)

    assert [_plain(page(client, name, front(chain))) for name in names] == [_plain(html) for html in before]


def _plain(html: str) -> str:
    return "\n".join(line for line in html.splitlines() if "csrf" not in line)


def test_results_home_lists_the_newest_numbers_alone(client, chain):
    first, second = two_releases(chain)

    html = client.get(reverse("alignment:home", args=[chain.organization.slug])).content.decode()
    assert reverse("alignment:results", args=[chain.organization.slug, second.pk]) in html
    assert reverse("alignment:results", args=[chain.organization.slug, first.pk]) not in html


def test_ended_from_a_page_that_was_open_for_weeks(client, chain):
    first = front(chain)
    two_releases(chain)

    html = page(client, "surveys:closure", first)
    assert "End this survey?" in html
    response = client.post(reverse("surveys:closure", args=[chain.organization.slug, first.pk]), follow=True)

    assert not front(chain).is_open
    assert "The survey has ended." in response.content.decode()
    assert "This survey has ended" in page(client, "surveys:round", front(chain))


def test_a_printed_link_is_answered_across_hand_overs_and_a_form_open_meanwhile_too(chain):
    link = front(chain).public_token
    device = Client()
    device.get(reverse("surveys:answer", args=[link]) + "?kiosk", follow=True)
    key = front(chain).questionnaire.question("aided").item_keys[0]
    two_releases(chain)

    form = {"token": link, "q-unaided": "They cook.", "q-aided": [key], "submission_id": "one", "part": "2"}
    states = [device.post("/a/", form, headers={"accept": "application/json"}).json()["state"] for _ in range(2)]

    assert states == ["received", "received"]


def test_a_form_sent_again_after_the_mix_is_told_that_the_first_counts(chain):
    link = front(chain).public_token
    form = {"token": link, "q-unaided": "They cook.", "submission_id": "one", "part": "2"}
    device = Client()
    device.post("/a/", form, headers={"accept": "application/json"})
    some_answer(chain, 8, at=NOW - 4 * WEEK)
    sweep(at=NOW - 3 * WEEK)

    html = device.post("/a/", form).content.decode()
    assert "What you sent first counts" in html
    assert "They cook." in html


def test_hand_overs_are_no_news(chain):
    two_releases(chain)
    told = {kind.name: len(list(kind.since([chain.organization_id], NOW - 9 * WEEK))) for kind in NEWS}
    assert told == {"round.opened": 1, "round.closed": 0}


@pytest.mark.parametrize(
    ("language", "first", "stored"),
    [
        ("en", "each time enough more people have answered", "Each answer is shuffled by itself"),
        ("de", "jedes Mal, wenn genug weitere Menschen geantwortet haben", "Jede Antwort wird für sich gemischt"),
    ],
)
def test_whoever_answers_is_not_told_of_a_closing(chain, language, first, stored):
    device = Client(headers={"accept-language": language})
    html = device.get(reverse("surveys:answer", args=[front(chain).public_token]), follow=True).content.decode()

    assert first in html
    assert stored in html
    assert "round closes" not in html
    assert "Runde schließt" not in html
