"""The demonstration's report, computed again from its export by code that knows nothing of the product."""

import ast
import csv
import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from alignment.models import ReleasedAnswer
from alignment.queries.audit import audit_of_rounds, packed, rounds_with_results
from alignment.scoring import load_encoder
from missionhub.organizations.models import Organization, Person
from surveys.models import ReleasedFigure, ReleasedQuote
from tests.alignment.queries.audit import recompute
from tests.missionhub.home.seeded import demonstration

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
CELLS_OF_STAFF = {
    f"cells_{measure} of confidential"
    for measure in (
        "agreement", "group_votes", "index", "knows_agrees", "mean", "promise", "reliability", "shows_mission",
        "spread", "theme", "votes",
    )
}  # fmt: skip
CELLS_OF_PUBLIC = {
    f"cells_{measure} of public" for measure in ("agreement", "chosen", "mean", "promise", "shows_mission", "spread")
}
CHANGED = (  # a table, a row of it, and what to add to one of its cells
    ("answers", {"left_out": ""}, "to_reference", 0.001),
    ("matches", {"mentioned": "1", "promise": "3"}, "strength", -1),
    ("likeness", {}, "cosine", 0.001),
    ("draws", {}, "mean_cosine", -1),
    ("labels", {"shows": "1"}, "strength", -1),
    ("teams", {"invited": "12"}, "participation", -25),
    ("cells", {"measure": "mean"}, "value", 20),
    ("cells", {"measure": "promise"}, "value", 5),
    ("cells", {"measure": "index"}, "value", 5),
    ("cells", {"measure": "agreement", "part": "r_star", "n": "54", "item": "knowledge"}, "value", -0.4),
    ("lines", {"line": "stands-for"}, "percent", 55),
    ("weights", {}, "weight", 1),
    ("weights", {}, "money_a_year", 10_000),
    ("weights", {"weight": "2"}, "shown", -1),
    ("outcomes", {"closed": "0"}, "value", 1),
    ("figures", {"figure": "alike_raw"}, "value", 0.001),
)

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=load_encoder(settings.MODEL_DIR), at=NOW) as organization:
        yield organization


@pytest.fixture(scope="module")
def content(seeded, django_db_blocker) -> bytes:
    with django_db_blocker.unblock():
        rounds = list(rounds_with_results(seeded))
        return packed(audit_of_rounds(organization=seeded, rounds=rounds, on=NOW.date()))


@pytest.fixture(scope="module")
def files(content) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_figure_is_computed_again_and_the_rest_is_named_with_its_reason(files):
    found = recompute.audit(files)

    assert (found.different, found.unexplained) == ([], [])
    assert len(found.redone) > 450
    assert set(found.not_redone) == {
        "alike of confidential", "alike of public", "theme of attributed", *CELLS_OF_STAFF, *CELLS_OF_PUBLIC
    }  # fmt: skip
    assert {figure.split()[1] for figure in found.redone} >= {
        "responded", "shows_mission", "mentioned", "alike", "alike_chance_line", "same_promises_w", "called_wrong",
        "labels_precision", "share", "representativity", "line", "lacks",
    }  # fmt: skip


@pytest.mark.parametrize(("table", "where", "column", "more"), CHANGED)
def test_alarm_a_changed_cell_is_noticed(files, table: str, where: dict[str, str], column: str, more: float):
    name = f"{table}.csv"

    found = recompute.audit(files | {name: changed(files[name], where, column, more)})

    assert found.different


def changed(content: bytes, where: dict[str, str], column: str, more: float) -> bytes:
    """The same table with one cell changed: of the rows that fit, the largest."""
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    fits = [row for row in rows if row[column] and all(row[name] == value for name, value in where.items())]
    row = max(fits, key=lambda row: float(row[column]))
    row[column] = str(float(row[column]) + more)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def test_the_recomputation_knows_nothing_of_the_product():
    here = Path(recompute.__file__).parent
    imported = {
        name
        for file in here.glob("recompute*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or "."])
    }

    foreign = {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names}
    assert {name for name in foreign if not name.startswith("tests.alignment.queries.audit")} == set()


def test_export_holds_no_name_no_text_and_no_vector(files, seeded, db):
    said = {name: text.decode() for name, text in files.items() if name != "method.md"}
    names = set(Person.objects.of(seeded).values_list("name", flat=True))
    answers = set(ReleasedAnswer.objects.filter(release__round__organization=seeded).values_list("text", flat=True))
    quotes = set(ReleasedQuote.objects.filter(round__organization=seeded).values_list("text", flat=True))

    assert min(len(names), len(answers), len(quotes)) > 5
    assert [
        text for text in names | answers | quotes if text and any(text in content for content in said.values())
    ] == []
    assert "vector" not in " ".join(content.split("\n")[0] for name, content in said.items() if name.endswith(".csv"))


def test_of_rounds_without_names_it_holds_released_cells_and_no_other(files, seeded, db):
    rows = csv.DictReader(io.StringIO(files["cells.csv"].decode(), newline=""))
    told = {(int(r["round"]), int(r["team"]), r["measure"], r["question"], r["item"], int(r["n"])) for r in rows}
    released = ReleasedFigure.objects.of(seeded).as_released()
    columns = ("round_id", "node_id", "measure", "question_key", "item_key", "n")

    assert told == set(released.values_list(*columns))
    without_names = {round.pk for round in rounds_with_results(seeded).without_names()}
    for table in ("answers", "matches", "likeness", "draws"):
        rounds = {int(row["round"]) for row in csv.DictReader(io.StringIO(files[f"{table}.csv"].decode()))}
        assert rounds & without_names == set()


def test_equal_figures_are_equal_bytes(seeded, content, monkeypatch):
    """Nothing of the moment of packing is in it, so nobody can watch a round by asking again."""
    monkeypatch.setattr("zipfile.time.time", lambda: 2e9)

    rounds = list(rounds_with_results(seeded))

    assert packed(audit_of_rounds(organization=seeded, rounds=rounds, on=NOW.date())) == content
