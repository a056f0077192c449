import re
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from alignment.models import ReleasedMatch
from alignment.queries import results_page
from alignment.queries.mentions import Mention, Voice
from alignment.services import release_round
from missions.models import MissionVersion, Promise
from surveys.models import Round
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, PROMISES, mission_with, released_round, round_to_score
from tests.factories.organizations import MembershipFactory

TWELVE = {f"Leader {number:02}": f"{text} Week {number}." for number, text in enumerate([*ANSWERS.values()] * 3)}


def results_url(round_id: int, name: str = "results") -> str:
    return reverse(f"alignment:{name}", args=["harbor-kitchen", round_id])


def main_of(response) -> str:
    """The page's own part, without the mission strip and the tokens that change with every request."""
    text = response.content.decode()
    start = text.index('<div class="content">') if '<div class="content">' in text else text.index("<main")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text[start : text.index("</main>")])


@pytest.fixture
def release(organization, administrator):
    return released_round(organization=organization, by=administrator.person)


@pytest.fixture
def shown(release, leader, client_of) -> str:
    return main_of(client_of(leader).get(results_url(release.round_id)))


def test_results_show_participation_figures_and_the_sentence(shown):
    text = " ".join(re.sub(r"<[^>]+>", " ", shown).split())

    assert "Answered 4 of 4" in text
    assert "Four leaders; " in text
    assert "Answers that show the mission 75% 3 of 4 answers mention a promise" in text
    assert "Promises mentioned 2 of 3" in text
    assert "Text figures never rank or appraise a person." in text
    assert "a general rule; your leaders have not judged enough" in text


def test_results_keep_lab_words_behind_a_click_and_lose_none(shown):
    plain = re.sub(r"<details.*?</details>|<svg.*?</svg>", "", shown, flags=re.DOTALL)

    assert [word for word in ("Encoder", "/ 100", " of 100") if word in plain] == []
    assert not re.search(r"\bn [0-9]", plain)
    assert [word for word in ("Encoder hashed-words", " of 100, likely between ", "n = 4.") if word not in shown] == []


def test_results_say_above_the_chart_what_the_figure_is_not(shown):
    card = shown[shown.index('<section class="card alike"') :]

    assert "It is not a percentage or a grade" in card[: card.index("<svg")]


def test_results_say_what_to_do_then_who_mentions_what_then_the_answers_then_why(shown):
    parts = ("next-heading", "grid-heading", "promises", "answers-heading", "behind-heading", "alike-heading")
    places = [shown.index(f'id="{part}"') for part in parts]
    listed = shown[places[2] : places[3]]

    assert places == sorted(places)
    assert shown.count("<h2", 0, places[0]) == 1  # nothing has a heading before the next steps
    assert "Not looked through yet" in shown[places[1] : places[2]]
    assert [listed.count(text) for text in ('<li class="is-silent">', "nobody", "of 4</strong>")] == [1, 1, 2]


def test_legend_of_the_marks_has_no_number_of_its_own(shown):
    legend = shown[
        shown.index('<div class="evidence-legend"') : shown.index("</div>", shown.index("How to read the marks"))
    ]

    assert "Marked words" in legend
    assert not re.search(r"evidence-number|>\s*\d", legend)


def test_results_name_the_promise_nobody_mentioned_first(shown):
    steps = shown[shown.index('id="next-heading"') :]

    named = f'<a href="#promise-3" title="{PROMISES[2]}">{PROMISES[2]}</a>'
    assert steps.index("First look through") < steps.index(f"We found no mention of “{named}” yet.")
    assert steps.index(f"We found no mention of “{named}” yet.") < steps.index("Read two answers side by side.")


def test_results_mark_the_words_that_counted(shown):
    assert '<mark class="evidence evidence-shared">rescue</mark>' in shown
    assert '<mark class="evidence evidence-shared">surplus</mark>' in shown


def test_results_say_what_no_mention_means(shown):
    assert "We found no mention of a promise. This says nothing about the person&#x27;s work." in shown or (
        "We found no mention of a promise. This says nothing about the person’s work." in shown
    )


