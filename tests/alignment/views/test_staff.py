"""Results of a round without names: released rows and nothing finer, on every way to look at them."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alignment.queries import staff as staff_queries
from surveys.models import ReleasedFigure, Round, RoundNode
from tests.alignment.views.test_results import main_of, results_url
from tests.factories.staff_results import SHOWS, planted, staff_results
from tests.factories.staff_rounds import closed, open_staff_round, staff_answer

ANSWER_TABLES = ("surveys_answer", "surveys_intake", "surveys_invitation", "surveys_attributedanswer")


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", main_of(response)).split())


@pytest.fixture
def round(leader) -> Round:
    return staff_results(by=leader.person)


def test_page_opens_with_a_question_a_finding_and_who_took_part(round, leader, client_of):
    page = client_of(leader).get(results_url(round.pk))

    assert "Do we know what we are here for, and do we agree?" in page.content.decode()
    assert "What lacks is understanding: more agree with it than can say it." in page.content.decode()
    assert "The answers of 33 people are counted." in words(page)


def test_hidden_team_is_hatched_with_the_reason_and_no_number_of_it_is_there(round, leader, client_of):
    page = client_of(leader).get(results_url(round.pk))

    row = re.search(r"<tr><th[^>]*>Office.*?</tr>", page.content.decode(), re.S)
    assert row is not None
    assert "shown inside Harbor Kitchen" in row[0]
    assert set(re.findall(r'<td class="([^"]+)"', row[0])) == {"heat-hidden"}
    assert not re.search(r">\s*\d", row[0])


def test_a_figure_that_was_not_released_is_nowhere(round, leader, client_of):
    """Alarm: the same figure shows as soon as it is released, so the test looks where it would stand."""
    office = RoundNode.objects.get(round=round, name="Office")
    of_root = ReleasedFigure.objects.get(round=round, node__parent=None, measure="shows_mission")
    before = client_of(leader).get(results_url(round.pk)).content.decode()

    ReleasedFigure.objects.create(
        round=round, node=office, measure="shows_mission", question_key=of_root.question_key, n=8,
        value={"percent": 85, "at_least": False, "at_most": False},
    )  # fmt: skip
    after = client_of(leader).get(results_url(round.pk)).content.decode()

    assert ">85<" not in before
    assert ">85<" in after


def reads_of(client, url: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("name", ["results", "meeting"])
def test_pages_read_no_answer_and_no_invitation(round, leader, client_of, name):
    sql = reads_of(client_of(leader), results_url(round.pk, name))

    assert not [query for query in sql if any(f'"{table}"' in query for table in ANSWER_TABLES)]


def test_alarm_a_page_that_reads_answers_is_caught(round, leader, client_of, monkeypatch):
    from alignment.views import staff as view
    from surveys.models.answers import Answer

    def peeks(round: Round, **which):
        list(Answer.objects.filter(round=round))
        return staff_queries.staff_page(round)

    monkeypatch.setattr(view, "staff_page", peeks)
    sql = reads_of(client_of(leader), results_url(round.pk))

    assert [query for query in sql if any(f'"{table}"' in query for table in ANSWER_TABLES)]


@pytest.mark.parametrize("name", ["results", "meeting"])
def test_queries_are_as_many_for_sixty_teams_as_for_three(round, leader, client_of, name):
    client = client_of(leader)
    client.get(results_url(round.pk, name))
    few = len(reads_of(client, results_url(round.pk, name)))
    planted(round, teams=57)

    assert len(reads_of(client, results_url(round.pk, name))) == few


def test_finding_leads_to_the_action_form_with_its_words(round, leader, client_of):
    client = client_of(leader)
    page = staff_queries.staff_page(round)
    form = reverse("surveys:actions", args=["harbor-kitchen", round.pk])
    link = f"{form}?text={quote(page.knowing.action)}"

    assert link in client.get(results_url(round.pk)).content.decode()
    assert page.knowing.action in client.get(link).content.decode()


def test_waiting_page_says_that_answers_are_shuffled_and_not_how_many_there_are(leader, client_of):
    round = open_staff_round(by=leader.person)
    for number in (1, 2, 3):
        staff_answer(round, f"Kitchen {number}")
    open_page = words(client_of(leader).get(results_url(round.pk)))
    waiting = words(client_of(leader).get(results_url(closed(round, by=leader.person).pk)))

    assert "Closed. Answers are being shuffled to protect people; results in a moment." in waiting
    assert not re.search(r"\b3\b", open_page + waiting)


def test_waiting_page_turns_into_the_results(round, leader, client_of):
    again = client_of(leader).get(results_url(round.pk) + "?waiting=mixing", headers={"HX-Request": "true"})

    assert again.headers["HX-Refresh"] == "true"


def test_members_and_strangers_see_none_of_it(round, member, client_of, client):
    assert client_of(member).get(results_url(round.pk)).status_code == 403
    assert client.get(results_url(round.pk)).status_code == 302


def test_few_answers_lead_to_a_guide_instead_of_charts(leader, client_of):
    round = staff_results(by=leader.person, teams={"Kitchen": 8})

    page = words(client_of(leader).get(results_url(round.pk)))

    assert "Talk instead of charts" in page
    assert "What each team’s answers show" not in page
    assert "<progress" not in main_of(client_of(leader).get(results_url(round.pk)))


def test_too_few_answers_say_so_and_what_to_do(leader, client_of):
    round = staff_results(by=leader.person, teams={"Kitchen": 6}, silent=2)

    page = client_of(leader).get(results_url(round.pk)).content.decode()

    assert "Too few answered for any figure" in page
    assert SHOWS not in page


def test_one_team_gets_no_heat_map(leader, client_of):
    round = staff_results(by=leader.person, teams={"Kitchen": 14})

    assert 'id="teams-heading"' not in client_of(leader).get(results_url(round.pk)).content.decode()


def test_meeting_has_the_findings_and_the_form(round, leader, client_of):
    page = client_of(leader).get(results_url(round.pk, "meeting")).content.decode()

    assert "What lacks is understanding" in page
    assert 'name="due_on"' in page
