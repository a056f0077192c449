"""The OpenAPI document is valid and tells the whole truth; the page reads it without a script."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from drf_spectacular.validation import validate_schema

from missionhub.core.problems import KINDS, MEDIA_TYPE
from missionhub.home.queries.api_docs import described_nouns
from missionhub.home.views.api_docs import api_schema
from missionhub.organizations.permissions import Permission
from tests.architecture.routes import Route, all_routes

API = [route for route in all_routes() if route.path.startswith("api/v1/")]
BY_METHOD = {"get": {"200"}, "post": {"201", "400"}, "patch": {"200", "400", "412", "428"}, "delete": {"204"}}


def operations() -> list[tuple[str, dict]]:
    return [(method, told) for methods in api_schema()["paths"].values() for method, told in methods.items()]


def test_document_is_valid_and_served():
    validate_schema(api_schema())

    assert json.loads(Client().get(reverse("home:api-schema")).content) == json.loads(json.dumps(api_schema()))


def test_document_guard_sees_a_fault():
    with pytest.raises(Exception, match="openapi"):
        validate_schema({key: value for key, value in api_schema().items() if key != "openapi"})


def test_every_route_is_described_with_its_methods():
    told = {
        tuple(sorted(told["operationId"] for told in methods.values())) for methods in api_schema()["paths"].values()
    }

    assert len(told) == len(API)
    assert sum(len(route.pattern.callback.actions.keys() - {"head"}) for route in API) == len(operations())


@pytest.mark.parametrize("route", API, ids=lambda route: route.name)
def test_every_route_names_a_permission_for_each_of_its_methods(route: Route):
    named = {method: route.view_class.permission_for(method.upper()) for method in route.pattern.callback.actions}

    assert all(isinstance(permission, Permission) for permission in named.values())


@pytest.mark.parametrize(
    ("method", "told"), operations(), ids=lambda part: part["operationId"] if isinstance(part, dict) else part
)
def test_every_operation_says_who_may_and_what_may_come_back(method: str, told: dict):
    answers = told["responses"]
    refusals = {code for code in answers if code >= "400"}

    assert told["x-permission"] in set(Permission)
    assert BY_METHOD[method] | {"401", "403", "404", "429"} <= set(answers)
    assert {media for code in refusals for media in answers[code]["content"]} == {MEDIA_TYPE}
    assert {"accessToken": []} in told["security"]
    assert told["description"].endswith(".")


def test_operation_ids_are_told_apart():
    ids = [told["operationId"] for _method, told in operations()]

    assert len(ids) == len(set(ids))


def test_page_lists_every_operation_without_a_script_of_its_own():
    page = Client().get(reverse("home:api-docs"))

    text = page.content.decode()
    listed = [operation.code for noun in described_nouns(api_schema()) for operation in noun.operations]
    assert [code for code in listed if f'id="{code}"' not in text] == []
    assert [kind for kind, _title in KINDS.values() if text.count(f'id="problem-{kind}"') != 1] == []
    assert "<script>" not in text
    assert "style=" not in text


def test_page_says_what_may_be_sent():
    noun = next(noun for noun in described_nouns(api_schema()) if noun.name == "outcomes")
    create = next(operation for operation in noun.operations if operation.method == "POST")

    fields = {field.name: field for field in create.fields}
    assert (fields["title"].is_required, fields["kind"].kind) == (True, "mission | financial")
    assert fields["secondary_parents"].kind.startswith("list of")


@pytest.mark.parametrize("method", ["get", "post", "delete"])
@pytest.mark.parametrize("address", ["nothing/", "v1/organizations/x/outcomes", "v1/organizations/x/outcomes/one/"])
def test_address_that_nothing_answers_says_so_in_the_one_shape(method, address):
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"/api/{address}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, MEDIA_TYPE)
    assert answer.json()["type"] == "/api/docs/#problem-not-found"
