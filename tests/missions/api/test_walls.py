"""Nobody reads or changes what is not theirs, whatever they send (trust.md §5.3)."""

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from missionhub.core import unaided
from missions.api import plan
from missions.models import Activity
from tests.architecture.routes import METHODS
from tests.missions.api.conftest import CANARY, addresses, send, url

WRITTEN = ("activity", "decision", "mission", "outcome", "promise", "role", "stakeholder")
RELATIONS = {
    "activity": {"team": "team", "outcome": "outcome", "objective": "objective"},
    "decision": {"responsible": "person"},
    "mission": {"team": "team"},
    "outcome": {"team": "team", "objective": "objective", "beneficiary": "stakeholder", "lead": "person",
                "reviewer": "person", "parent": "outcome"},
    "role": {"team": "team"},
    "stakeholder": {"steward": "person"},
}  # fmt: skip
NAMES = {"activity": "name", "decision": "title", "mission": "name", "outcome": "title", "promise": "text", "role": "name",
         "stakeholder": "name"}  # fmt: skip


def rows_of(organization) -> list:
    """Every row of the app that belongs to the organization, as it stands."""
    found = []
    for model in apps.get_app_config("missions").get_models():
        found += [str(row) for row in model.objects.order_by("pk").values()]
    return [row for row in found if CANARY in row or f"'organization_id': {organization.pk}" in row]


def test_nothing_of_another_tenant_is_read_or_changed(ours, theirs, administrator, client_of):
    client, stranger = client_of(administrator), theirs["mission"].organization
    before = rows_of(stranger)
    mixed = addresses(theirs)  # their ids under our own address
    walked = [*addresses(ours).values(), *mixed.values(), *addresses(theirs, "elsewhere").values()]

    answers = [send(client, method, address, {}, if_match='"1"') for address in walked for method in METHODS]

    assert [answer for answer in answers if CANARY in f"{answer.content!r}{answer.headers}"] == []
    assert rows_of(stranger) == before
    assert {client.get(address).status_code for name, address in mixed.items() if not name.endswith("-list")} <= {
        404,
        405,
    }


def test_walk_would_see_a_canary(ours, theirs, administrator, client_of, monkeypatch):
    """The alarm: without the filter by organization the same walk finds one."""
    monkeypatch.setattr(plan.ActivityApi, "rows", lambda self: Activity.objects.all())

    assert CANARY in client_of(administrator).get(url("activity-list")).content.decode()


@pytest.mark.parametrize(("noun", "field"), [(noun, field) for noun, fields in RELATIONS.items() for field in fields])
def test_row_of_another_tenant_cannot_be_chosen(noun, field, ours, theirs, administrator, client_of):
    client, id_of = client_of(administrator), theirs[RELATIONS[noun][field]].pk
    before = type(ours[noun]).objects.filter(pk=ours[noun].pk).values().get()
    words = {NAMES[noun]: "Reaching over", field: id_of} | ({"statement": "x"} if noun == "mission" else {})

    made = send(client, "post", url(f"{noun}-list"), words)
    edited = send(client, "patch", url(noun, ours[noun].pk), {field: id_of}, if_match='"1"')
    absent = send(client, "patch", url(noun, ours[noun].pk), {field: 10**9}, if_match='"1"')

    assert (made.status_code, edited.status_code) == (400, 400)
    assert edited.json() == absent.json()
    assert type(ours[noun]).objects.filter(pk=ours[noun].pk).values().get() == before


def test_own_row_can_be_chosen(ours, administrator, client_of):
    """The alarm: the refusal above is about whose row it is."""
    answer = send(
        client_of(administrator),
        "patch",
        url("activity", ours["activity"].pk),
        {"team": ours["team"].pk},
        if_match='"1"',
    )

    assert answer.json()["team"] == ours["team"].pk


@pytest.mark.parametrize("words", [{"promises": "promise"}, {"secondary_parents": "outcome"}])
def test_nor_in_a_list(words, ours, theirs, administrator, client_of):
    sent = {name: [theirs[kind].pk] for name, kind in words.items()}

    assert send(client_of(administrator), "post", url("outcome-list"), {"title": "x", **sent}).status_code == 400


