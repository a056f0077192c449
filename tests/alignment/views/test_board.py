import csv
import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from alignment.models import Release
from alignment.queries.board import as_shared, board_paper
from missionhub.core import pdf as core_pdf
from tests.factories.alignment import ANSWERS, AT, STATEMENT, released_round
from tests.factories.missions import PromiseFactory
from tests.factories.organizations import MembershipFactory
from tests.factories.plans import OutcomeFactory
from tests.factories.staff_results import staff_results
from tests.missionhub.core.test_pdf import needs_pango

pytestmark = [pytest.mark.django_db, pytest.mark.either]
SLUG = "harbor-kitchen"


def url(name: str = "board-paper", slug: str = SLUG) -> str:
    return reverse(f"alignment:{name}", args=[slug])


def test_first_screen_says_the_weakest_promise_the_next_step_and_how_sure_we_are(leader, organization, client_of):
    released_round(organization=organization, by=leader.person)

    page = client_of(leader).get(url()).content.decode()

    places = [page.index(words) for words in ("Weakest promise", "Next step", "How sure are we?", "paper-figures")]
    assert places == sorted(places)
    assert "Nobody owns it" in page and "Certain about the plan" in page
    assert len(re.findall(r"n \d+", page)) >= 3


def test_paper_without_promises_teaches(leader, client_of):
    page = client_of(leader).get(url()).content.decode()

    assert "no promise is written down" in page
    assert reverse("missions:mission-list", args=[SLUG]) in page


@pytest.mark.parametrize("promises", [1, 3])
def test_query_count_does_not_grow(leader, organization, client_of, django_assert_num_queries, promises: int):
    round = staff_results(by=leader.person)
    for number in range(promises):
        PromiseFactory(mission=round.mission, text=f"Keep promise {number}")
    client = client_of(leader)
    client.get(url())

    with django_assert_num_queries(30):
        client.get(url())


@needs_pango
def test_pdf_is_the_same_paper_on_two_pages(leader, organization, client_of):
    released_round(organization=organization, by=leader.person)

    made = client_of(leader).get(url("board-pdf"))

    assert (made["Content-Type"], made.content[:5]) == ("application/pdf", b"%PDF-")
    assert made["Content-Disposition"].startswith('attachment; filename="board-paper-harbor-kitchen-')


def test_where_no_pdf_can_be_made_the_page_says_so_and_prints(leader, organization, client_of, monkeypatch, tmp_path):
    released_round(organization=organization, by=leader.person)
    monkeypatch.setattr(core_pdf, "ENGINE", tmp_path / "not_there.py")

    page = client_of(leader).get(url("board-pdf"), follow=True).content.decode()

    assert "cannot make a PDF now. Print the page instead" in page
    assert "data-print" in page


def test_tables_hold_every_row_and_no_formula(leader, organization, client_of):
    release = released_round(organization=organization, by=leader.person)
    PromiseFactory(mission=release.round.mission, text="=HYPERLINK(1)")

    table = client_of(leader).get(url("board-promises")).content.decode()

    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert len(rows) == release.promises.count() + 1
    assert "'=HYPERLINK(1)" in {row["promise"] for row in rows}
    assert {row["leaders_n"] for row in rows} == {"4", ""}
    assert client_of(leader).get(url("board-outcomes")).content.decode().startswith("side,outcome,figure")


def test_workbook_holds_both_tables_with_numbers_days_and_sources(leader, organization, client_of):
    release = released_round(organization=organization, by=leader.person)
    PromiseFactory(mission=release.round.mission, text="=HYPERLINK(1)")
    OutcomeFactory(organization=organization, title="@Meals", kind="mission")

    book = openpyxl.load_workbook(io.BytesIO(client_of(leader).get(url("board-workbook")).content))

    assert book.sheetnames == ["Promises", "Outcomes", "Method"]
    columns, *rows = [[cell.value for cell in row] for row in book["Promises"].iter_rows()]
    first = dict(zip(columns, rows[0], strict=True))
    assert {name: first[f"leaders{name}"] for name in ("", "_percent", "_low", "_high", "_n")} == {
        "": "2 of 4", "_percent": 50, "_low": 15, "_high": 85, "_n": 4,
    }  # fmt: skip
    assert "=HYPERLINK(1)" in [row[0] for row in rows]
    assert "@Meals" in [cell.value for cell in book["Outcomes"]["B"]]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert "#which-answers-count" in "".join(str(cell.value) for cell in book["Method"]["C"])


def test_paper_and_its_files_are_for_readers_of_results(leader, member, client_of):
    stranger = client_of(MembershipFactory(role="administrator"))

    for name in (
        "board-paper",
        "board-pdf",
        "board-audit",
        "board-promises",
        "board-outcomes",
        "board-workbook",
        "paper-links",
    ):
        assert (client_of(member).get(url(name)).status_code, stranger.get(url(name)).status_code) == (403, 404)
    assert client_of(leader).get(url("board-audit"))["Content-Type"] == "application/zip"


def test_imported_texts_are_never_called_leaders(leader, organization, client_of):
    release = released_round(organization=organization, by=leader.person)
    client, home = client_of(leader), reverse("alignment:home", args=[SLUG])
    pages = (url(), home)
    before = [client.get(page).content.decode() for page in pages]

    Release.objects.filter(pk=release.pk).update(summary=release.summary | {"label": "published statements"})
    after = [client.get(page).content.decode() for page in pages]

    assert [
        re.findall(r"of 4 leaders|Leaders mention|Leaders say|How alike leaders", page) != [] for page in before
    ] == [True, True]
    assert [re.findall(r"of 4 leaders|Leaders mention|Leaders say|How alike leaders", page) for page in after] == [
        [],
        [],
    ]
    assert all("How alike the published texts are" in page for page in after)


def test_paper_says_what_evidence_means_and_why_fewer_count_than_answered(leader, organization, client_of):
    mission = released_round(organization=organization, by=leader.person).round.mission
    client = client_of(leader)
    page = client.get(url()).content.decode()
    assert "Evidence is ticked where a result, a piece of evidence or a story of the last three months" in page
    assert "leaders answered and" not in page

    answers, at = ANSWERS | {"Ed": STATEMENT, "Flo": ANSWERS["Di"]}, AT + timedelta(days=1)
    released_round(organization=organization, by=leader.person, mission=mission, answers=answers, at=at)

    told = "6 leaders answered and 4 count: a copy of the mission does not count, the same words count once."
    assert told in client.get(url()).content.decode()
    shared = as_shared(board_paper(organization, on=at.date()))
    assert shared.counted == ""  # four leaders are too few for a link
