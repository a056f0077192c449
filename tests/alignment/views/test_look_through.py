"""A person looks through the answers the program is not sure of; until then the results say so first."""

import re

import pytest
from django.urls import reverse

from alignment.models import Breach, Denial, Disagreement, Label, ReleasedAnswer, ReleasedMatch
from alignment.queries import results_page
from alignment.queries.counterexamples import counterexamples
from alignment.services import CannotBeLabeled, Reading, Said, deny, disagree, look_through, say_against
from missionhub.organizations.permissions import Role
from missions.queries import engine_promises
from tests.alignment.views.test_results import main_of, results_url
from tests.factories.alignment import ANSWERS, AT, released_round
from tests.factories.organizations import MembershipFactory

DI = "I keep the books. Whoever has no money pays nothing here. I answer the auditors."


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person, answers=ANSWERS | {"Di": DI})


def answer_of(release, name: str) -> ReleasedAnswer:
    return release.answers.get(name=name)


def match_of(release, name: str, position: int) -> ReleasedMatch:
    return ReleasedMatch.objects.select_related("answer").get(
        answer__release=release, answer__name=name, promise__position=position
    )


def url_of(release) -> str:
    return reverse("alignment:look-through", args=["harbor-kitchen", release.round_id])


def send(client, release, name: str, **said):
    return client.post(url_of(release), {"answer": answer_of(release, name).pk} | said)


def readings(release, name: str, **more: str) -> dict[str, str]:
    """As the page offers them, with `no` where nothing was chosen yet."""
    card = next(card for card in results_page(release, reader=None).answers if card.name == name)
    shown = {f"promise-{cell.number}": "yes" if cell.stands else "no" for cell in card.cells}
    return shown | {key.replace("_", "-"): value for key, value in more.items()}


def test_results_put_it_first_and_fold_every_step_until_it_is_done(release, leader, client_of):
    client = client_of(leader)
    before, page = main_of(client.get(results_url(release.round_id))), results_page(release, reader=None)
    waiting = [card.name for card in page.to_look_through]
    for name in waiting:
        send(client, release, name, **readings(release, name))
    after = main_of(client.get(results_url(release.round_id)))

    assert (len(page.next_steps.at_once), len(waiting) > 1) == (0, True)
    assert f"First look through {len(waiting)} answers." in before
    assert "” yet.</strong>" in before and "” yet.</strong>" not in after
    assert "First look through" not in after and "looked through by a person" in after
    assert len(results_page(release, reader=None).next_steps.at_once) == 2


def test_each_answer_leads_to_the_next_and_the_last_to_the_results(release, leader, client_of):
    client, seen = client_of(leader), []
    page = client.get(url_of(release))
    while page.status_code == 200:
        card = page.context["page"].card
        seen.append(card.name)
        went = send(client, release, card.name, **readings(release, card.name))
        page = client.get(went.url) if "look" in went.url else went

    assert seen == sorted({*seen}) and len(seen) > 1
    assert page.url == results_url(release.round_id)
    assert client.get(url_of(release)).status_code == 302


def test_yes_to_what_was_missed_counts_it_by_the_sentence_chosen(release, leader, client_of):
    send(client_of(leader), release, "Di", **readings(release, "Di", promise_3="yes", words_3="1"))

    voices = results_page(release, reader=None).promises[2].voices
    assert [(voice.name, voice.text) for voice in voices] == [("Di", "Whoever has no money pays nothing here")]
    assert Disagreement.objects.filter(person=leader.person, match=match_of(release, "Di", 3)).count() == 1


def test_no_to_what_was_found_takes_out_every_sentence_of_it(release, leader, client_of):
    match = match_of(release, "Cy", 1)
    assert match.is_voiced

    send(client_of(leader), release, "Cy", **readings(release, "Cy", promise_1="no"))

    assert not match_of(release, "Cy", 1).stands
    assert Disagreement.objects.filter(match=match).count() == match.sentences


def test_not_kept_counts_and_comes_first_and_takes_the_own_denial_back(release, leader, client_of):
    client, match = client_of(leader), match_of(release, "Di", 3)
    Breach.objects.create(match=match, person=MembershipFactory(organization=leader.organization).person, created_at=AT)
    Denial.objects.create(match=match, person=leader.person, created_at=AT)

    send(client, release, "Di", **readings(release, "Di", promise_3="not_kept"))

    page = results_page(release, reader=leader.person)
    assert (page.promises[2].count, len(page.promises[2].not_kept)) == (1, 1)
    assert page.next_steps.steps[0].kind == "not_kept"
    assert not Denial.objects.exists()


