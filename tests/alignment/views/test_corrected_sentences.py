"""A correction is about one sentence: another that counts on its own keeps the promise mentioned."""

import pytest
from django.urls import reverse

import alignment.queries.mentions as mentions_module
from alignment.models import Disagreement, ReleasedMatch
from alignment.queries import results_page
from alignment.queries.calibration import judged_matches, verdict
from alignment.queries.counterexamples import counterexamples
from alignment.queries.mentions import mentions
from alignment.queries.readings import newest_readings
from alignment.services import disagree
from missions.queries import engine_promises
from tests.alignment.views.test_results import main_of, results_url
from tests.factories.alignment import ANSWERS, AT, released_round

TWICE = "I feed hungry families every day. I sign invoices. On Sundays we feed families who come hungry."


@pytest.fixture
def release(organization, administrator):
    answers = ANSWERS | {"Ada": TWICE}
    return released_round(organization=organization, by=administrator.person, answers=answers)


@pytest.fixture
def match(release) -> ReleasedMatch:
    return ReleasedMatch.objects.select_related("answer").get(answer__name="Ada", promise__position=1)


def counts(release) -> set[int]:
    """The same count, by every way it is told."""
    page = results_page(release, reader=None)
    stands = sum(cell.stands for card in page.answers for cell in card.cells if cell.number == 1)
    reading = newest_readings(release.round.organization)[0]
    return {mentions(release)[0].count, page.promises[0].count, reading.mentions[0].count, stands}


def test_release_keeps_every_sentence_that_counts_on_its_own(match):
    assert match.is_voiced
    assert sorted(match.clauses) == ["I feed hungry families every day", "On Sundays we feed families who come hungry"]
    assert (match.sentences, len(match.also)) == (2, 1)


def test_answer_mentions_the_promise_while_one_of_its_sentences_does(release, match, leader):
    before = counts(release)
    disagree(match=match, by=leader.person, at=AT, sentence=0)
    one = counts(release)
    disagree(match=match, by=leader.person, at=AT, sentence=1)
    both = counts(release)
    disagree(match=match, by=leader.person, at=AT, sentence=1)

    assert [before, one, both, counts(release)] == [{2}, {2}, {1}, {2}]


def test_alarm_without_the_rule_one_correction_takes_the_whole_answer(release, match, leader, monkeypatch):
    from django.db.models import Q

    whole = Q(matches__is_voiced=True, matches__disagreements__isnull=True)
    monkeypatch.setattr(mentions_module, "standing", lambda prefix="": whole)
    disagree(match=match, by=leader.person, at=AT, sentence=0)

    assert mentions(release)[0].count == 1


def test_two_people_on_one_sentence_do_not_make_two_sentences(release, match, leader, administrator):
    for person in (leader.person, administrator.person):
        disagree(match=match, by=person, at=AT, sentence=0)

    assert counts(release) == {2}


def test_one_sentence_disputed_says_nothing_of_the_pair_and_speaks_against_that_sentence(release, match, leader):
    mission = release.round.mission
    disagree(match=match, by=leader.person, at=AT, sentence=1)
    judged = judged_matches(mission.pk).get(pk=match.pk)

    found = counterexamples(mission_id=mission.pk, promises=engine_promises(mission))

    assert verdict(judged) is None
    assert [each.clause for each in found] == [match.clauses[1]]


def test_page_offers_each_sentence_and_says_that_another_still_counts(release, match, leader, client_of):
    client, url = client_of(leader), reverse("alignment:disagreement", args=["harbor-kitchen", match.pk])

    client.post(url, {"sentence": "1"})
    page = main_of(client.get(results_url(release.round_id)))
    part = page[page.index(f'id="match-{match.pk}"') :]
    part = part[: part.index('<div class="match-say">')]

    assert [part.count(word) for word in ("Take that back", "This is not a mention")] == [1, 1]
    assert "(another sentence still mentions it)" in part
    assert "one sentence disputed" in page and "found by the program" not in page


@pytest.mark.parametrize("sentence", ["2", "-1", "x", "9999999"])
def test_sentence_that_is_not_there_is_not_found(match, leader, client_of, sentence):
    url = reverse("alignment:disagreement", args=["harbor-kitchen", match.pk])

    assert client_of(leader).post(url, {"sentence": sentence}).status_code == 404
    assert Disagreement.objects.count() == 0
