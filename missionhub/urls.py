from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from missionhub.home.views.api_docs import nowhere

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("missionhub.home.urls")),
    path("accounts/", include("missionhub.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("missionhub.organizations.urls")),
    path("", include("missionhub.messaging.urls")),
    path("", include("missions.urls")),
    path("", include("surveys.urls")),
    path("", include("alignment.urls")),
    path("", include("partnerships.urls")),
    path("api/<path:address>", nowhere, name="api-nowhere"),
]

if settings.DEBUG:
    from missionhub.core.gallery import gallery

    urlpatterns.append(path("ui/", gallery, name="gallery"))
