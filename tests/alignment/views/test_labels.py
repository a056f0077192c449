import re

import pytest
from django.urls import reverse

from alignment.models import Label, Release, ReleasedAnswer, ReleasedMatch
from alignment.services import label
from missions.models import Promise
from surveys.models import Round
from tests.factories.alignment import ANSWERS, AT, released_round, taught_release
from tests.factories.organizations import MembershipFactory
from tests.factories.unfrozen import unfrozen

TWELVE = {f"Leader {number:02}": f"{text} Week {number}." for number, text in enumerate([*ANSWERS.values()] * 3)}


@pytest.fixture
def release(organization, administrator) -> Release:
    return released_round(organization=organization, by=administrator.person)


@pytest.fixture
def client(leader, client_of):
    return client_of(leader)


def url(name: str, pk: int) -> str:
    return reverse(f"alignment:{name}", args=["harbor-kitchen", pk])


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode().split("<main")[1]).split())


def asked(response) -> int:
    """The match of the pair that the page asks about."""
    return int(re.search(r"/results/matches/(\d+)/label/", response.content.decode())[1])


def match_where(release: Release, **facts) -> ReleasedMatch:
    return ReleasedMatch.objects.filter(answer__release=release, **facts).order_by("pk").first()


def test_results_lead_to_the_labels(release, client):
    page = client.get(url("results", release.round_id)).content.decode()

    assert f'href="{url("labels", release.round_id)}"' in page
    assert "Teach it what counts here" in page


def test_page_asks_one_pair_without_names_or_what_the_engine_found(release, client):
    page = client.get(url("labels", release.round_id))

    text = words(page)
    match = ReleasedMatch.objects.select_related("answer", "promise").get(pk=asked(page))
    assert match.answer.text in text
    assert match.promise.text in text
    assert match.answer.name not in text
    assert "You have not judged enough yet." in text
    assert "clear" not in text


def test_label_is_saved_at_once_and_the_next_pair_comes(release, client, leader):
    first = asked(client.get(url("labels", release.round_id)))

    page = client.post(url("label", first), {"verdict": "does-not"}, follow=True)

    assert Label.objects.get().match_id == first
    assert Label.objects.get().person == leader.person
    assert asked(page) != first
    assert "1 answer judged so far" in words(page)


def test_skipped_pair_is_not_labeled_and_comes_again_at_the_end(release, client):
    first = asked(client.get(url("labels", release.round_id)))

    second = asked(client.get(url("labels", release.round_id), {"after": first}))

    assert second != first
    assert Label.objects.count() == 0
    assert asked(client.get(url("labels", release.round_id))) == first


def test_label_is_changed_and_taken_back(release, client):
    match = match_where(release, is_voiced=True)
    client.post(url("label", match.pk), {"verdict": "shows"})
    page = client.get(url("labels", release.round_id), {"pair": match.pk})
    assert "You have said: shows it." in words(page)

    client.post(url("label", match.pk), {"verdict": "does-not"})
    assert [row.shows for row in Label.objects.all()] == [False]

    client.post(url("label", match.pk), {"verdict": "none"})
    assert Label.objects.count() == 0


@pytest.mark.parametrize("verdict", ["", "maybe"])
def test_other_words_are_refused(release, client, verdict: str):
    response = client.post(url("label", match_where(release).pk), {"verdict": verdict})

    assert (response.status_code, Label.objects.count()) == (400, 0)


def test_answer_that_may_not_be_labeled_is_not_asked_about_and_refused_in_words(release, client):
    match = match_where(release)
    ReleasedAnswer.objects.update(exclusion=ReleasedAnswer.Exclusion.COPY)

    page = client.post(url("label", match.pk), {"verdict": "shows"}, follow=True)

    assert "cannot be judged" in words(page)
    assert "There is nothing to judge here." in words(page)
    assert Label.objects.count() == 0


def test_answer_given_in_confidence_has_no_labels_page_and_takes_no_label(release, client):
    match = match_where(release)
    with unfrozen():
        Round.objects.update(mode="confidential")

    page = client.post(url("label", match.pk), {"verdict": "does-not"}, follow=True)

    assert page.status_code == 404
    assert Label.objects.count() == 0


def test_every_pair_judged_says_so(organization, client, administrator):
    release = taught_release(organization=organization, by=administrator.person)

    page = words(client.get(url("labels", release.round_id)))

    assert "Every pair has been judged." in page
    assert "12 answers judged so far" in page
    assert "From the next round on, a match counts from a strength of" in page
    assert "6 of 12 show the promise (precision; likely" in page


def test_results_tell_what_the_labels_say_and_that_they_count_later(organization, client, administrator):
    release = taught_release(organization=organization, by=administrator.person)

    page = words(client.get(url("results", release.round_id)))

    assert "What counts as a mention is a general rule" in page
    assert "By now people have said of 12 matches whether they are right; that counts from the next round on." in page
    assert "By them, 6 of 12 matches counted are right" in page


def test_results_of_a_calibrated_round_say_by_what(release, client):
    release.calibration = {"labels": 12, "line": 0.3512, "fingerprint": "f" * 64}
    release.save()

    page = words(client.get(url("results", release.round_id)))

    assert "Your leaders judged 12 matches of earlier rounds" in page
    assert "a strength of 0.35 or more (check mark ffffffffffff)" in page
    assert "a general rule" not in page