def test_promise_cannot_be_added_to_the_mission_of_another_tenant(ours, theirs, administrator, client_of):
    words = {"text": "x", "mission": theirs["mission"].pk}

    assert send(client_of(administrator), "post", url("promise-list"), words).status_code == 400


@pytest.mark.parametrize("noun", WRITTEN)
def test_no_column_beyond_those_of_the_form_is_written(noun, ours, administrator, client_of):
    model, client = type(ours[noun]), client_of(administrator)
    open_names = {name.removesuffix("_id") for name in model.EDITED_FIELDS}
    closed = [
        field for field in model._meta.get_fields() if field.name not in open_names | {"skills", "secondary_parents"}
    ]
    before = model.objects.filter(pk=ours[noun].pk).values().get()

    answers = []
    for field in closed:
        for name in {field.name, f"{field.name}_id"}:
            answers.append(send(client, "patch", url(noun, ours[noun].pk), {name: 7}, if_match='"1"').status_code)

    assert set(answers) == {400}
    assert model.objects.filter(pk=ours[noun].pk).values().get() == before


@pytest.mark.parametrize("method", ["post", "patch", "delete"])
def test_members_without_the_permission_change_nothing(method, ours, member, client_of):
    before, may_tell = rows_of(member.organization), {"check-in-list", "story-list"}
    answers = {
        name: send(client_of(member), method, address, {}, if_match='"1"').status_code
        for name, address in addresses(ours).items()
        if name not in may_tell
    }

    assert {403} <= set(answers.values()) <= {403, 405}
    assert rows_of(member.organization) == before


@pytest.mark.parametrize("method", METHODS)
def test_nobody_is_told_to_sign_in(method, ours):
    answers = {send(Client(), method, address, {}).status_code for address in addresses(ours).values()}

    assert answers == {401}


def test_people_who_left_find_nothing_and_closed_accounts_nobody(ours, leader, client_of):
    client = client_of(leader)
    leader.person.left_on = timezone.now().date()
    leader.person.save(update_fields=["left_on"])
    after_leaving = {client.get(address).status_code for address in addresses(ours).values()}
    leader.user.is_active = False
    leader.user.save(update_fields=["is_active"])

    assert (after_leaving, client.get(url("outcome-list")).status_code) == ({404}, 401)


def test_session_that_answers_unaided_reads_no_mission(ours, leader, client_of):
    client = client_of(leader)
    session = client.session
    session[unaided.SESSION_KEY] = {
        "answer_url": "/a/",
        "until": (timezone.now() + timezone.timedelta(hours=1)).isoformat(),
    }
    session.save()

    answers = [client.get(address) for address in addresses(ours).values()]

    assert {answer.status_code for answer in answers} <= {403, 405}
    assert [answer for answer in answers if b"Ours" in answer.content] == []


def test_draft_is_for_those_who_edit(ours, member, client_of):
    client, addressed = client_of(member), addresses(ours)

    versions = client.get(addressed["version-list"]).json()["results"]

    assert [row["id"] for row in versions] == [ours["version"].pk]
    assert client.get(addressed["version"]).status_code == 404


def test_only_whoever_leads_or_answers_checks_in(ours, member, client_of):
    words = {"request_id": "0b0f6b2e-6b7e-4c8e-9d9e-111111111111", "value": "3"}
    before = send(client_of(member), "post", addresses(ours)["check-in-list"], words).status_code
    ours["outcome"].lead = member.person
    ours["outcome"].save(update_fields=["lead"])

    after = send(client_of(member), "post", addresses(ours)["check-in-list"], words).status_code

    assert (before, after) == (403, 201)


def test_session_that_answers_nothing_reads(ours, leader, client_of):
    """The alarm: it is the running answer that closes the door above."""
    assert b"Ours" in client_of(leader).get(addresses(ours)["outcome"]).content


@pytest.mark.parametrize("noun", WRITTEN)
def test_column_of_the_form_is_written(noun, ours, administrator, client_of):
    """The alarm: the columns above are refused for their names, not for anything else about the request."""
    answer = send(client_of(administrator), "patch", url(noun, ours[noun].pk), {NAMES[noun]: "Open"}, if_match='"1"')

    assert (answer.status_code, answer.json()[NAMES[noun]]) == (200, "Open")
