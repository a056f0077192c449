"""List, read, begin, edit, put away: the same for every noun."""

import pytest
from django.apps import apps

from missions.api import nouns
from missions.models import Revision
from tests.factories.missions import AT, MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.plans import (
    ActivityFactory,
    CheckInFactory,
    DecisionFactory,
    KeyRoleFactory,
    OutcomeFactory,
    RoleHolderFactory,
    StakeholderFactory,
    StoryFactory,
)
from tests.missions.api.conftest import addresses, send, url

NOUNS = {
    "activity": ("name", {"name": "Sort bread", "hours_a_month": "12.5"}),
    "decision": ("title", {"title": "Take over Westgate?", "decided_on": "2026-10-01"}),
    "outcome": ("title", {"title": "Food within two days", "direction": "reduce", "target": "2"}),
    "role": ("name", {"name": "Pantry lead", "skills": ["Driving", "Sorting"]}),
    "stakeholder": ("name", {"name": "Families", "power": 4}),
}
MAKERS = {
    "activity": lambda home: ActivityFactory(organization=home),
    "decision": lambda home: DecisionFactory(organization=home),
    "role": lambda home: RoleHolderFactory(role=KeyRoleFactory(organization=home)),
    "stakeholder": lambda home: StakeholderFactory(organization=home),
    "story": lambda home: StoryFactory(organization=home, state="shown"),
    "outcome": lambda home: OutcomeFactory(organization=home),
    "mission": lambda home: MissionVersionFactory(mission=MissionFactory(organization=home), published_at=AT),
    "promise": lambda home: PromiseFactory(mission=MissionFactory(organization=home)),
}
QUERIES = {
    "activity": 4, "decision": 4, "role": 6, "stakeholder": 4, "story": 4, "outcome": 7, "mission": 5, "promise": 4,
}  # fmt: skip


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("noun", MAKERS)
def test_list_takes_as_many_queries_for_one_row_as_for_three(noun, rows, leader, client_of, django_assert_num_queries):
    for _row in range(rows):
        MAKERS[noun](leader.organization)
    client = client_of(leader)

    with django_assert_num_queries(QUERIES[noun]):
        answer = client.get(url(f"{noun}-list"))

    assert len(answer.json()["results"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_versions_and_check_ins_too(rows, leader, client_of, django_assert_num_queries):
    mission, outcome = (
        MissionFactory(organization=leader.organization),
        OutcomeFactory(organization=leader.organization),
    )
    for number in range(rows):
        MissionVersionFactory(mission=mission, number=number + 1, published_at=AT)
        CheckInFactory(outcome=outcome)
    client = client_of(leader)

    with django_assert_num_queries(10):
        answers = [client.get(url("version-list", mission.pk)), client.get(url("check-in-list", outcome.pk))]

    assert [len(answer.json()["results"]) for answer in answers] == [rows, rows]


@pytest.mark.parametrize("noun", NOUNS)
def test_noun_is_begun_read_edited_and_put_away(noun, leader, client_of):
    client, (name, words) = client_of(leader), NOUNS[noun]

    made = send(client, "post", url(f"{noun}-list"), words)
    one = url(noun, made.json()["id"])
    edited = send(client, "patch", one, {name: "Said better"}, if_match=made.headers["ETag"])
    gone = send(client, "delete", one)
    left = client.get(url(f"{noun}-list")).json()["results"]
    put_away = client.get(url(f"{noun}-list") + "?put_away=true").json()["results"]

    assert (made.status_code, edited.status_code, gone.status_code) == (201, 200, 204)
    assert [made.json()[key] for key in words if key not in {"hours_a_month", "target"}] == [
        words[key] for key in words if key not in {"hours_a_month", "target"}
    ]
    assert (edited.json()[name], edited.headers["ETag"]) == ("Said better", '"2"')
    assert (left, [row[name] for row in put_away]) == ([], ["Said better"])


@pytest.mark.parametrize("noun", NOUNS)
def test_edit_without_the_version_read_is_refused(noun, ours, leader, client_of):
    answers = [
        send(client_of(leader), "patch", url(noun, ours[noun].pk), {NOUNS[noun][0]: "Blind"}, **said)
        for said in ({}, {"if_match": "*"})
    ]

    ours[noun].refresh_from_db()
    assert [answer.status_code for answer in answers] == [428, 428]
    assert ours[noun].lock_version == 1


@pytest.mark.parametrize("noun", [*NOUNS, "mission", "promise"])
def test_second_of_two_edits_is_kept_and_comes_back_beside_the_first(noun, ours, leader, client_of):
    client, name = client_of(leader), {"promise": "text", "mission": "name"}.get(noun) or NOUNS[noun][0]
    before = getattr(ours[noun], name)

    send(client, "patch", url(noun, ours[noun].pk), {name: "Theirs"}, if_match='"1"')
    answer = send(client, "patch", url(noun, ours[noun].pk), {name: "Yours"}, if_match='"1"')

    conflict = answer.json()["conflict"]
    kept = Revision.objects.get(pk=conflict["id"])
    assert (answer.status_code, answer.headers["ETag"]) == (412, '"2"')
    assert conflict["fields"][name] == {"base": before, "theirs": "Theirs", "yours": "Yours", "clashes": True}
    assert (kept.state, kept.fields[name]) == (Revision.State.CONFLICT, "Yours")
    assert client.get(conflict["page"]).status_code == 200


def test_edits_that_do_not_touch_are_merged(ours, leader, client_of):
    client, one = client_of(leader), url("outcome", ours["outcome"].pk)

    send(client, "patch", one, {"title": "Theirs"}, if_match='"1"')
    answer = send(client, "patch", one, {"unit": "days"}, if_match='"1"')

    assert (answer.status_code, answer.headers["ETag"]) == (200, '"3"')
    assert (answer.json()["title"], answer.json()["unit"]) == ("Theirs", "days")


@pytest.mark.parametrize("said", ['"7"', '"x"', "1", 'W/"1"', f'"{"9" * 60}"'])
def test_version_nobody_saved_is_stale(said, ours, leader, client_of):
    answer = send(client_of(leader), "patch", url("outcome", ours["outcome"].pk), {"title": "Mine"}, if_match=said)

    ours["outcome"].refresh_from_db()
    assert (answer.status_code, ours["outcome"].title) == (412, "Ours outcome")


def test_rules_of_the_page_hold(ours, leader, client_of):
    days = {"title": "Backwards", "start_on": "2026-05-01", "due_on": "2026-04-01"}
    one = url("outcome", ours["outcome"].pk)
    client = client_of(leader)

    made = send(client, "post", url("outcome-list"), days)
    send(client, "patch", one, {"start_on": "2026-05-01"}, if_match='"1"')
    edited = send(client, "patch", one, {"due_on": "2026-04-01"}, if_match='"2"')

    assert (made.status_code, list(made.json()["errors"])) == (400, ["due_on"])
    assert (edited.status_code, list(edited.json()["errors"])) == (400, ["due_on"])


def test_problem_has_one_shape(leader, client_of):
    answer = send(client_of(leader), "post", url("outcome-list"), {"title": "", "weight": 0})

    told = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert list(told) == ["type", "title", "status", "detail", "errors"]
    assert (told["type"], told["status"], sorted(told["errors"])) == (
        "/api/docs/#problem-invalid", 400, ["title", "weight"],
    )  # fmt: skip


def test_row_chosen_earlier_and_put_away_since_does_not_block_another_edit(ours, leader, client_of):
    client, one, objective = client_of(leader), url("outcome", ours["outcome"].pk), ours["objective"]
    send(client, "patch", one, {"objective": objective.pk}, if_match='"1"')
    type(objective).objects.filter(pk=objective.pk).update(archived_at=AT)

    answer = send(client, "patch", one, {"title": "New"}, if_match='"2"')

    assert (answer.status_code, answer.json()["objective"]) == (200, objective.pk)


def test_skills_stay_unless_they_are_sent(ours, leader, client_of):
    client, one = client_of(leader), url("outcome", ours["outcome"].pk)

    send(client, "patch", one, {"skills": ["Driving"]}, if_match='"1"')
    answer = send(client, "patch", one, {"unit": "t"}, if_match='"1"')

    assert answer.json()["skills"] == ["Driving"]


def test_long_list_comes_in_parts(leader, client_of):
    made = [OutcomeFactory(organization=leader.organization).pk for _number in range(5)]
    client, address, seen = client_of(leader), url("outcome-list") + "?limit=2&kind=mission", []

    while address:
        part = client.get(address).json()
        seen.append([row["id"] for row in part["results"]])
        address = part["next"]

    assert seen == [made[:2], made[2:4], made[4:]]


@pytest.mark.parametrize("query", ["limit=0", "limit=1000", "after=-1", f"after={10**30}", "team=x", "kind=other"])
def test_odd_question_is_answered_kindly(query, leader, client_of):
    assert client_of(leader).get(f"{url('outcome-list')}?{query}").status_code == 400


def test_filters_find_by_promise_and_by_team(ours, leader, client_of):
    OutcomeFactory(organization=leader.organization, team=ours["team"])
    client = client_of(leader)

    by_promise = client.get(f"{url('outcome-list')}?promise={ours['promise'].pk}").json()["results"]
    by_team = client.get(f"{url('outcome-list')}?team={ours['team'].pk}").json()["results"]

    assert ([row["id"] for row in by_promise], len(by_team)) == ([ours["outcome"].pk], 1)


def test_every_api_address_is_walked_here(ours):
    from tests.architecture.routes import all_routes

    named = {
        route.name.removeprefix("missions:api-") for route in all_routes() if route.name.startswith("missions:api-")
    }

    assert set(addresses(ours)) == named
    assert apps.is_installed("knox")


def test_without_the_version_sent_the_second_edit_would_win(ours, leader, client_of, monkeypatch):
    """The alarm: with the newest version taken for the one that was read, the first words are gone."""
    client, one = client_of(leader), url("outcome", ours["outcome"].pk)
    send(client, "patch", one, {"title": "Theirs"}, if_match='"1"')
    monkeypatch.setattr(nouns, "version_sent", lambda request: 2)

    answer = send(client, "patch", one, {"title": "Yours"}, if_match='"1"')

    assert (answer.status_code, answer.json()["title"]) == (200, "Yours")
