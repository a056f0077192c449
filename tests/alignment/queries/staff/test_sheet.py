import csv
import io

import openpyxl
from django.urls import reverse

from alignment.queries.staff import sheet, staff_facts
from alignment.queries.staff.sheet import COLUMNS, numbers, rows
from missionhub.core.csv_cells import FORMULA
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_results import staff_results
from tests.factories.staff_rounds import open_staff_round


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_table_holds_every_number_of_the_facts_once_and_no_other(leader):
    facts = staff_facts(staff_results(by=leader.person))
    names = {team["id"]: team["name"] for team in facts["teams"]}

    found = [
        (row["team"], row["measure"], row["part"], row["n"], row["value"], row["end"]) for row in read(sheet(facts))
    ]

    assert found == [
        (names[one["team"]], one["measure"], number.part, str(one["n"]), str(number.value), number.end)
        for one in facts["figures"]
        for number in numbers(one["value"])
    ]
    assert {row[0] for row in found} == {"Harbor Kitchen", "Kitchen", "Yard"}


def test_name_that_is_a_formula_cannot_run(leader):
    round = staff_results(by=leader.person, teams={"=HYPERLINK(1)": 12, "Yard": 12})

    cells = [cell for row in read(sheet(staff_facts(round))) for cell in row.values()]

    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(tuple(sign for sign in FORMULA if sign != "'"))]


def test_table_is_downloaded_by_those_who_read_results_only(leader, member, client_of):
    round = staff_results(by=leader.person)
    address = reverse("alignment:figures", args=["harbor-kitchen", round.pk])

    table = client_of(leader).get(address)
    stranger = MembershipFactory(role="administrator", organization__slug="elsewhere")

    assert table.content.decode() == sheet(staff_facts(round))
    assert table.content.decode().splitlines()[0] == ",".join(COLUMNS)
    assert client_of(member).get(address).status_code == 403
    assert client_of(stranger).get(reverse("alignment:figures", args=["elsewhere", round.pk])).status_code == 404


def test_before_the_release_there_is_no_table(leader, client_of):
    round = open_staff_round(by=leader.person)

    assert client_of(leader).get(reverse("alignment:figures", args=["harbor-kitchen", round.pk])).status_code == 404


def test_workbook_holds_the_same_rows_as_the_table(leader, member, client_of):
    round = staff_results(by=leader.person, teams={"=HYPERLINK(1)": 12, "Yard": 12})
    address = reverse("alignment:figures-workbook", args=["harbor-kitchen", round.pk])

    book = openpyxl.load_workbook(io.BytesIO(client_of(leader).get(address).content))

    figures = [tuple(cell.value for cell in row) for row in book["Figures"].iter_rows()]
    facts = staff_facts(round)
    assert figures[0] == COLUMNS
    assert figures[1:] == [tuple(value if value != "" else None for value in row) for row in rows(facts)]
    assert book.sheetnames == ["Figures", "Method"]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert client_of(member).get(address).status_code == 403


def test_beside_each_share_stands_its_interval(leader):
    shares = [row for row in read(sheet(staff_facts(staff_results(by=leader.person)))) if row["measure"] == "promise"]

    assert shares and all(int(row["low"]) <= int(row["value"]) <= int(row["high"]) for row in shares)
