from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from missionhub.home.importing.content import read_content
from missionhub.home.importing.sources import folder_files
from missionhub.home.services.imports import import_content
from missions.models import Activity, CheckIn, Engagement, KeyRole, Milestone, Objective, Outcome, Revision, Story
from missions.queries.outcome_list import Filters, outcome_list
from surveys.models import PublishedResult
from tests.services import require_data

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def bring_in(files: dict[str, bytes]):
    return import_content(content=read_content(files), name="Harbor Kitchen", by=None, at=NOW).organization


def test_objective_of_a_later_document_is_the_same_in_new_words():
    rows = (
        b"source_document,goal_no,goal,objective_no,objective\n"
        b"2023,1,Build,1.1,Draft\n2023,1,Build,1.2,Ask\n2027,1,Build,1.1,Draft and test\n"
    )

    organization = bring_in({"goals_objectives.csv": rows})

    active = Objective.objects.of(organization).active().in_order()
    assert [(row.code, row.name, row.parent and row.parent.code) for row in active] == [
        ("1", "Build", None),
        ("1.1", "Draft and test", "1"),
    ]
    draft = active.get(code="1.1")
    assert list(Revision.objects.about(draft).order_by("number").values_list("fields__name", flat=True)) == [
        "Draft",
        "Draft and test",
    ]
    assert Objective.objects.of(organization).get(code="1.2").is_archived


def test_outcome_asks_for_what_the_figures_do_not_say():
    organization = bring_in({"outcomes.csv": b"measure,unit,2023,2024,2026_plan\nCalls,calls,5,7,9\n"})

    outcome = Outcome.objects.of(organization).get()
    assert (outcome.direction, outcome.target, outcome.baseline) == ("", None, Decimal(5))
    assert list(outcome.check_ins.order_by("on").values_list("label", "value")) == [("2023", 5), ("2024", 7)]
    assert list(outcome.milestones.values_list("name", "value")) == [("2026 (plan)", 9)]


def test_partner_named_twice_is_one_stakeholder_with_two_engagements():
    organization = bring_in({"partners.csv": b"partner,joint_work\nCity,Standards\nCity,Training\n"})

    assert Engagement.objects.filter(stakeholder__organization=organization).count() == 2


def test_every_file_of_a_real_public_body_finds_its_place():
    content = read_content(folder_files(require_data() / "us_access_board"))

    organization = import_content(content=content, name="Access Board", by=None, at=NOW).organization

    counts = {
        model.__name__: model.objects.of(organization).count()
        for model in (Objective, Outcome, KeyRole, Activity, Story)
    }
    assert content.kept == []
    assert counts == {"Objective": 27, "Outcome": 12, "KeyRole": 8, "Activity": 10, "Story": 5}
    assert CheckIn.objects.of(organization).count() == 44
    assert Milestone.objects.filter(outcome__organization=organization).count() == 18
    assert PublishedResult.objects.filter(survey__organization=organization).count() == 75


def test_outcomes_of_a_real_public_body_wait_for_an_owner_and_are_not_late():
    content = read_content(folder_files(require_data() / "us_access_board"))
    organization = import_content(content=content, name="Access Board", by=None, at=NOW).organization

    rows = outcome_list(organization, filters=Filters(), on=NOW.date()).everything

    assert Counter(str(row.standing.word) for row in rows) == {"No owner yet": 11, "No figure yet": 1}
    assert [row.standing.needs_owner for row in rows] == [True] * 12
