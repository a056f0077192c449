from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


class PageOrFragment:
    """Answers an htmx request with `fragment_template_name`, anybody else with the whole page."""

    request: HttpRequest
    fragment_template_name: str

    def get_template_names(self) -> list[str]:
        if self.request.headers.get("HX-Request") == "true":
            return [self.fragment_template_name]
        return super().get_template_names()

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response