def test_missed_pair_leads_to_a_phrase_that_only_the_button_adds(release, client):
    match = match_where(release, is_voiced=False, answer__name="Cy")
    page = client.post(url("label", match.pk), {"verdict": "shows"}, follow=True)
    promise = Promise.objects.get(pk=match.promise.promise_id)
    assert page.request["PATH_INFO"] == url("phrase", match.pk)
    assert promise.cues == []

    page = client.post(url("phrase", match.pk), {"phrase": "markets throw away"}, follow=True)

    promise.refresh_from_db()
    assert promise.cues == ["markets throw away"]
    assert f"“{promise.text}” is also found by these words from the next round on." in words(page)


def test_clause_of_the_answer_can_be_taken_and_reworded(release, client, leader):
    match = match_where(release, is_voiced=False, answer__name="Ada")
    label(match=match, shows=True, by=leader.person, at=AT)

    page = client.get(url("phrase", match.pk), {"clause": 1}).content.decode()

    field = re.search(r"<textarea[^>]*>\s*([^<]*)</textarea>", page)[1]
    assert field == "I also sign invoices"


def test_phrase_of_one_word_is_refused_and_what_was_typed_stays(release, client, leader):
    match = match_where(release, is_voiced=False)
    label(match=match, shows=True, by=leader.person, at=AT)

    page = client.post(url("phrase", match.pk), {"phrase": "hunger"}).content.decode()

    assert "at least two words" in page
    assert "hunger</textarea>" in page


def test_counted_match_leads_to_no_phrase(release, client):
    match = match_where(release, is_voiced=True)

    page = client.post(url("label", match.pk), {"verdict": "shows"}, follow=True)

    assert page.request["PATH_INFO"] == url("labels", release.round_id)
    assert client.get(url("phrase", match.pk)).status_code == 404


def test_retired_promise_says_so_instead_of_a_form(release, client, leader):
    match = match_where(release, is_voiced=False)
    label(match=match, shows=True, by=leader.person, at=AT)
    Promise.objects.update(retired_at=AT)

    assert "has been retired since" in words(client.get(url("phrase", match.pk)))


def test_round_without_results_and_pair_of_another_round_are_not_found(release, client, organization, administrator):
    other = released_round(organization=organization, by=administrator.person)

    assert client.get(url("labels", 10_000)).status_code == 404
    strange = client.get(url("labels", release.round_id), {"pair": match_where(other).pk})
    assert strange.status_code == 404


def test_strangers_label_nothing_of_ours(release, client_of):
    stranger = MembershipFactory(role="administrator")
    theirs = reverse("alignment:label", args=[stranger.organization.slug, match_where(release).pk])

    response = client_of(stranger).post(theirs, {"verdict": "shows"})

    assert (response.status_code, Label.objects.count()) == (404, 0)


@pytest.mark.parametrize("answers", [ANSWERS, TWELVE], ids=["four", "twelve"])
def test_labels_query_count_does_not_grow(
    organization, administrator, leader, client_of, django_assert_num_queries, answers: dict
):
    release = released_round(organization=organization, by=administrator.person, answers=answers)
    for match in ReleasedMatch.objects.order_by("pk")[:3]:
        label(match=match, shows=True, by=leader.person, at=AT)
    client = client_of(leader)

    with django_assert_num_queries(17):
        client.get(url("labels", release.round_id))


def test_what_was_taught_stands_at_the_promise_with_who_said_it_and_is_taken_back(release, client, leader):
    match = match_where(release, is_voiced=True)
    sentence = "A sentence like this no longer counts for this promise from the next round on."

    text = words(client.post(url("label", match.pk), {"verdict": "does-not"}, follow=True))

    assert sentence in text
    assert f"{match.promise.text} {match.evidence} Said by {leader.person.name} Take back" in text
    results = words(client.get(url("results", release.round_id)))
    assert sentence in results
    assert "1 sentence no longer counts for it from the next round on. Look at them" in results

    client.post(url("label", match.pk), {"verdict": "none"})

    assert "Nothing yet. Say “Does not”" in words(client.get(url("labels", release.round_id)))


def test_nobody_takes_back_what_another_has_said(release, client, administrator):
    match = match_where(release, is_voiced=True)
    label(match=match, shows=False, by=administrator.person, at=AT)

    taught = client.get(url("labels", release.round_id)).content.decode().split('id="taught"')[1]

    assert f"Said by {administrator.person.name}" in taught
    assert url("label", match.pk) not in taught


def test_disagreement_is_taught_and_taken_back_there(release, client):
    match = match_where(release, is_voiced=True)
    client.post(url("disagreement", match.pk))

    taught = client.get(url("labels", release.round_id)).content.decode().split('id="taught"')[1]

    assert match.evidence in taught
    assert f'action="{url("disagreement", match.pk)}"' in taught


def test_does_not_on_what_was_not_found_teaches_nothing_and_does_not_say_so(release, client):
    match = match_where(release, band="none")

    text = words(client.post(url("label", match.pk), {"verdict": "does-not"}, follow=True))

    assert "A sentence like this" not in text
    assert "Nothing yet." in text
