"""Every tenant route has the door and names a permission; strangers find nothing; every tenant row has an owner."""

from collections.abc import Iterator, Sequence

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import path, reverse
from django.views import View

from missionhub.organizations.api import OrganizationApi
from missionhub.organizations.models import Organization
from missionhub.organizations.permissions import Permission, Role
from missionhub.organizations.scoped import InOrganization, OrganizationScoped
from partnerships.models import Partnership
from tests.architecture.routes import METHODS, Route, all_routes, tenant_routes
from tests.factories.organizations import MembershipFactory
from tests.missionhub.home.seeded import made_once

pytestmark = pytest.mark.either

OUTSIDE_TENANCY = {
    "organizations.Organization": "is the tenant",
    "partnerships.Partnership": "belongs to its parties together",
    "home.SetupLink": "opens the machine before there is a tenant",
    "home.WaitingArchive": "belongs to whoever uploaded it, until it becomes a tenant",
    "home.Heartbeat": "says when this machine's worker was last awake",
}
OUR_APPS = {"organizations", "messaging", "home", "missions", "surveys", "alignment", "partnerships"}


def has_door(view: type | None) -> bool:
    if view is None:
        return False
    if issubclass(view, OrganizationApi):
        writes = [getattr(view, "permission_to_write", None), *view.permissions_by_method.values()]
        door = InOrganization in view.permission_classes and all(isinstance(named, Permission) for named in writes)
    else:
        door = issubclass(view, OrganizationScoped)
    return door and isinstance(getattr(view, "permission_required", None), Permission)


def owned(model: type[models.Model], seen: frozenset[type] = frozenset()) -> bool:
    """A non-null cascading chain of foreign keys ends at the organization, or at what several share."""
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey) or field.null:
            continue
        if field.remote_field.on_delete is not models.CASCADE:
            continue
        target = field.related_model
        if target in (Organization, Partnership) or (target not in seen | {model} and owned(target, seen | {model})):
            return True
    return False


@pytest.mark.parametrize("route", tenant_routes(), ids=lambda route: route.name)
def test_tenant_route_has_a_door_and_names_a_permission(route: Route):
    assert has_door(route.view_class), f"{route.name} needs OrganizationScoped and permission_required."


def test_door_guard_fails_on_a_view_without_the_door():
    class Open(View):
        pass

    assert not has_door(Open)


def test_door_guard_fails_on_a_rest_view_that_names_no_permission_to_write():
    class Unnamed(OrganizationApi):
        permission_required = Permission.PLAN_VIEW

    class Unlocked(Unnamed):
        permission_to_write = Permission.PLAN_EDIT
        permission_classes = ()

    assert [has_door(Unnamed), has_door(Unlocked)] == [False, False]


def test_every_route_with_a_slug_lies_under_the_tenant_prefix():
    stray = [r.path for r in all_routes() if "organization_slug" in r.path and not r.path.startswith(("o/<", "api/"))]

    assert stray == []


@pytest.fixture(scope="module")
def stranger(django_db_setup, django_db_blocker, client_of) -> Iterator[Client]:
    with made_once(django_db_blocker, lambda: client_of(MembershipFactory(role=Role.ADMINISTRATOR))) as client:
        yield client


@pytest.mark.parametrize("route", tenant_routes(), ids=lambda route: route.name)
def test_strangers_find_nothing(route: Route, stranger: Client, organization):
    assert_nothing_is_found(route, stranger, organization, route.methods())


@pytest.mark.proof
@pytest.mark.parametrize("route", tenant_routes(), ids=lambda route: route.name)
def test_strangers_find_nothing_by_any_method(route: Route, stranger: Client, organization):
    assert_nothing_is_found(route, stranger, organization, METHODS)


def assert_nothing_is_found(route: Route, stranger: Client, organization, methods: Sequence[str]) -> None:
    nowhere = stranger.get(route.url("no-such-place"))
    assert nowhere.status_code == 404
    for method in methods:
        theirs = getattr(stranger, method)(route.url(organization.slug))

        assert (method, theirs.status_code) == (method, 404)
        told = theirs.content.replace(b"harbor-kitchen", b"")
        assert told == (b"" if method == "head" else nowhere.content.replace(b"no-such-place", b"")), method


@pytest.mark.parametrize("route", tenant_routes(), ids=lambda route: route.name)
def test_members_without_the_permission_are_refused(route: Route, member, client_of):
    if member.may(route.view_class.permission_required):
        pytest.skip("members may")  # the other half of the table is tested with its page

    method = "get" if "get" in getattr(route.pattern.callback, "actions", {"get": ""}) else "post"  # REST says which
    assert getattr(client_of(member), method)(route.url(member.organization.slug)).status_code == 403


@pytest.mark.parametrize("route", tenant_routes(), ids=lambda route: route.name)
def test_nobody_is_asked_to_sign_in(route: Route, organization):
    answer = Client().get(route.url(organization.slug))

    assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) in [
        (302, reverse("account_login")),
        (401, ""),
    ]
    assert (answer.status_code == 401) == route.path.startswith("api/")


def test_every_tenant_owned_model_has_an_owner():
    orphans = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in OUR_APPS and model._meta.label not in OUTSIDE_TENANCY and not owned(model)
    ]

    assert orphans == []


def test_owner_guard_fails_on_a_model_without_one():
    class Stray(models.Model):  # noqa: DJ008 - never shown
        organization = models.ForeignKey(Organization, null=True, on_delete=models.SET_NULL)

        class Meta:
            app_label = "planted"
            managed = False

    assert not owned(Stray)
    del apps.all_models["planted"]


def test_allowlist_has_no_stale_entries():
    assert {label for label in OUTSIDE_TENANCY if label not in {m._meta.label for m in apps.get_models()}} == set()


def test_planted_route_is_seen():
    planted = Route("planted", "o/<slug:organization_slug>/x/", path("x/", View.as_view()))

    assert not has_door(planted.view_class)
