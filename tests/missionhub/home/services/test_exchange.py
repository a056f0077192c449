import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.conf import settings

from alignment.scoring import load_encoder
from missionhub.home.exchange import reading
from missionhub.home.importing.content import read_content
from missionhub.home.importing.sources import archive_files
from missionhub.home.services.exchange import ExportRefused, export_organization
from missionhub.home.services.imports import import_content
from missionhub.organizations.models import Membership, Organization, Person
from missions.models import Promise, Revision
from missions.services.stories import tell_story
from missions.services.story_edits import take_story_back
from surveys.disclosure import Minimums
from surveys.models import Instrument, Invitation, Round, RoundPlan
from surveys.services import copy_built_in, newest_of, open_due_plans
from tests.factories.missions import PromiseFactory
from tests.factories.organizations import TeamFactory, UserFactory
from tests.factories.plans import OutcomeFactory
from tests.factories.round_plans import DUE, FIRST_DAY, plan_for
from tests.missionhub.home.seeded import demonstration

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=load_encoder(settings.MODEL_DIR), at=NOW) as organization:
        yield organization


@pytest.fixture
def riverbend(seeded, db) -> Organization:
    """The demonstration with its closed round scored and released."""
    return Organization.objects.get(pk=seeded.pk)


NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ID_WITHIN = re.compile(r'(?<=_id": )\d+')
QUOTES = "surveys_releasedquote.csv"
GIVEN_ANEW = {"request_id", "submission_id"}  # they mark a retry on the machine they came from


def packed(organization: Organization) -> dict[str, bytes]:
    target = io.BytesIO()
    export_organization(organization=organization, to=target)
    return archive_files(target)


def bring_back(files: dict[str, bytes], by=None) -> Organization:
    return import_content(content=read_content(files), name="Copy", by=by, at=NOW).organization


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def values(files: dict[str, bytes], name: str, column: str) -> list[str]:
    return [row[column] for row in rows(files[name])]


def told(files: dict[str, bytes]) -> dict[str, list[list[str]]]:
    """Every table, its rows' ids and what points at them by place: two exports of the same content are equal."""
    places = {
        name.removesuffix(".csv").split("_")[-1]: {row["id"]: f"#{place}" for place, row in enumerate(rows(content))}
        for name, content in files.items()
        if name != "organization.csv"
    }
    every = {pk: place for table in places.values() for pk, place in table.items() if not pk.isdecimal()}
    return {
        name: [
            [every.get(cell, cell) for column, cell in row.items() if column not in GIVEN_ANEW and column != "id"]
            if all(not cell.isdecimal() for cell in row.values())
            else [
                ID_WITHIN.sub("", row.get(column, ""))
                for column in ("name", "text", "title", "statement", "fields", "cues")
            ]
            for row in rows(content)
        ]
        for name, content in files.items()
        if name != "organization.csv"
    }


def test_organization_comes_back_whole(riverbend):
    files = packed(riverbend)

    again = packed(bring_back(files))

    before, after = told(files), told(again)
    assert sorted(after.pop(QUOTES)) == sorted(before.pop(QUOTES))  # in an order drawn by chance, each time anew
    assert after == before
    for name, column in [
        ("missions_missionversion.csv", "statement"),
        ("missions_promise.csv", "cues"),
        ("missions_revision.csv", "created_at"),
        ("organizations_person.csv", "created_at"),
        ("surveys_round.csv", "closed_at"),
        ("alignment_releasedmatch.csv", "strength"),
    ]:
        assert values(again, name, column) == values(files, name, column)


def test_rows_of_the_copy_point_at_the_copy(riverbend):
    copy = bring_back(packed(riverbend))

    revision = Revision.objects.of(copy).filter(subject_kind="promise").first()
    assert Promise.objects.get(pk=revision.subject_id).mission.organization == copy
    assert not set(Person.objects.of(copy).values_list("team__organization", flat=True)) - {copy.pk, None}


def test_ids_within_a_kept_text_are_those_of_the_copy(riverbend):
    copy = bring_back(packed(riverbend))

    for text in Revision.objects.of(copy).filter(subject_kind__in=("promise", "outcome")):
        people = {text.fields.get("steward_id"), text.fields.get("lead_id")} - {None}
        assert people <= set(Person.objects.of(copy).values_list("pk", flat=True))
    looked_after = Promise.objects.of(copy).get(steward__isnull=False)
    newest = Revision.objects.about(looked_after).saved().latest("number")
    assert newest.fields["steward_id"] == looked_after.steward_id


def test_open_round_and_its_people_stay_where_the_answers_are(riverbend):
    copy = bring_back(packed(riverbend))

    closed = Round.objects.of(riverbend).filter(opened_up_at__isnull=False)
    assert Round.objects.of(copy).count() == closed.count() < Round.objects.of(riverbend).count()
    named = closed.filter(mode="attributed")  # who answered a round without names is nobody’s business elsewhere
    assert Invitation.objects.of(copy).count() == Invitation.objects.filter(round__in=named).count()


