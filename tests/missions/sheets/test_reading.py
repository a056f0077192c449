import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.sheets import reading
from missions.sheets.reading import RawTable, TableRefused, read_file, read_text

pytestmark = pytest.mark.pure
DAY = datetime(2026, 12, 31)  # noqa: DTZ001 - a workbook knows no zones


def workbook(*rows, title="Plan", empty_first=False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    if empty_first:
        sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_paste_with_tabs_keeps_line_breaks_inside_cells():
    table = read_text('Goal\tOwner\tNotes\r\nServe meals\tAna\t"one\ntwo"\r\n\r\n')

    assert table == RawTable(("Goal", "Owner", "Notes"), (("Serve meals", "Ana", "one\ntwo"),))


@pytest.mark.parametrize("mark", [",", ";", "|"])
def test_separated_text_is_read_by_its_own_mark(mark):
    assert read_text(f"Goal{mark}Target\nMeals{mark}12\n").rows == (("Meals", "12"),)


def test_sentences_with_commas_stay_one_column():
    text = "Serve more meals, every day\nOpen the pantry\nTrain cooks\nWaste less\nWrite, often"

    assert len(read_text(text).rows) == 5


def test_table_without_names_has_no_header():
    assert read_text("Serve more meals\t31/12/2026\nOpen pantry\tQ4 2026\n").header == ("", "")


def test_title_above_the_names_of_the_columns_is_no_row():
    table = read_text("Our goals 2026\t\t\n\t\t\nGoal\tOwner\tDue\nServe meals\tAna\tQ4 2026\n")

    assert table == RawTable(("Goal", "Owner", "Due"), (("Serve meals", "Ana", "Q4 2026"),), "Our goals 2026")


def test_headings_over_several_columns_name_those_that_say_nothing_by_themselves():
    table = read_text(
        "Our goals 2026\n\n\t\tActual\tTarget\t\n"  # merged cells: the words stand in the first
        "Goal\tOwner\t2025\t2026\t2027\tNotes\nServe meals\tAna\t12\t30\t40\tx\n"
    )

    assert table.header == ("Goal", "Owner", "Actual 2025", "Target 2026", "Target 2027", "Notes")
    assert (table.rows, table.title) == ((("Serve meals", "Ana", "12", "30", "40", "x"),), "Our goals 2026")


def test_row_of_two_cells_above_a_table_without_names_is_a_row():
    text = "Serve meals\tsoon\t\t\nOpen the pantry\tQ4 2026\tSam\tKitchen\n"

    assert len(read_text(text).rows) == 2


def test_rows_of_different_width_and_empty_columns_are_evened():
    table = read_text("Goal\t\tOwner\nA\t\nB\t\tAna\n")

    assert table == RawTable(("Goal", "Owner"), (("A", ""), ("B", "Ana")))


def test_workbook_gives_what_people_see():
    content = workbook(["Goal", "Target", "Due"], ["Meals", 13000.0, DAY], ["Share", 0.5, date(2027, 1, 1)])

    assert read_file(content).rows == (("Meals", "13000", "2026-12-31"), ("Share", "0.5", "2027-01-01"))


def test_first_sheet_that_holds_anything_is_read():
    assert read_file(workbook(["Goal", "Owner"], ["Meals", "Ana"], empty_first=True)).rows == (("Meals", "Ana"),)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 not a workbook", "unreadable"),
        (b"\x00\x01\x02\xff", "unreadable"),
        (b"x" * (reading.MAX_BYTES + 1), "too_large"),
        (b"a\n" * (reading.MAX_ROWS + 2), "too_many_rows"),
        (b"a\t" * (reading.MAX_COLUMNS + 1) + b"a", "too_many_columns"),
        (b"a" * (reading.MAX_CELL + 1), "long_cell"),
    ],
)
def test_what_cannot_be_a_table_is_refused_with_a_reason(content, code):
    with pytest.raises(TableRefused) as refusal:
        read_file(content)

    assert refusal.value.code == code


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000)
    return target.getvalue()


def test_workbook_that_grows_when_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_UNPACKED", 4_000)

    with pytest.raises(TableRefused) as refusal:
        read_file(bomb())

    assert refusal.value.code == "too_large"


def test_alarm_without_the_limit_the_bomb_is_opened():
    with pytest.raises(TableRefused) as refusal:
        read_file(bomb())

    assert refusal.value.code == "unreadable"


@given(st.text(max_size=200))
def test_no_paste_breaks_the_reader(text):
    try:
        table = read_text(text)
    except TableRefused:
        return
    assert {len(row) for row in table.rows} <= {len(table.header)}
