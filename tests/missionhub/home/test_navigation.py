from collections import Counter
from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.urls import resolve, reverse

from missionhub.home.navigation import nav_items, navigation

pytestmark = pytest.mark.django_db


def labels(membership) -> list[str]:
    return [str(item.label) for item in nav_items(membership=membership, match=None)]


def test_navigation_offers_what_the_role_may_open(administrator, leader, member):
    assert labels(member) == [
        "Overview",
        "Mission",
        "My week",
        "Outcomes",
        "Stories",
        "Roles",
        "Decisions",
        "Partnerships",
        "People",
    ]
    assert labels(leader) == [
        "Overview",
        "Mission",
        "Surveys",
        "Alignment",
        "My week",
        "Outcomes",
        "Stories",
        "Roles",
        "Decisions",
        "Stakeholders",
        "Partnerships",
        "People",
    ]
    assert labels(administrator) == [
        *labels(leader),
        "Settings",
    ]


@pytest.mark.parametrize(
    ("role", "groups"),
    [
        ("administrator", {"Our direction": 4, "Our work": 5, "People and set-up": 4}),
        ("member", {"Our direction": 2, "Our work": 5, "People and set-up": 2}),
    ],
)
def test_navigation_has_three_named_groups_and_begins_with_the_main_loop(role, groups, request):
    items = nav_items(membership=request.getfixturevalue(role), match=None)

    assert Counter(str(item.group) for item in items) == groups
    assert [str(item.group) for item in items if item.begins_group] == list(groups)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("home:overview", "Overview"),
        ("missions:my-week", "My week"),
        ("missions:line-of-sight", "My week"),
        ("missions:mission-list", "Mission"),
        ("missions:change-new", "Decisions"),
        ("missions:story-links", "Stories"),
        ("missions:stakeholder-new", "Stakeholders"),
        ("missions:role-new", "Roles"),
        ("missions:skill-list", "Roles"),
        ("missions:grid", "Roles"),
        ("missions:team-map", "Roles"),
        ("missions:map", "Outcomes"),
        ("missions:activity-new", "Outcomes"),
        ("missions:resource-list", "Outcomes"),
        ("surveys:round-new", "Surveys"),
        ("partnerships:new", "Partnerships"),
        ("organizations:person-list", "People"),
        ("organizations:settings", "Settings"),
        ("messaging:webhook-list", "Settings"),
        ("messaging:message-list", "Settings"),
        ("messaging:calendar", "My week"),
        ("messaging:preferences", "My week"),
    ],
)
def test_navigation_marks_where_one_is(name: str, label: str, administrator):
    match = resolve(reverse(name, args=[administrator.organization.slug]))

    items = nav_items(membership=administrator, match=match)

    assert [str(item.label) for item in items if item.current] == [label]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("surveys:round", "Surveys"),
        ("surveys:summary", "Surveys"),
        ("alignment:results", "Surveys"),
        ("alignment:meeting", "Surveys"),
        ("alignment:labels", "Surveys"),
        ("alignment:look-through", "Surveys"),
        ("alignment:label", "Surveys"),
        ("alignment:phrase", "Surveys"),
        ("surveys:published", "Surveys"),
        ("surveys:founder-answer", "Mission"),
        ("alignment:founder-reading", "Mission"),
        ("alignment:benchmark", "Alignment"),
    ],
)
def test_all_pages_of_one_round_stand_in_one_place_of_the_menu(name: str, label: str, administrator):
    match = resolve(reverse(name, args=[administrator.organization.slug, 1]))

    items = nav_items(membership=administrator, match=match)

    assert [str(item.label) for item in items if item.current] == [label]


def test_navigation_is_empty_outside_an_organization():
    assert navigation(HttpRequest()) == {}


def test_strip_is_silent_while_somebody_answers_unaided(administrator, client_of, rf):
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from missionhub.core import unaided

    request = rf.get("/")
    request.session, request.membership = SessionStore(), administrator
    unaided.begin(request, answer_url="/a/", until=timezone.now() + timedelta(hours=1))

    assert not navigation(request)["strip_mission"]
