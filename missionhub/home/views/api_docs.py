"""REST as programs read it (`/api/schema/`) and as people read it (`/api/docs/`). Neither shows anybody's rows."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View
from drf_spectacular.generators import SchemaGenerator

from missionhub.core.problems import KINDS, MEDIA_TYPE, problem
from missionhub.home.queries.api_docs import described_nouns


@cache
def api_schema() -> dict[str, Any]:
    """The OpenAPI document; the same for everybody, so it is made once."""
    with translation.override("en"):
        generator: Any = SchemaGenerator()  # type: ignore[no-untyped-call]
        schema: dict[str, Any] = generator.get_schema(request=None, public=True)
        return schema


class ApiSchema(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse(api_schema(), json_dumps_params={"indent": 1})


@csrf_exempt
def nowhere(request: HttpRequest, address: str) -> HttpResponse:
    """Addresses under `/api/` that nothing answers: no page, but the shape programs know."""
    return JsonResponse(problem(404, {}, is_by_field=False), status=404, content_type=MEDIA_TYPE)


class ApiDocs(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"nouns": described_nouns(api_schema()), "problems": KINDS.items()}
        return render(request, "home/api_docs.html", context)
