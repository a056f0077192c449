from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from missionhub.home.queries.readiness import readiness


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The web process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether work gets done: the database, the encoder, the oldest row that waits."""
    found = readiness(at=timezone.now())
    return JsonResponse(found.facts(), status=200 if found.is_ready else 503)
