from datetime import UTC, date, datetime

from missions.models import MissionVersion, Promise, Revision
from missions.services import publish, start_mission, start_mission_from_starter, start_mission_from_text
from missions.starters import NONPROFIT
from tests.factories.organizations import TeamFactory

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TEXT = "We rescue surplus food, cook meals with volunteers, and train people for paid work."


def test_start_mission_keeps_the_first_text_as_a_revision(leader):
    mission = start_mission(
        organization=leader.organization, name="Our mission", fields={"statement": TEXT}, by=leader.person, at=AT
    )

    draft = MissionVersion.objects.get(mission=mission)
    revision = Revision.objects.about(draft).get()
    assert (draft.number, draft.lock_version, draft.is_published) == (1, 1, False)
    assert (revision.number, revision.state, revision.author, revision.fields) == (
        1,
        "saved",
        leader.person,
        draft.edited_fields(),
    )
    assert mission.review_on == date(2027, 11, 2)


def test_start_mission_belongs_to_a_team(leader):
    team = TeamFactory(organization=leader.organization)

    mission = start_mission(
        organization=leader.organization, team=team, name="Kitchen", fields={"statement": TEXT}, by=None, at=AT
    )

    assert (mission.team, mission.organization) == (team, leader.organization)


def test_start_mission_keeps_a_date_ready_to_publish(leader):
    mission = start_mission(
        organization=leader.organization,
        name="Old",
        fields={"statement": TEXT, "in_force_on": date(1974, 6, 1), "label": "mid-1970s"},
        by=None,
        at=AT,
    )

    published = publish(version=MissionVersion.objects.get(mission=mission), by=None, at=AT)

    assert (published.in_force_since, published.label) == (date(1974, 6, 1), "mid-1970s")


def test_start_mission_from_text_proposes_promises_at_once(leader):
    mission = start_mission_from_text(
        organization=leader.organization, name="Our mission", fields={"statement": TEXT}, by=leader.person, at=AT
    )

    promises = list(Promise.objects.filter(mission=mission).in_order())
    assert [promise.text for promise in promises] == [
        "Rescue surplus food",
        "Cook meals with volunteers",
        "Train people for paid work",
    ]
    assert all(promise.phrase in TEXT and not promise.is_confirmed for promise in promises)


def test_start_mission_from_starter_is_a_draft_with_unconfirmed_promises(leader):
    mission = start_mission_from_starter(
        organization=leader.organization, starter=NONPROFIT, name="Our mission", by=leader.person, at=AT
    )

    draft = MissionVersion.objects.get(mission=mission)
    promises = list(Promise.objects.filter(mission=mission).in_order())
    assert draft.statement == str(NONPROFIT.statement)
    assert [promise.text for promise in promises] == [str(promise.text) for promise in NONPROFIT.promises]
    assert not any(promise.is_confirmed for promise in promises)
