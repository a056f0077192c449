"""REST: the nouns of the pages once more."""

from typing import Any

from django.urls import path

from missions.api import missions, outcomes, plan, stories
from missions.api.nouns import NounApi

HERE = "api/v1/organizations/<slug:organization_slug>/"
Actions = dict[str, Any]
ALL: Actions = {"get": "list", "post": "create"}
ONE: Actions = {"get": "retrieve", "patch": "partial_update"}
GONE: Actions = {"delete": "destroy"}
NOUNS: tuple[tuple[str, type[NounApi]], ...] = (
    ("activity", plan.ActivityApi),
    ("decision", plan.DecisionApi),
    ("outcome", outcomes.OutcomeApi),
    ("promise", missions.PromiseApi),
    ("role", plan.RoleApi),
    ("stakeholder", plan.StakeholderApi),
)
VERSIONS = f"{HERE}missions/<int:mission_pk>/versions/"
urlpatterns = [
    *(path(f"{HERE}{api.tag}/", api.as_view(ALL), name=f"api-{name}-list") for name, api in NOUNS),
    *(path(f"{HERE}{api.tag}/<int:pk>/", api.as_view(ONE | GONE), name=f"api-{name}") for name, api in NOUNS),
    path(f"{HERE}outcomes/<int:outcome_pk>/check-ins/", outcomes.CheckInApi.as_view(ALL), name="api-check-in-list"),
    path(f"{HERE}missions/", missions.MissionApi.as_view(ALL), name="api-mission-list"),
    path(f"{HERE}missions/<int:pk>/", missions.MissionApi.as_view(ONE), name="api-mission"),
    path(VERSIONS, missions.VersionApi.as_view(ALL), name="api-version-list"),
    path(f"{VERSIONS}<int:pk>/", missions.VersionApi.as_view(ONE), name="api-version"),
    path(
        f"{VERSIONS}<int:pk>/publication/",
        missions.PublicationApi.as_view({"post": "create"}),
        name="api-publication",
    ),
    path(f"{HERE}stories/", stories.StoryApi.as_view(ALL), name="api-story-list"),
    path(f"{HERE}stories/<int:pk>/", stories.StoryApi.as_view(ONE | GONE), name="api-story"),
]
