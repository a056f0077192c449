from datetime import UTC, date, datetime

import pytest

from alignment.models import BenchmarkFigure, BenchmarkLine
from missionhub.home.importing.content import read_content
from missionhub.home.models import KeptFile
from missionhub.home.services import imports
from missionhub.home.services.imports import ContentRefused, import_content
from missionhub.organizations.models import Organization, Person, Team
from missions.models import Mission, MissionVersion
from missions.queries import active_promises
from surveys.models import Round
from tests.missionhub.home.archives import MISSION, ROLES
from tests.services import require_data

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def bring_in(files: dict[str, bytes]):
    return import_content(content=read_content(files), name="Harbor Kitchen", by=None, at=NOW)


def test_versions_come_in_published_order_with_label_and_date():
    bring_in({"mission_versions.csv": MISSION + b"2,mid-2026,We feed everybody.\n"})

    versions = MissionVersion.objects.order_by("number")
    assert [(v.number, v.label, v.in_force_on, bool(v.published_at)) for v in versions] == [
        (1, "January 2026", date(2026, 1, 1), True),
        (2, "mid-2026", None, True),
    ]


def test_promises_are_proposed_unconfirmed_when_there_is_no_file():
    imported = bring_in({"mission_versions.csv": MISSION})

    promises = list(active_promises(imported.mission))
    assert promises
    assert [promise.confirmed_at for promise in promises] == [None] * len(promises)


def test_promises_come_from_the_file_when_there_is_one():
    imported = bring_in(
        {
            "mission_versions.csv": MISSION,
            "promises.csv": b"promise,cues,weight,confirmed\nFeed every family,meals;soup,3,yes\nRescue food,,1,no\n",
        }
    )

    assert [
        (promise.text, promise.cues, promise.weight, bool(promise.confirmed_at))
        for promise in active_promises(imported.mission)
    ] == [("Feed every family", ["meals", "soup"], 3, True), ("Rescue food", [], 1, False)]


def test_promise_is_looked_after_by_the_person_its_file_names():
    imported = bring_in(
        {
            "mission_versions.csv": MISSION,
            "people.csv": b"name\nIda\n",
            "promises.csv": b"promise,looked_after_by\nFeed every family,Ida\nRescue food,\n",
        }
    )

    stewards = [promise.steward and promise.steward.name for promise in active_promises(imported.mission)]
    assert stewards == ["Ida", None]


def test_offices_become_the_roster_of_a_closed_round_that_says_what_it_is():
    imported = bring_in({"mission_versions.csv": MISSION, "roles.csv": ROLES})

    round = Round.objects.of(imported.organization).get()
    assert (round.mode, bool(round.closed_at)) == ("attributed", True)
    assert "Published statements about offices" in round.title
    assert sorted(round.roster.values_list("name", flat=True)) == ["Kitchen", "Van"]


def test_answers_become_one_closed_round_for_each_title():
    answers = b"round,person,answer\nSpring,Ida,I cook.\nAutumn,Ida,I bake.\n"

    imported = bring_in({"mission_versions.csv": MISSION, "answers.csv": answers})

    assert sorted(Round.objects.of(imported.organization).values_list("title", flat=True)) == ["Autumn", "Spring"]


def test_teams_nest_whatever_their_order():
    imported = bring_in(
        {"teams.csv": b"team,parent\nBread,Kitchen\nKitchen,\n", "people.csv": b"name,team\nIda,Bread\n"}
    )

    assert imported.mission is None
    assert Team.objects.get(name="Bread").parent == Team.objects.get(name="Kitchen")
    assert Person.objects.get().team.name == "Bread"


def test_kept_files_are_stored_whole():
    content = b"idea\nA bus\n"

    imported = bring_in({"ideas.csv": content})

    kept = KeptFile.objects.of(imported.organization).get()
    assert (kept.name, bytes(kept.content)) == ("ideas.csv", content)


def test_problems_import_nothing():
    with pytest.raises(ContentRefused):
        bring_in({"mission_versions.csv": MISSION, "roles.csv": b"office\nKitchen\n"})

    assert Organization.objects.count() == 0


class PlantedFailure(Exception):
    pass


def fail(**kwargs: object) -> None:
    raise PlantedFailure


def test_failure_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(imports, "import_closed_round", fail)

    with pytest.raises(PlantedFailure):
        bring_in({"mission_versions.csv": MISSION, "roles.csv": ROLES})

    assert (Organization.objects.count(), Mission.objects.count()) == (0, 0)


def test_alarm_without_the_transaction_a_failure_leaves_half_an_organization(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(imports, "import_closed_round", fail)
    content = read_content({"mission_versions.csv": MISSION, "roles.csv": ROLES})

    with pytest.raises(PlantedFailure):
        import_content.__wrapped__(content=content, name="Harbor Kitchen", by=None, at=NOW)

    assert (Organization.objects.count(), Mission.objects.count()) == (1, 1)


def test_lines_of_others_come_in_and_what_is_no_share_is_kept_whole():
    rows = b"item,figure,population,year,source\nPurpose,41,Staff,2016,Gallup\nPurpose,141,Staff,2017,Gallup\n"
    content = read_content({"benchmark_lines.csv": rows})

    imported = import_content(content=content, name="Harbor", by=None, at=NOW)

    assert [(flag.file, flag.line, flag.column) for flag in content.flagged] == [("benchmark_lines.csv", 3, "figure")]
    figure = BenchmarkFigure.objects.get()
    assert (figure.line.organization, figure.line.source, figure.year, figure.percent) == (
        imported.organization,
        "Gallup",
        2016,
        41,
    )
    assert bytes(KeptFile.objects.get(name="benchmark_lines.csv").content) == rows


def test_the_published_civil_service_files_become_two_sources():
    folder = require_data()
    names = ("uk_civil_service_alignment.csv", "uk_civil_service_benchmark.csv")

    imported = bring_in({name: (folder / name).read_bytes() for name in names})

    lines = BenchmarkLine.objects.of(imported.organization)
    assert (lines.count(), lines.values("source").distinct().count()) == (22, 2)
    assert BenchmarkFigure.objects.count() == 7074
    assert not BenchmarkFigure.objects.filter(percent=0).exists()
