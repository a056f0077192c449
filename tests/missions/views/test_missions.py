from datetime import date

import pytest
from django.urls import reverse

from missions.models import Mission, MissionVersion, Promise
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import TeamFactory
from tests.missions.views.conftest import AT

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


def test_mission_list_shows_only_our_missions(mission, leader, client_of):
    theirs = MissionVersionFactory(published_at=AT, statement="Somebody else's words.")

    page = client_of(leader).get(url("mission-list") + "?all")

    assert [card.mission for card in page.context["cards"]] == [mission]
    assert theirs.statement not in page.content.decode()


def test_mission_list_hides_from_members_what_nobody_published(mission, draft, member, client_of):
    MissionVersionFactory(mission__organization=member.organization, statement="Only a draft.")

    page = client_of(member).get(url("mission-list") + "?all")

    assert [(card.mission, card.draft) for card in page.context["cards"]] == [(mission, None)]


@pytest.mark.parametrize("count", [1, 3])
def test_mission_list_asks_the_database_equally_often(
    count, organization, leader, client_of, django_assert_num_queries
):
    for number in range(count):
        mission = MissionFactory(organization=organization, team=TeamFactory(organization=organization))
        MissionVersionFactory(mission=mission, published_at=AT)
        PromiseFactory.create_batch(number + 1, mission=mission)
    client = client_of(leader)

    with django_assert_num_queries(6):  # session, user, membership, missions, versions, promises
        page = client.get(url("mission-list") + "?all")

    assert len(page.context["cards"]) == count


def test_list_of_one_mission_is_that_mission(mission, member, client_of):
    assert client_of(member).get(url("mission-list")).url == url("mission", mission.pk)

    MissionVersionFactory(
        mission=MissionFactory(organization=member.organization, team=TeamFactory(organization=member.organization)),
        published_at=AT,
    )
    assert len(client_of(member).get(url("mission-list")).context["cards"]) == 2


def test_mission_list_without_a_mission_teaches_the_next_step(leader, client_of):
    page = client_of(leader).get(url("mission-list")).content.decode()

    assert url("mission-new") in page


@pytest.mark.parametrize("count", [1, 3])
def test_mission_page_asks_the_database_equally_often(
    count, organization, leader, client_of, django_assert_num_queries
):
    mission = MissionFactory(organization=organization)
    for number in range(1, count + 1):
        MissionVersionFactory(mission=mission, number=number, published_at=AT, published_by=leader.person)
        PromiseFactory(mission=mission, position=number)
    client = client_of(leader)

    # session, user, membership, mission, versions, promises, texts set aside; what serves them, evidence, stories,
    # advice put aside, endorsements, readers, a draft to read
    with django_assert_num_queries(14):
        page = client.get(url("mission", mission.pk))

    assert len(page.context["page"].history) == count


def test_mission_page_marks_promises_in_the_statement(mission, member, client_of):
    page = client_of(member).get(url("mission", mission.pk))

    assert [(stretch.text, stretch.number) for stretch in page.context["page"].stretches] == [
        ("We ", None),
        ("rescue food", 1),
        (" and ", None),
        ("train people", 2),
        (".", None),
    ]
    assert [row.share for row in page.context["page"].rows] == [25, 75]


def test_mission_page_keeps_drafts_from_members(mission, draft, member, leader, client_of):
    for_member = client_of(member).get(url("mission", mission.pk))
    for_leader = client_of(leader).get(url("mission", mission.pk))

    assert (for_member.context["page"].draft, for_leader.context["page"].draft) == (None, draft)
    assert draft.statement not in for_member.content.decode()


def test_mission_page_of_an_unpublished_mission_is_not_there_for_members(organization, member, leader, client_of):
    draft = MissionVersionFactory(mission__organization=organization)

    assert client_of(member).get(url("mission", draft.mission_id)).status_code == 404
    assert client_of(leader).get(url("mission", draft.mission_id)).status_code == 200


def test_mission_page_says_when_the_review_is_overdue(mission, leader, client_of):
    Mission.objects.filter(pk=mission.pk).update(review_on=date(2020, 1, 1))

    page = client_of(leader).get(url("mission", mission.pk))

    assert page.context["page"].is_review_due
    assert "1 January 2020" in page.content.decode()


