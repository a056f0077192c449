"""A promise that was missed is repaired where it is seen missing: by the closest sentence, or by another one."""

import pytest
from django.urls import reverse

from alignment.models import Disagreement, ReleasedMatch
from alignment.queries import results_page
from alignment.services import disagree, say_against
from tests.alignment.views.test_results import main_of, results_url
from tests.factories.alignment import ANSWERS, AT, released_round

DI = "I keep the books. Whoever has no money pays nothing here. I answer the auditors."
LONG = " ".join(f"Sentence {number} tells of nothing but invoices and more invoices." for number in range(12))


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person, answers=ANSWERS | {"Di": DI})


@pytest.fixture
def missed(release) -> ReleasedMatch:
    return ReleasedMatch.objects.select_related("promise", "answer").get(answer__name="Di", promise__position=3)


def page_of(release, who, client_of, name: str = "results") -> str:
    return main_of(client_of(who).get(results_url(release.round_id, name)))


def say(match, who, client_of, **typed) -> None:
    client_of(who).post(reverse("alignment:disagreement", args=["harbor-kitchen", match.pk]), typed)


def test_closest_sentence_is_kept_for_what_does_not_count_and_for_nothing_else(release):
    matches = ReleasedMatch.objects.filter(answer__release=release)

    assert {bool(match.nearest) for match in matches.filter(is_voiced=False)} == {True}
    assert {bool(match.nearest) for match in matches.filter(is_voiced=True)} == {False}


def test_yes_counts_the_promise_by_the_closest_sentence(release, missed, leader, client_of):
    start, end = missed.nearest
    say(missed, leader, client_of)

    promise = results_page(release, reader=None).promises[2]

    assert (promise.count, promise.found, [voice.text for voice in promise.voices]) == (1, 0, [DI[start:end]])


def test_another_sentence_that_is_pressed_becomes_the_evidence(release, missed, leader, client_of):
    say(missed, leader, client_of, words="1")

    voices = results_page(release, reader=None).promises[2].voices
    assert [voice.text for voice in voices] == ["Whoever has no money pays nothing here"]
    assert '<mark class="evidence">Whoever has no money pays nothing here</mark>' in page_of(release, leader, client_of)


@pytest.mark.parametrize("words", ["3", "-1", "x", "9999999"])
def test_sentence_that_is_not_in_the_answer_is_not_found(missed, leader, client_of, words):
    url = reverse("alignment:disagreement", args=["harbor-kitchen", missed.pk])

    assert client_of(leader).post(url, {"words": words}).status_code == 404
    assert Disagreement.objects.count() == 0


def test_release_without_closest_sentences_is_looked_through_and_shows_no_empty_quote(
    release, missed, leader, client_of
):
    """Of releases from before they were kept."""
    ReleasedMatch.objects.filter(answer__release=release).update(nearest=[])
    url = reverse("alignment:look-through", args=["harbor-kitchen", release.round_id])
    asked = client_of(leader).get(f"{url}?answer={missed.answer_id}")
    disagree(match=missed, by=leader.person, at=AT)

    page = page_of(release, leader, client_of)

    assert asked.status_code == 200
    assert "Added by a person, in what was written by" in page
    assert "“”" not in page


def test_every_count_follows_a_correction(release, missed, leader, client_of):
    before = results_page(release, reader=None)
    disagree(match=missed, by=leader.person, at=AT)
    after = results_page(release, reader=None)
    di = next(card for card in after.answers if card.name == "Di")

    assert [[card.name for card in page.task_answers] for page in (before, after)] == [["Di"], []]
    assert (len(di.folded), [cell.shown_label for cell in di.counted]) == (2, ["added by a person"])


def test_once_all_are_mentioned_the_weakest_stays_named(release, missed, leader, client_of):
    before = results_page(release, reader=None)
    disagree(match=missed, by=leader.person, at=AT)
    after = results_page(release, reader=None)

    named = [(page.next_steps.steps[0].kind, page.next_steps.steps[0].promises[0].number) for page in (before, after)]
    assert named == [("unmentioned", 3), ("hardly", 3)]
    for match in ReleasedMatch.objects.filter(answer__release=release, promise=missed.promise, answer__name="Bo"):
        disagree(match=match, by=leader.person, at=AT)
    later = results_page(release, reader=None)
    assert (later.next_steps.steps[0].kind, "Each promise is mentioned, by 2 of 4." in later.mentions_sentence) == (
        "talk",
        True,
    )


def test_whoever_corrected_reads_that_it_was_they(release, missed, leader, administrator, client_of):
    disagree(match=missed, by=leader.person, at=AT)
    disagree(match=missed, by=administrator.person, at=AT)
    mine = page_of(release, leader, client_of)
    Disagreement.objects.filter(person=administrator.person).delete()

    assert "counted by you and 1 other" in mine
    assert "you counted it" in page_of(release, leader, client_of)
    assert "counted by 1 person" in page_of(release, administrator, client_of)


def test_field_without_a_mention_is_empty_and_leads_to_the_answer(release, missed, leader, client_of):
    page = page_of(release, leader, client_of)

    field = f'id="cell-{missed.pk}"><a href="#answer-{missed.answer_id}"><span class="visually-hidden">no mention</span></a>'
    assert field in page
    assert page[page.index('id="who-mentions"') : page.index('id="answers"')].count("no mention<") == 8


def test_field_says_that_somebody_reads_against_it(release, missed, leader, client_of):
    say_against(match=missed, by=leader.person, at=AT)

    page = page_of(release, leader, client_of)

    cell = page[page.index(f'id="cell-{missed.pk}"') :]
    assert "may say: not kept" in cell[: cell.index("</td>")]


def test_short_answer_is_read_at_once_and_a_long_one_is_cut_at_a_sentence(organization, administrator, client_of):
    release = released_round(organization=organization, by=administrator.person, answers=ANSWERS | {"Di": LONG})

    cards = {card.name: card for card in results_page(release, reader=None).answers}
    brief = "".join(run.text for run in cards["Di"].brief)

    assert "".join(run.text for run in cards["Ada"].brief) == ANSWERS["Ada"]
    assert (cards["Ada"].is_whole, cards["Di"].is_whole) == (True, False)
    assert 250 < len(brief) <= 352 and brief.endswith("invoices. …")
    assert page_of(release, administrator, client_of).count("Read the whole answer") == 1


def test_marks_are_explained_only_where_there_are_marks(organization, administrator, client_of):
    answers = {name: "I answer the auditors." + name * 9 for name in ("Ada", "Bo")}
    release = released_round(organization=organization, by=administrator.person, answers=answers)

    page = page_of(release, administrator, client_of)

    assert ["How to read the marks" in page, "What a correction does" in page] == [False, True]


def test_promise_that_ends_with_a_full_stop_ends_no_sentence_twice(organization, administrator, client_of):
    release = released_round(
        organization=organization, by=administrator.person, promises=("Feed hungry families.", "Train people for work.")
    )

    for name in ("results", "meeting"):
        page = page_of(release, administrator, client_of, name)
        assert ".”." not in page and ".</a>”." not in page


def test_role_stands_beside_the_name_where_it_is_known(release, leader, client_of):
    entry = release.answers.get(name="Di").roster_entry
    leader.person.title = "Keeper of the books"
    leader.person.save()
    entry.person = leader.person
    entry.save()

    page = page_of(release, leader, client_of)

    assert page.count("Keeper of the books") == 2
    match = ReleasedMatch.objects.get(answer__name="Di", promise__position=3)
    disagree(match=match, by=leader.person, at=AT)
    assert "Di</a>, Keeper of the books</cite>" in page_of(release, leader, client_of)
