"""Name, team and review date, saved by two people at once (trust.md §5.1)."""

from datetime import date

import pytest
from django.urls import reverse

from missions.models import Mission, Revision
from missions.services import settle_mission
from tests.factories.organizations import TeamFactory
from tests.missions.views.conftest import AT


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


@pytest.fixture
def mission(mission) -> Mission:
    mission.review_on = date(2027, 1, 1)
    settle_mission(mission=mission, lock_version=1, fields={"review_on": date(2027, 1, 1)}, by=None, at=AT)
    return Mission.objects.get(pk=mission.pk)


def typed(**values: str) -> dict[str, str]:
    return {"name": "Our mission", "review_on": "2027-01-01", "lock_version": "2"} | values


def now(mission) -> tuple[str, date | None, int]:
    mission.refresh_from_db()
    return mission.name, mission.review_on, mission.lock_version


def theirs(mission, **fields) -> None:
    settle_mission(mission=mission, lock_version=2, fields=fields, by=None, at=AT)


def test_settings_changed_in_different_fields_both_stand(mission, leader, client_of):
    theirs(mission, review_on=date(2028, 8, 8))

    client_of(leader).post(url("mission-settings", mission.pk), typed(name="Mine"))

    assert now(mission) == ("Mine", date(2028, 8, 8), 4)


def lose_a_name(mission, leader, client_of) -> Revision | None:
    theirs(mission, name="Theirs")
    client_of(leader).post(url("mission-settings", mission.pk), typed(name="Mine"))
    return Revision.objects.about(mission).set_aside().first()


def test_settings_changed_in_the_same_field_are_a_conflict_that_loses_nothing(mission, leader, client_of):
    conflict = lose_a_name(mission, leader, client_of)

    assert now(mission)[0] == "Theirs"
    assert conflict is not None
    assert (conflict.fields["name"], conflict.author) == ("Mine", leader.person)


def test_settings_saved_on_the_newest_number_do_replace_the_name(mission, leader, client_of):
    """The alarm: the same two saves, without a stale number, end in the second name."""
    theirs(mission, name="Theirs")

    client_of(leader).post(url("mission-settings", mission.pk), typed(name="Mine", lock_version="3"))

    assert now(mission)[0] == "Mine"


def test_settings_conflict_is_settled_on_top_of_what_stands(mission, leader, client_of):
    conflict, client = lose_a_name(mission, leader, client_of), client_of(leader)

    page = client.get(url("conflict", conflict.pk))
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    client.post(url("conflict", conflict.pk), sent)

    assert "Theirs" in page.content.decode()
    assert now(mission) == ("Mine", date(2027, 1, 1), 4)
    assert not Revision.objects.set_aside().exists()


def test_settings_conflict_can_be_let_go(mission, leader, client_of):
    conflict = lose_a_name(mission, leader, client_of)

    client_of(leader).post(url("conflict-dismissal", conflict.pk))

    assert now(mission)[0] == "Theirs"
    assert not Revision.objects.set_aside().exists()


def test_settings_conflict_names_teams(mission, leader, client_of):
    kitchen, garden = (TeamFactory(organization=mission.organization, name=name) for name in ("Kitchen", "Garden"))
    theirs(mission, team_id=kitchen.pk)
    client = client_of(leader)

    client.post(url("mission-settings", mission.pk), typed(team=str(garden.pk)))
    conflict = Revision.objects.about(mission).set_aside().get()
    page = client.get(url("conflict", conflict.pk))

    words = [
        [piece.text for piece in side]
        for side in (page.context["page"].fields[0].theirs, page.context["page"].fields[0].yours)
    ]
    assert ("Kitchen" in "".join(words[0]), "Garden" in "".join(words[1])) == (True, True)
    assert page.context["form"].initial["team"] == garden.pk


def test_mission_page_names_settings_that_wait(mission, leader, client_of):
    conflict = lose_a_name(mission, leader, client_of)

    page = client_of(leader).get(url("mission", mission.pk))

    assert url("conflict", conflict.pk) in page.content.decode()