def test_mission_pages_escape_what_people_write(organization, leader, client_of):
    mission = MissionFactory(organization=organization, name=HOSTILE)
    MissionVersionFactory(
        mission=mission, statement=HOSTILE, vision=HOSTILE, values=HOSTILE, label=HOSTILE, published_at=AT
    )
    MissionVersionFactory(mission=mission, number=2, statement=HOSTILE * 2)
    promise = PromiseFactory(mission=mission, text=HOSTILE, phrase=HOSTILE, definition=HOSTILE, cues=[HOSTILE])
    client = client_of(leader)

    pages = [
        client.get(address).content.decode()
        for address in (
            url("mission-list") + "?all",
            url("mission", mission.pk),
            url("promise-list", mission.pk),
            url("compare", mission.pk),
            url("draft", MissionVersion.objects.get(number=2).pk),
            url("promise-edit", promise.pk),
            url("mission-settings", mission.pk),
        )
    ]

    assert ["alert(1)" in page for page in pages] == [True] * 7
    assert [("<script>alert" in page, "<img src=x" in page) for page in pages] == [(False, False)] * 7


def test_starting_a_mission_leads_to_its_proposed_promises(leader, client_of):
    text = "We rescue surplus food, cook meals with volunteers, and train people for paid work."

    answer = client_of(leader).post(url("mission-new"), {"name": "Our mission", "statement": text})

    mission = Mission.objects.get()
    assert answer.url == url("promise-list", mission.pk)
    assert (mission.organization, mission.versions.get().statement) == (leader.organization, text)
    assert Promise.objects.filter(mission=mission, confirmed_at__isnull=True).count() == 3


def test_starting_a_mission_with_an_error_loses_nothing_typed(leader, client_of):
    page = client_of(leader).post(
        url("mission-new"), {"name": "", "statement": "Long thought about.", "vision": "A dream."}
    )

    assert Mission.objects.count() == 0
    assert all(words in page.content.decode() for words in ("Long thought about.", "A dream."))


def test_starting_a_mission_refuses_a_team_of_somebody_else(leader, client_of):
    TeamFactory(organization=leader.organization)
    theirs = TeamFactory()

    page = client_of(leader).post(url("mission-new"), {"name": "X", "statement": "Y", "team": theirs.pk})

    assert (page.status_code, Mission.objects.count()) == (200, 0)
    assert theirs.name not in page.content.decode()


def test_starting_for_a_team_belongs_to_it(leader, client_of):
    team = TeamFactory(organization=leader.organization)

    client_of(leader).post(url("mission-new"), {"name": "X", "statement": "We cook.", "team": team.pk})

    assert Mission.objects.get().team == team


@pytest.mark.parametrize("kind", ["nonprofit", "social_enterprise", "public_body", "small_business"])
def test_starter_set_becomes_a_draft(kind, leader, client_of):
    client_of(leader).post(url("starter", kind))

    draft = MissionVersion.objects.get()
    promises = Promise.objects.filter(mission=draft.mission)
    assert not draft.is_published
    assert len(promises) >= 3
    assert all(promise.phrase in draft.statement and not promise.is_confirmed for promise in promises)


def test_starter_set_of_no_kind_is_not_there(leader, client_of):
    assert client_of(leader).post(url("starter", "pirates")).status_code == 404


def test_new_mission_offers_the_starter_of_our_kind_first(leader, client_of):
    leader.organization.kind = "public_body"
    leader.organization.save(update_fields=["kind"])

    page = client_of(leader).get(url("mission-new"))

    assert page.context["starters"][0].kind == "public_body"


def test_settings_change_name_and_review_date(mission, leader, client_of):
    client_of(leader).post(
        url("mission-settings", mission.pk), {"name": "Why we are here", "review_on": "2027-05-01", "lock_version": "1"}
    )

    mission.refresh_from_db()
    assert (mission.name, mission.review_on) == ("Why we are here", date(2027, 5, 1))
