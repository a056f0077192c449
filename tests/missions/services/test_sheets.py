from datetime import date
from decimal import Decimal

import pytest

from missionhub.organizations.models import Person, Team
from missions.models import CheckIn, Comment, Outcome, Sheet
from missions.queries.sheets import sheet_page, unknown_names
from missions.services.sheets import SheetMovedOn, add_ready_rows, mend, take_in
from missions.sheets.reading import read_text
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import OrganizationFactory, PersonFactory, TeamFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
TABLE = (
    "Goal\tOwner\tDepartment\tBaseline\tActual\tTarget\tDue date\tComments\tRAG\n"
    "Serve more meals\tAna Ruiz\tkitchen\t8,000\t11,800\t13,000\t31/12/2026\tsince May\tamber\n"
    "Waste less\tSam\tVan\t40 t\t\t10 t\tQ4 2026\t\t\n"
    "Train cooks\tana ruiz\tVan\tabout 12\t\t30\tsoon\t\t\n"
)


@pytest.fixture
def sheet(organization) -> Sheet:
    TeamFactory(organization=organization, name="Kitchen")
    return take_in(organization=organization, name="Plan.xlsx", table=read_text(TABLE), by=None, at=AT)


def add(sheet: Sheet, by=None) -> list[Outcome]:
    return add_ready_rows(sheet=sheet, lock_version=sheet.lock_version, by=by, at=AT, on=TODAY)


def change(sheet: Sheet, *, cells=None, left_out=None, names=None, says=None) -> None:
    mend(
        sheet=sheet,
        lock_version=sheet.lock_version,
        says=says or sheet.columns["says"],
        month_first=False,
        cells=cells or {},
        left_out=left_out or {},
        names=names or {},
    )


def test_ready_rows_become_outcomes_and_nothing_is_lost(sheet, organization):
    change(sheet, names={"lead": {"ana ruiz": "new", "sam": "nobody"}, "team": {"van": "new"}})

    made = add(sheet)

    first, second = made
    assert [outcome.title for outcome in made] == ["Serve more meals", "Waste less"]
    assert (first.baseline, first.target, first.due_on, first.direction) == (
        8000,
        13000,
        date(2026, 12, 31),
        "increase",
    )
    assert (first.team.name, first.lead.name) == ("Kitchen", "Ana Ruiz")
    assert (second.unit, second.direction, second.team.name, second.lead) == ("t", "reduce", "Van", None)
    assert list(CheckIn.objects.values_list("outcome__title", "value", "on")) == [("Serve more meals", 11800, TODAY)]
    assert list(Comment.objects.values_list("subject_id", "text")) == [(first.pk, "Comments: since May\nRAG: amber")]


def test_rows_with_trouble_wait_until_they_are_mended(sheet):
    add(sheet)
    assert ([row.reading.title for row in sheet_page(sheet).troubled], sheet.finished_at) == (["Train cooks"], None)

    change(sheet, cells={(2, 3): "12", (2, 6): "2027"})
    made = add(sheet)

    assert [(outcome.title, outcome.baseline, outcome.due_on) for outcome in made] == [
        ("Train cooks", Decimal(12), date(2027, 12, 31))
    ]
    assert sheet.finished_at == AT
    assert Outcome.objects.count() == 3


def test_row_left_out_makes_nothing_and_stays_readable(sheet):
    change(sheet, left_out={2: True})

    add(sheet)

    assert (Outcome.objects.count(), sheet.finished_at, sheet.rows[2]["cells"][0]) == (2, AT, "Train cooks")


def test_new_name_is_made_once_however_often_it_stands(sheet, organization):
    change(sheet, cells={(2, 3): "", (2, 6): ""}, names={"lead": {"ana ruiz": "new"}, "team": {"van": "new"}})

    add(sheet)

    assert Person.objects.of(organization).filter(name__iexact="ana ruiz").count() == 1
    assert Team.objects.of(organization).filter(name="Van").count() == 1


def test_unknown_names_are_asked_once_with_who_is_here(sheet, organization):
    PersonFactory(organization=organization, name="Samira Bell")
    PersonFactory(organization=OrganizationFactory(), name="Stranger")

    found = {
        (name.kind, name.name): [label for _pk, label in name.options] for name in unknown_names(sheet_page(sheet))
    }

    assert found == {
        ("lead", "Ana Ruiz"): ["Samira Bell"],
        ("lead", "Sam"): ["Samira Bell"],
        ("team", "Van"): ["Kitchen"],
    }


def test_first_name_of_one_person_is_proposed_and_of_two_is_not(organization):
    table = read_text("Goal\tOwner\nMeals\tSamira\nBread\tAna\n")
    samira = PersonFactory(organization=organization, name="Samira Bell")
    for name in ("Ana Ruiz", "Ana Bell"):
        PersonFactory(organization=organization, name=name)

    page = sheet_page(take_in(organization=organization, name="x", table=table, by=None, at=AT))

    assert {name.name: name.choice for name in unknown_names(page)} == {"Samira": str(samira.pk), "Ana": "new"}


def test_promise_is_found_by_its_words_or_its_number(organization):
    promise = PromiseFactory(mission__organization=organization, text="Feed everyone", position=1)
    table = read_text("Goal\tPromise\nMeals\tfeed  EVERYONE\nBread\t1\n")
    sheet = take_in(organization=organization, name="x", table=table, by=None, at=AT)

    made = add(sheet)

    assert [list(outcome.contributions.values_list("promise", flat=True)) for outcome in made] == [[promise.pk]] * 2


def test_stranger_chosen_by_id_is_nobody(sheet, organization):
    stranger = PersonFactory(organization=OrganizationFactory(), name="Stranger")
    change(sheet, names={"lead": {"ana ruiz": str(stranger.pk)}})

    first, _second = add(sheet)

    assert first.lead is None


def test_second_click_adds_nothing(sheet):
    seen = sheet.lock_version
    add_ready_rows(sheet=Sheet.objects.get(pk=sheet.pk), lock_version=seen, by=None, at=AT, on=TODAY)

    with pytest.raises(SheetMovedOn):
        add_ready_rows(sheet=Sheet.objects.get(pk=sheet.pk), lock_version=seen, by=None, at=AT, on=TODAY)

    assert Outcome.objects.count() == 2


def test_alarm_without_the_version_a_second_click_would_add_twice(sheet, monkeypatch):
    from missions.services import sheets

    monkeypatch.setattr(sheets, "_write", lambda *args, **kwargs: None)
    for _click in range(2):
        add_ready_rows(sheet=Sheet.objects.get(pk=sheet.pk), lock_version=1, by=None, at=AT, on=TODAY)

    assert Outcome.objects.count() == 4
