import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from missions.models import Comment, Outcome, Sheet
from missions.services.sheets import take_in
from missions.sheets.reading import read_text
from tests.factories.missions import AT
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db
TABLE = "Goal\tTarget\tDue\nServe meals\t13,000\t31/12/2026\nTrain cooks\tabout 12\t2027\n"


def url(name: str, *args: object) -> str:
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def sent_back(page, **typed: str) -> dict[str, str]:
    """What the page's form would send."""
    sheet = page.context["sheet"]
    says = {f"says-{place}": code for place, code in enumerate(sheet.columns["says"])}
    return {"lock_version": str(sheet.lock_version), **says, **typed}


@pytest.fixture
def signed_in(leader, client_of):
    return client_of(leader)


def test_pasted_table_becomes_outcomes(signed_in):
    page = signed_in.post(url("sheet-new"), {"text": TABLE}, follow=True)
    assert "1 row" not in page.context["sheet"].name

    page = signed_in.post(
        page.request["PATH_INFO"], sent_back(page, **{"cell-1-1": "30", "row-1": "1", "do": "check"}), follow=True
    )
    page = signed_in.post(page.request["PATH_INFO"], sent_back(page, do="add"), follow=True)

    assert list(Outcome.objects.order_by("pk").values_list("title", "target")) == [
        ("Serve meals", 13000),
        ("Train cooks", 30),
    ]
    assert page.request["PATH_INFO"] == url("outcome-list")


def test_workbook_is_read_by_what_it_is(signed_in):
    book = openpyxl.Workbook()
    for row in (["Goal", "Target"], ["Serve meals", 13000]):
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)

    page = signed_in.post(url("sheet-new"), {"file": SimpleUploadedFile("plan.csv", target.getvalue())}, follow=True)

    assert (
        page.context["sheet"].name,
        page.context["page"].ready[0].reading.title,
    ) == (
        "plan.csv",
        "Serve meals",
    )


def test_what_cannot_be_read_is_said_and_the_paste_stays(signed_in):
    page = signed_in.post(url("sheet-new"), {"text": "x" * 5001})

    assert (page.status_code, Sheet.objects.count()) == (400, 0)
    assert "x" * 5001 in page.content.decode()
    assert "Shorten it" in page.content.decode()


def test_markup_in_a_cell_is_shown_as_text(signed_in):
    page = signed_in.post(
        url("sheet-new"), {"text": "Goal\tTarget\n<script>alert(1)</script>\t<b>x</b>\n"}, follow=True
    )

    assert "<script>alert(1)" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_row_without_a_figure_for_its_target_is_ready_and_says_so(signed_in, organization):
    text = "Goal\tTarget\nTrain cooks\ttbd\nBreakfast\tEvery school has one\n"
    page = signed_in.post(url("sheet-new"), {"text": text}, follow=True)
    shown = page.content.decode()

    signed_in.post(page.request["PATH_INFO"], sent_back(page, do="add"))

    cooks, breakfast = Outcome.objects.order_by("position")
    coach = signed_in.get(url("outcome", cooks.pk)).context["coach"]
    assert (shown.count("target still to be set</span>"), "2 have no figure for their target." in shown) == (2, True)
    assert (cooks.target, breakfast.target, breakfast.success) == (None, None, "Every school has one")
    assert Comment.objects.get().text == "Target: tbd"
    assert "no-target" in [advice.code for advice in coach.open]


def test_table_somebody_else_finished_says_so(signed_in, organization):
    sheet = take_in(organization=organization, name="x", table=read_text(TABLE), by=None, at=AT)
    page = signed_in.get(url("sheet", sheet.pk))
    old = sent_back(page, do="add")
    signed_in.post(url("sheet", sheet.pk), old)

    page = signed_in.post(url("sheet", sheet.pk), old, follow=True)

    assert "Somebody worked on this table" in page.content.decode()
    assert Outcome.objects.count() == 1


def test_tables_of_others_are_not_found(signed_in):
    sheet = take_in(organization=OrganizationFactory(), name="x", table=read_text(TABLE), by=None, at=AT)

    assert signed_in.get(url("sheet", sheet.pk)).status_code == 404


def test_page_costs_the_same_for_many_rows(signed_in, organization, django_assert_num_queries):
    few, many = (
        take_in(
            organization=organization,
            name="x",
            table=read_text("Goal\tOwner\n" + "Meals\tAna\n" * rows),
            by=None,
            at=AT,
        )
        for rows in (1, 3)
    )
    signed_in.get(url("sheet", few.pk))

    for sheet in (few, many):
        with django_assert_num_queries(8):
            signed_in.get(url("sheet", sheet.pk))