def test_sentence_that_says_not_kept_is_marked_until_whoever_wrote_it_says_no(release, leader, client_of):
    client, match = client_of(leader), match_of(release, "Di", 3)
    send(client, release, "Di", **readings(release, "Di", promise_3="not_kept", words_3="1"))

    page = client.get(results_url(release.round_id)).content.decode()
    told = '<mark class="evidence evidence-against">Whoever has no money pays nothing here</mark>'
    assert told in page and "3 not kept</sup>" in page
    again = client.get(url_of(release) + f"?answer={match.answer_id}").content.decode()
    assert '<option value="1" selected>' in again

    writer = MembershipFactory(organization=leader.organization).person
    Denial.objects.create(match=match, person=writer, created_at=AT)
    denied = client.get(results_url(release.round_id)).content.decode()
    assert "is-against" not in denied and 'class="band band-told"' not in denied


def test_sentence_that_says_not_kept_is_left_to_choose_and_the_field_of_the_grid_warns(release, leader, client_of):
    match = ReleasedMatch.objects.filter(answer__release=release, answer__name="Cy", is_voiced=True).first()
    number = match.promise.position
    page = client_of(leader).get(url_of(release) + f"?answer={match.answer_id}").context
    row = next(row for row in page["form"].counted if row.cell.id == match.pk)
    assert row.words.value() == "" if row.words else len(page["form"].sentences) == 1

    send(client_of(leader), release, "Cy", **readings(release, "Cy", **{f"promise_{number}": "not_kept"}))

    grid = main_of(client_of(leader).get(results_url(release.round_id)))
    assert f'class="band band-told" id="cell-{match.pk}"' in grid and "may say: not kept" in grid


def test_words_that_counted_are_marked_and_the_likeliest_miss_is_asked_first_with_its_sentence(
    release, leader, client_of
):
    cards = results_page(release, reader=None).answers
    found = next(card for card in cards if any(cell.stands for cell in card.unsure))
    missed = next(card for card in cards if any(not cell.stands for cell in card.unsure))
    likeliest = next(cell for cell in missed.unsure if not cell.stands)
    ReleasedMatch.objects.filter(pk=likeliest.id).update(band="partial")  # faint

    page = client_of(leader).get(url_of(release) + f"?answer={found.id}").content.decode()
    other = client_of(leader).get(url_of(release) + f"?answer={missed.id}")

    assert '<blockquote class="look-text">' in page and '<mark class="evidence' in page
    assert other.context["form"].others[0].cell.id == likeliest.id
    assert likeliest.closest and f"Perhaps here: “{likeliest.closest}”" in other.content.decode()


def test_whole_answer_marks_no_sentence(release, leader, client_of):
    send(client_of(leader), release, "Di", **readings(release, "Di", promise_3="not_kept"))

    assert "is-against" not in client_of(leader).get(results_url(release.round_id)).content.decode()


def test_overview_says_of_a_promise_that_it_may_not_be_kept(release, leader, client_of):
    overview = reverse("home:overview", args=["harbor-kitchen"])
    assert "May not be kept" not in client_of(leader).get(overview).content.decode()

    send(client_of(leader), release, "Di", **readings(release, "Di", promise_3="not_kept"))

    text = " ".join(client_of(leader).get(overview).content.decode().split())
    assert '<li class="is-told">' in text and "May not be kept, going by 1 answer" in text


def test_said_again_replaces_what_the_same_person_said_and_nothing_of_others(release, leader, administrator):
    match, other = match_of(release, "Di", 3), administrator.person
    disagree(match=match, by=other, at=AT)
    for reading in (Reading.NOT_KEPT, Reading.YES, Reading.NO):
        look_through(answer=match.answer, said={match.pk: Said(reading)}, by=leader.person, at=AT)

    kept = [list(model.objects.values_list("person", flat=True)) for model in (Disagreement, Label, Breach)]
    assert kept == [[other.pk], [leader.person.pk], []]


def test_sentence_far_from_the_promise_is_no_hint(release, leader, client_of):
    card = next(each for each in results_page(release, reader=None).answers if each.name == "Di")
    likeliest = card.unsure[0]
    assert (likeliest.stands, likeliest.band, bool(likeliest.closest)) == (False, "none", True)

    assert "Perhaps here" not in client_of(leader).get(url_of(release) + f"?answer={card.id}").content.decode()


def test_what_its_writer_counted_before_the_round_is_not_asked_again(release, leader):
    card = next(each for each in results_page(release, reader=None).answers if each.name == "Di")
    match = release.answers.get(name="Di").matches.get(pk=card.unsure[0].id)
    Disagreement.objects.create(match=match, person=leader.person, sentence=0, created_at=AT, claim=[0, 5])

    assert "Di" not in [each.name for each in results_page(release, reader=None).to_look_through]