def test_nothing_of_another_organization_is_in_the_files(organization):
    PromiseFactory(text="CANARY", mission__organization__name="Stranger")
    OutcomeFactory(organization=organization, title="Ours")

    files = packed(organization)

    assert b"CANARY" not in b"".join(files.values())
    assert values(files, "missions_outcome.csv", "title") == ["Ours"]


def stolen(organization: Organization) -> tuple[dict[str, bytes], object]:
    """An export of ours with a milestone that names a stranger's outcome."""
    stranger = OutcomeFactory(title="Theirs")
    line = f"id,outcome,name,due_on\n1,{stranger.pk},Steal,2026-12-01\n"
    return packed(organization) | {"missions_milestone.csv": line.encode()}, stranger


def test_row_that_points_outside_the_files_is_refused(organization):
    files, stranger = stolen(organization)

    with pytest.raises(ExportRefused, match="No line of the other file has this id"):
        bring_back(files)

    assert (Organization.objects.filter(name="Copy").exists(), stranger.milestones.count()) == (False, 0)


def test_alarm_without_the_map_of_ids_a_stranger_would_be_reached(organization, monkeypatch):
    files, stranger = stolen(organization)
    monkeypatch.setattr(reading.Restoring, "_target", lambda self, model, key, line: int(line.cells[key.name]))

    bring_back(files)

    assert list(stranger.milestones.values_list("name", flat=True)) == ["Steal"]


def test_cell_that_does_not_fit_is_named_and_nothing_is_written(organization):
    OutcomeFactory(organization=organization, title="Ours")
    files = packed(organization)
    broken = files["missions_outcome.csv"].replace(b",Ours,mission,", b",Ours,other,")

    with pytest.raises(ExportRefused, match=r"missions_outcome\.csv, line 2, column kind"):
        bring_back(files | {"missions_outcome.csv": broken})

    assert not Organization.objects.filter(name="Copy").exists()


def test_importer_among_the_people_is_that_person(organization):
    Person.objects.create(organization=organization, name="Ada", email="ada@example.org")
    user = UserFactory(email="ada@example.org")

    copy = bring_back(packed(organization), by=user)

    membership = Membership.objects.get(organization=copy)
    assert (membership.user, membership.person.name, membership.role) == (user, "Ada", "administrator")
    assert Person.objects.of(copy).count() == 1


def test_zip_is_readable_by_any_tool(organization):
    target = io.BytesIO()

    export_organization(organization=organization, to=target)

    with zipfile.ZipFile(target) as archive:
        assert (archive.testzip(), archive.namelist()[0]) == (None, "organization.csv")


def test_story_taken_back_stays_its_teller_s_alone(organization, member):
    told = {"organization": organization, "by": member.person, "at": NOW}
    away = tell_story(fields={"text": "Taken back."}, submission_id=uuid4(), **told)
    tell_story(fields={"text": "Told."}, submission_id=uuid4(), **told)
    whole = b"".join(packed(organization).values())
    take_story_back(story=away, at=NOW)

    files = packed(organization)

    assert b"Taken back." in whole
    assert b"Taken back." not in b"".join(files.values())
    assert values(files, "missions_story.csv", "text") == ["Told."]
    assert bring_back(files).stories.count() == 1


def test_a_planned_round_comes_along_with_its_teams_and_waits_for_somebody_who_answers_for_it(leader):
    kitchen = TeamFactory(organization=leader.organization, name="Kitchen")
    plan_for(by=leader.person, audience="teams", teams=[kitchen], minimums=Minimums(scores=7))

    copy = bring_back(packed(leader.organization))

    plan = RoundPlan.objects.of(copy).get()
    assert (plan.next_on, plan.every_months, plan.minimum_scores, plan.mission.organization) == (FIRST_DAY, 6, 7, copy)
    assert [(team.name, team.organization) for team in plan.teams.all()] == [("Kitchen", copy)]
    open_due_plans(at=DUE)
    plan.refresh_from_db()
    assert (plan.blocked_by, Round.objects.of(copy).count()) == ("owner", 0)


def test_own_surveys_come_along_and_remember_what_they_are_copies_of(riverbend):
    copy = copy_built_in(organization=riverbend, kind="staff", by=None, at=NOW)

    there = bring_back(packed(riverbend))

    brought = Instrument.objects.of(there).own().get(title=copy.title)
    assert brought.origin is not None and brought.pk != copy.pk
    assert (brought.origin.organization, brought.origin.kind) == (there, "staff")
    assert newest_of(brought).questions == newest_of(copy).questions
    written = Instrument.objects.of(there).own().get(title="How our deliveries run")
    assert [version.number for version in written.versions.order_by("number")] == [1, 2]