def test_results_list_names_alphabetically_in_grid_and_answers(shown):
    assert re.findall(r'<th scope="row"><a href="#answer-\d+">(\w+)</a>', shown) == ["Ada", "Bo", "Cy", "Di"]
    assert re.findall(r'<h3 id="answer-\d+-name">(\w+)</h3>', shown) == ["Ada", "Bo", "Cy", "Di"]


def test_results_say_bands_in_words_beside_their_shape(organization, administrator, leader, client_of):
    thin = "I keep books, file reports for people, answer auditors, order stamps, paper, envelopes, toner."
    release = released_round(organization=organization, by=administrator.person, answers=ANSWERS | {"Di": thin})
    shown = main_of(client_of(leader).get(results_url(release.round_id)))

    cells = re.findall(
        r'<td class="band band-(\w+)" id="cell-\d+"><a href="#answer-\d+"><span class="[^>]*>(?:</span>)?([\w ]+)<',
        shown,
    )

    assert len(cells) == 12
    assert {(band, words.strip()) for band, words in cells} == {
        ("clear", "clear"),
        ("partial", "partial"),
        ("none", "no mention"),
    }


def test_results_do_not_change_when_mission_and_promises_do(release, leader, client_of):
    client = client_of(leader)
    before = main_of(client.get(results_url(release.round_id)))
    Promise.objects.all().delete()
    MissionVersion.objects.update(statement="Something else entirely", number=7)
    Round.objects.update(title="Renamed")

    after = main_of(client.get(results_url(release.round_id)))

    assert after == re.sub(r"&amp;(?:promise|finding)=[\w-]+", "", before)  # what is gone cannot be acted on


def test_alarm_results_do_change_when_release_rows_do(release, leader, client_of):
    client = client_of(leader)
    before = main_of(client.get(results_url(release.round_id)))
    release.promises.update(text="Changed")

    assert main_of(client.get(results_url(release.round_id))) != before


HOSTILE = '<script>alert("x")</script> I feed hungry families <img src=x onerror=alert(1)> & "more"'


@pytest.mark.parametrize("name", ["results", "meeting"])
def test_results_escape_hostile_text_even_inside_marks(organization, administrator, client_of, name: str):
    answers = {
        f"{HOSTILE} {letter}": f"{HOSTILE} {text}" for letter, text in zip("abcd", ANSWERS.values(), strict=True)
    }
    release = released_round(
        organization=organization,
        by=administrator.person,
        answers=answers,
        promises=(HOSTILE, "<b>Rescue</b> surplus food"),
        title=HOSTILE,
    )

    page = client_of(administrator).get(results_url(release.round_id, name)).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>Rescue" not in page
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in page


def test_results_of_three_show_what_each_wrote_and_why_no_figure(organization, administrator, client_of):
    three = dict(list(ANSWERS.items())[:3])
    release = released_round(organization=organization, by=administrator.person, answers=three)

    page = main_of(client_of(administrator).get(results_url(release.round_id)))

    assert "Three people have answered. We show what each of you wrote; four are needed before" in page
    assert "<svg" not in page[page.index('id="alike-heading"') : page.index('id="next-heading"')]
    assert re.findall(r'<h3 id="answer-\d+-name">(\w+)</h3>', page) == ["Ada", "Bo", "Cy"]


def test_results_say_that_repeats_and_copies_count_once(organization, administrator, client_of):
    answers = ANSWERS | {"Ed": ANSWERS["Ada"], "Fay": "No one in Harbor goes hungry while good food goes to waste."}
    release = released_round(organization=organization, by=administrator.person, answers=answers)

    page = main_of(client_of(administrator).get(results_url(release.round_id)))

    assert "same words as Ada, counted once" in page
    assert "a copy of the mission, not counted" in page
    assert "2 answers are shown and left out of the figures" in page


def test_results_of_an_imported_round_carry_its_label(organization, administrator, client_of):
    label = "published statements about offices"
    release = released_round(organization=organization, by=administrator.person, label=label)

    page = main_of(client_of(administrator).get(results_url(release.round_id)))

    assert f'<span class="pill">{label}</span>' in page
    assert "Nobody was asked independently" in page
    assert "Everyone answered independently" not in page