def test_what_was_left_open_is_nobodys_word(release, leader, client_of):
    asked = {cell.id for card in results_page(release, reader=None).answers for cell in card.unsure}
    for card in results_page(release, reader=None).to_look_through:
        counted = {f"promise-{cell.number}": "yes" for cell in card.cells if cell.stands}
        send(client_of(leader), release, card.name, **counted)

    assert {*Label.objects.values_list("match", flat=True)} == asked
    assert not Disagreement.objects.exists()
    mission = release.round.mission
    assert counterexamples(mission_id=mission.pk, promises=engine_promises(mission)) == []  # nor does it teach


def test_without_a_choice_nothing_is_saved_and_nothing_chosen_is_lost(release, leader, client_of):
    card = next(card for card in results_page(release, reader=None).answers if any(c.stands for c in card.unsure))
    left = next(cell for cell in card.unsure if cell.stands)
    asked = next(cell for cell in card.cells if cell != left)
    said = {key: value for key, value in readings(release, card.name).items() if key != f"promise-{left.number}"}

    answer = send(client_of(leader), release, card.name, **said | {f"promise-{asked.number}": "not_kept"})

    page = main_of(answer)
    assert (answer.status_code, Label.objects.count(), Breach.objects.count()) == (422, 0, 0)
    assert "Please say yes or no." in page
    chosen = re.search(rf'<input[^>]*name="promise-{asked.number}" value="not_kept"[^>]*>', page)
    assert chosen and "checked" in chosen[0]


@pytest.mark.parametrize("said", [{"promise-1": "maybe"}, {"promise-1": "yes", "words-3": "99"}])
def test_choices_that_were_not_offered_are_refused(release, leader, client_of, said):
    answer = send(client_of(leader), release, "Di", **readings(release, "Di", promise_3="yes") | said)

    assert (answer.status_code, Disagreement.objects.count()) == (422, 0)


def test_own_denial_is_shown_and_what_others_read_is_told(release, leader, administrator, client_of):
    match = match_of(release, "Di", 3)
    say_against(match=match, by=administrator.person, at=AT)
    page = main_of(client_of(leader).get(f"{url_of(release)}?answer={match.answer_id}"))

    assert "1 person reads it so" in page
    deny(match=match, by=leader.person, at=AT)
    assert match.answer.name in page


def test_answers_left_out_and_strangers_are_not_found(release, leader, client_of):
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)
    answer = answer_of(release, "Di")
    ReleasedAnswer.objects.filter(pk=answer.pk).update(exclusion="copy")

    assert client_of(leader).get(f"{url_of(release)}?answer={answer.pk}").status_code == 404
    assert send(client_of(leader), release, "Di").status_code == 404
    assert client_of(stranger).get(url_of(release)).status_code == 404
    member = MembershipFactory(organization=leader.organization, role=Role.MEMBER)
    assert client_of(member).get(url_of(release)).status_code == 403
    with pytest.raises(CannotBeLabeled):
        look_through(
            answer=answer, said={answer.matches.get(promise__position=1).pk: Said(Reading.NO)}, by=leader.person, at=AT
        )


def test_what_is_left_open_is_no_and_only_the_likeliest_is_kept_as_said(release, leader, client_of):
    card = next(card for card in results_page(release, reader=None).answers if card.name == "Di")
    assert len(card.unsure) == 1 and len(card.cells) == 3

    send(client_of(leader), release, "Di")

    assert list(Label.objects.values_list("match", "shows")) == [(card.unsure[0].id, False)]
    assert "Di" not in [each.name for each in results_page(release, reader=None).to_look_through]


def test_without_a_sentence_the_whole_answer_counts(release, leader, client_of):
    send(client_of(leader), release, "Di", **{"promise-3": "yes", "words-3": ""})

    assert [voice.text for voice in results_page(release, reader=None).promises[2].voices] == [DI]


def test_match_of_another_answer_is_never_written(release, leader):
    other = match_of(release, "Ada", 1)
    look_through(answer=answer_of(release, "Di"), said={other.pk: Said(Reading.NO)}, by=leader.person, at=AT)

    assert not Label.objects.exists() and not Disagreement.objects.exists()


def test_two_answers_that_people_find_in_one_promise_are_no_first_step(release, leader):
    page = results_page(release, reader=None)
    first, second = page.pair
    assert "pair" in [step.kind for step in page.next_steps.steps]
    for card in (first, second):
        cell = card.cells[2]
        look_through(answer=release.answers.get(pk=card.id), said={cell.id: Said(Reading.YES)}, by=leader.person, at=AT)

    assert "pair" not in [step.kind for step in results_page(release, reader=None).next_steps.steps]


def test_round_of_another_organization_is_not_found_from_ones_own(release, client_of):
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)
    url = reverse("alignment:look-through", args=[stranger.organization.slug, release.round_id])
    answer = answer_of(release, "Di")

    assert client_of(stranger).get(url).status_code == 404
    assert client_of(stranger).post(url, {"answer": answer.pk}).status_code == 404
    assert not Label.objects.exists()
