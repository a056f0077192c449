import pytest

from missionhub.core.csv_tables import MAX_CELL, MAX_FILE_BYTES, MAX_PROBLEMS, MAX_ROWS, read_table
from missionhub.core.file_problems import Problem


def cells(content: bytes) -> list[dict[str, str]]:
    table = read_table("t.csv", content)
    assert table.problems == []
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    "content",
    [
        "team,parent\nKüche,Haus\n".encode(),
        "team,parent\nKüche,Haus\n".encode("utf-8-sig"),
        "team,parent\nKüche,Haus\n".encode("cp1252"),
        "team,parent\nKüche,Haus\n".encode("utf-16"),
        "team;parent\r\nKüche;Haus\r\n".encode(),
        "team\tparent\nKüche\tHaus".encode(),
        " Team , PARENT \n Küche , Haus \n".encode(),
        "team,parent,\n\n,,\nKüche,Haus,\n".encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "semicolons", "tabs", "spaces and capitals", "blank rows and columns"],
)
def test_table_reads_the_same_rows_however_they_were_saved(content: bytes):
    assert cells(content) == [{"team": "Küche", "parent": "Haus"}]


def test_line_is_where_the_row_starts_though_cells_span_lines():
    table = read_table("t.csv", b'a,b\n"one\ntwo",x\n\nthree,y\n')

    assert [(row.line, row["a"]) for row in table.rows] == [(2, "one\ntwo"), (5, "three")]


@pytest.mark.parametrize(
    ("content", "line", "column", "reason"),
    [
        (b"", 1, "", "empty"),
        (b"a,b\nx,\x00\n", 2, "", "NUL"),
        (b"a,b\nx\n", 2, "", "the line has 1, the first line names 2"),
        (b"a,b\nx,y,z\n", 2, "", "the line has 3, the first line names 2"),
        (b"a,a\nx,y\n", 1, "a", "Two columns"),
        (b"a,,c\nx,y,z\n", 1, "", "no name"),
        (b'a,b\nx,"never closed\n', 2, "", "cannot be read as CSV"),
        (b"a\n\x81\x8d\n", 0, "", "neither UTF-8"),
        (b"a\n" + b"x" * (MAX_CELL + 1) + b"\n", 2, "a", "most is 20000"),
        (b"a\n" + b"x" * 10_000_000, 0, "", "larger than 5 MB"),
        (b"a\n" + b"x\n" * (MAX_ROWS + 1), MAX_ROWS + 2, "", "more than 20000 rows"),
    ],
)
def test_problem_names_line_column_and_reason(content: bytes, line: int, column: str, reason: str):
    (problem,) = read_table("t.csv", content).problems

    assert (problem.file, problem.line, problem.column) == ("t.csv", line, column)
    assert reason in problem.reason


def test_all_problems_are_named_but_never_without_end():
    assert len(read_table("t.csv", b"a,b\n" + b"x\n" * 3).problems) == 3
    assert len(read_table("t.csv", b"a,b\n" + b"x\n" * 900).problems) == MAX_PROBLEMS


def test_a_cell_as_large_as_the_file_does_not_stop_the_reader():
    table = read_table("t.csv", b'a\n"' + b"x" * (MAX_FILE_BYTES - 10) + b'"\n')

    assert [problem.line for problem in table.problems] == [2]


def test_problem_reads_as_a_sentence():
    assert str(Problem("roles.csv", 3, "office", "The cell is blank.")) == (
        "roles.csv, line 3, column office: The cell is blank."
    )
    assert str(Problem("roles.csv", 0, "", "It is too large.")) == "roles.csv: It is too large."
