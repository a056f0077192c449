from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from missions.queries import active_promises, current_version, engine_promises, primary_mission, strip_for
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import TeamFactory

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def mission(organization):
    return MissionFactory(organization=organization)


def test_primary_mission_is_the_organizations_own_and_not_archived(organization):
    MissionFactory(organization=organization, team=TeamFactory(organization=organization))
    MissionFactory(organization=organization, archived_at=AT)
    MissionFactory()
    own = MissionFactory(organization=organization)
    MissionFactory(organization=organization)

    assert primary_mission(organization) == own


def test_primary_mission_is_the_one_published_first(organization):
    MissionVersionFactory(mission__organization=organization)  # begun first, never published
    later = MissionVersionFactory(mission__organization=organization, published_at=AT)
    first = MissionVersionFactory(mission__organization=organization, published_at=AT - timedelta(days=1))

    assert later.mission_id < first.mission_id
    assert primary_mission(organization) == first.mission


@pytest.mark.parametrize("published", list(product([None, 1, 2], repeat=3)))
def test_strip_shows_the_primary_mission(published, organization):
    for number, days in enumerate(published):
        moment = AT + timedelta(days=days) if days else None
        MissionVersionFactory(mission__organization=organization, statement=f"Statement {number}.", published_at=moment)

    strip, version = strip_for(organization), current_version(primary_mission(organization))

    assert (strip and strip["text"]) == (version and version.statement)


def test_primary_mission_of_an_empty_organization_is_none(organization):
    assert primary_mission(organization) is None


def test_current_version_is_the_newest_published(mission):
    MissionVersionFactory(mission=mission, number=1, published_at=AT)
    second = MissionVersionFactory(mission=mission, number=2, published_at=AT)
    MissionVersionFactory(mission=mission, number=3)

    assert current_version(mission) == second


def test_engine_reads_confirmed_promises(mission):
    confirmed = PromiseFactory(mission=mission, text="Feed people", cues=["meals"], confirmed_at=AT)
    PromiseFactory(mission=mission)
    PromiseFactory(mission=mission, confirmed_at=AT, retired_at=AT)

    assert [(p.key, p.text, p.cues) for p in engine_promises(mission)] == [
        (str(confirmed.pk), "Feed people", ("meals",))
    ]


def test_engine_reads_all_promises_while_none_is_confirmed(mission):
    second, first = PromiseFactory(mission=mission, position=2), PromiseFactory(mission=mission, position=1)

    assert [p.key for p in engine_promises(mission)] == [str(first.pk), str(second.pk)]
    assert list(active_promises(mission)) == [first, second]


def test_strip_shows_what_is_in_force(organization, mission, django_assert_num_queries):
    MissionVersionFactory(mission=mission, number=1, published_at=AT, statement="Old.")
    MissionVersionFactory(mission=mission, number=2, published_at=AT, statement="New.", in_force_on=date(2026, 2, 3))
    MissionVersionFactory(mission=mission, number=3, statement="Draft.")

    with django_assert_num_queries(1):
        strip = strip_for(organization)

    assert strip == {
        "opening": "",
        "text": "New.",
        "version_number": 2,
        "in_force_since": date(2026, 2, 3),
        "compare_url": f"/o/harbor-kitchen/missions/{mission.pk}/comparison/?from=1&to=2",
    }


def test_strip_of_a_first_version_has_nothing_to_compare(organization, mission):
    MissionVersionFactory(mission=mission, published_at=AT)

    assert strip_for(organization)["compare_url"] == ""
    assert strip_for(organization)["in_force_since"] == date(2026, 11, 2)


def test_strip_never_shows_drafts_teams_or_other_organizations(organization, mission):
    MissionVersionFactory(mission=mission)
    team_mission = MissionFactory(organization=organization, team=TeamFactory(organization=organization))
    MissionVersionFactory(mission=team_mission, published_at=AT)
    MissionVersionFactory(published_at=AT)

    assert strip_for(organization) is None


KITCHEN_TABLE = "The club is the kitchen table of the quarter."
LUNCH = "Every weekday we cook a warm lunch for older people who live alone, and eat it with them."
MORE = "We visit everybody who can no longer come, drive people to the doctor when nobody in their family can, and ask them what they need."


@pytest.mark.parametrize(
    ("statement", "opening"),
    [
        ("We feed people.", ""),
        (f"{KITCHEN_TABLE} {LUNCH} {MORE}", f"{KITCHEN_TABLE} {LUNCH}"),  # what it does, not only what it is called
        (f"{LUNCH} {MORE}", LUNCH),
        (f"{KITCHEN_TABLE} {MORE}", f"{KITCHEN_TABLE} {MORE[:110]}"),
        (f"{KITCHEN_TABLE} {LUNCH} We eat it with them.", ""),
        ("We feed people and " + "do a great deal more for them, and " * 4 + "rest.", ""),
        ("x" * 300, "x" * 160),
        ("—" * 300, ""),
    ],
)
def test_strip_opens_a_long_mission_with_its_first_sentence(organization, statement, opening):
    MissionVersionFactory(mission__organization=organization, statement=statement, published_at=AT)

    strip = strip_for(organization)

    assert (strip["opening"], strip["text"]) == (opening, statement)


@pytest.mark.parametrize("rest", ["", " And we teach them to cook."])
def test_strip_folds_one_long_sentence_at_a_word(organization, rest):
    statement = "We feed people, and " + "do a great deal more for them, and " * 8 + "rest." + rest
    MissionVersionFactory(mission__organization=organization, statement=statement, published_at=AT)

    opening = strip_for(organization)["opening"]

    assert 120 < len(opening) <= 160
    assert statement.startswith((f"{opening} ", f"{opening}, "))