def test_results_without_promises_or_answers_still_stand(organization, administrator, client_of):
    release = released_round(organization=organization, by=administrator.person, answers={}, promises=())

    page = main_of(client_of(administrator).get(results_url(release.round_id)))

    assert "Nobody answered this round" in page
    assert "The mission has no promises yet" in page


@pytest.mark.parametrize(("name", "queries"), [("results", 17), ("meeting", 19)])
@pytest.mark.parametrize("answers", [ANSWERS, TWELVE], ids=["four", "twelve"])
def test_results_query_count_does_not_grow(
    organization, administrator, client_of, django_assert_num_queries, answers: dict, name: str, queries: int
):
    release = released_round(organization=organization, by=administrator.person, answers=answers)
    client = client_of(administrator)

    with django_assert_num_queries(queries):
        client.get(results_url(release.round_id, name))


def test_meeting_has_thirty_minutes_and_the_pair(release, leader, client_of):
    page = main_of(client_of(leader).get(results_url(release.round_id, "meeting")))

    assert re.findall(r'<p class="agenda-time">([^<]+)</p>', page) == [
        "Minute 0 to 3",
        "Minute 3 to 8",
        "Minute 8 to 15",
        "Minute 15 to 25",
        "Minute 25 to 30",
    ]
    assert page.count("<blockquote>") == 3  # the mission and the pair


def test_results_of_a_round_being_read_wait_and_ask_again(organization, administrator, client_of):
    round = round_to_score(organization=organization, by=administrator.person)

    response = client_of(administrator).get(results_url(round.pk))

    page = response.content.decode()
    assert "Each answer read against the promises" in page
    assert f'hx-get="{results_url(round.pk)}?waiting=reading"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Check again" in page


def test_waiting_fragment_becomes_the_page_once_it_is_read(organization, administrator, client_of):
    client = client_of(administrator)
    round = round_to_score(organization=organization, by=administrator.person)
    url = results_url(round.pk)

    moved_on = client.get(f"{url}?waiting=opening", headers={"HX-Request": "true"})
    same_stage = client.get(f"{url}?waiting=reading", headers={"HX-Request": "true"})
    release_round(round=round, encoder=WordEncoder(), at=AT)
    done = client.get(f"{url}?waiting=reading", headers={"HX-Request": "true"})

    assert "<html" not in moved_on.content.decode()
    assert same_stage.status_code == 204
    assert done.headers["HX-Refresh"] == "true"


def test_results_of_an_open_round_say_that_answers_are_sealed(organization, administrator, client_of):
    round = round_to_score(organization=organization, by=administrator.person)
    Round.objects.filter(pk=round.pk).update(closed_at=None, opened_up_at=None)

    page = main_of(client_of(administrator).get(results_url(round.pk)))

    assert "Answers stay sealed until the round closes" in page
    assert ANSWERS["Ada"] not in page
    assert "hx-get" not in page


@pytest.mark.parametrize("name", ["results", "meeting"])
def test_results_are_closed_to_members_and_unknown_to_strangers(release, member, client_of, name: str):
    url = results_url(release.round_id, name)
    stranger = client_of(MembershipFactory(role="administrator"))

    assert client_of(member).get(url).status_code == 403
    assert stranger.get(url).status_code == 404


def test_results_of_another_organizations_round_are_not_found(release, client_of):
    other = MembershipFactory(role="administrator", organization__slug="other")
    url = reverse("alignment:results", args=["other", release.round_id])

    assert client_of(other).get(url).status_code == 404


def test_answers_list_only_what_counts_and_fold_the_rest(release):
    for card in results_page(release, reader=None).answers:
        assert all(cell.is_mentioned for cell in card.counted)
        assert not any(cell.is_mentioned for cell in card.folded)
        assert {cell.id for cell in card.counted + card.folded} == {cell.id for cell in card.cells}


def test_faint_match_is_dotted_and_never_marked(release, leader, client_of):
    ReleasedMatch.objects.filter(answer__name="Ada").exclude(band="none").update(is_voiced=False)

    page = main_of(client_of(leader).get(results_url(release.round_id)))

    ada = page[page.index('-name">Ada</h3>') : page.index('-name">Bo</h3>')]
    assert '<span class="evidence-faint">' in ada and ada.count(">faint</span>") == ada.count("not counted</span>") > 0
    assert "partial" not in ada and "evidence-number is-faint" in ada and "evidence-number is-none" in ada
    assert "<mark" not in ada
    assert "may touch a promise. They are too faint to count." in page


def test_copy_of_the_mission_is_neither_marked_nor_listed(organization, administrator):
    answers = ANSWERS | {"Fay": "No one in Harbor goes hungry while good food goes to waste."}
    release = released_round(organization=organization, by=administrator.person, answers=answers)

    copy = next(card for card in results_page(release, reader=None).answers if card.name == "Fay")

    assert (copy.counted, copy.folded, [run.numbers for run in copy.runs]) == ((), copy.cells, [()])


def test_results_show_the_newest_edition(organization, administrator, release, client_of):
    second = released_round(
        organization=organization, by=administrator.person, mission=mission_with(organization=organization), at=AT
    )
    second.round_id, second.edition = release.round_id, 2
    second.released_at = AT + timedelta(days=40)
    second.save()
    second.promises.filter(position=1).update(text="Second edition")

    assert "Second edition" in main_of(client_of(administrator).get(results_url(release.round_id)))


def test_list_at_the_top_of_a_phone_leads_to_places_that_are_there(shown):
    jump = shown[shown.index('<nav class="jump') : shown.index("</nav>")]
    places = re.findall(r'href="#([^"]+)"', jump)

    assert {"agreed", "who-mentions", "answers", "how-honest"} <= set(places)
    assert [place for place in places if f'id="{place}"' not in shown] == []


@pytest.mark.pure
@pytest.mark.parametrize(
    ("names", "words"),
    [(("Ada",), "Ask Ada who else does"), (("Ada", "Bo"), "Find out who else does"), ((), "Find out who does")],
)
def test_action_asks_the_one_person_who_mentions_a_promise(names, words):
    voices = tuple(Voice(place, name) for place, name in enumerate(names))
    promise = Mention("Feed all", len(names), len(names), 7, 0, promise_id=3, voices=voices)
    context = {"organization": SimpleNamespace(slug="x"), "promise": promise, "acted_on": (), "actions": ()}

    text = render_to_string("alignment/_act_on.html", {**context, "page": {"release": SimpleNamespace(round_id=1)}})

    assert f"?text={quote(words)}" in text


def test_what_is_hardly_mentioned_is_read_before_it_is_asked_about(release, leader, client_of):
    """The one who mentions it may say that it is not kept."""
    ReleasedMatch.objects.filter(answer__release=release).update(is_voiced=False, band="none")
    ada, ben = release.answers.order_by("position")[:2]
    first, second, third = release.promises.order_by("position")
    for promise, answers in ((first, [ada]), (second, [ben]), (third, [ada, ben])):
        promise.matches.filter(answer__in=answers).update(is_voiced=True, band="clear", start=0, end=9)

    page = main_of(client_of(leader).get(results_url(release.round_id)))
    steps = page[page.index('id="next-heading"') :]

    assert "2 promises are each mentioned by 1 of 4." in steps
    for answer in (ada, ben):
        assert f'<a href="#answer-{answer.pk}">{answer.name}</a>' in steps


def test_results_lead_to_telling_those_who_were_asked(release, leader, client_of):
    summary = reverse("surveys:summary", args=["harbor-kitchen", release.round_id])
    client = client_of(leader)
    with_links = main_of(client.get(results_url(release.round_id)))
    Round.objects.filter(pk=release.round_id).update(shows_results_by_link=not release.round.shows_results_by_link)
    without = main_of(client.get(results_url(release.round_id)))

    told = [page[page.index('id="next-heading"') :].count(summary) for page in (with_links, without)]
    assert sorted(told) == [0, 1]
