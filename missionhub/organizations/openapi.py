"""How views are described in the OpenAPI document: who may, what may go wrong, which version is meant."""

from typing import Any, Literal

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from missionhub.core.problems import MEDIA_TYPE, ProblemSerializer

ALWAYS = (401, 403, 404, 429)
READS = ("GET", "HEAD", "OPTIONS")
IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description='The ETag of the version you read, such as "3".',
)
ETAG = OpenApiParameter(
    "ETag",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The version of the text; send it back as If-Match.",
    response=[200, 201],
)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "missionhub.accounts.authentication.TokenAuthentication"
    name = "accessToken"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "An access token, made under your name."}


class Schema(AutoSchema):
    view: Any  # an `OrganizationApi`, says a guard test

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_operation_id(self) -> str:
        return f"{self.view.tag}_{self.view.action}".replace("-", "_")

    def get_override_parameters(self) -> list[Any]:
        parameters: list[Any] = []
        if self.is_list:
            parameters.append(self.view.pagination_class.part_class)
            parameters += [self.view.filter_class] if self.view.filter_class else []
        if self._says_version:
            parameters.append(IF_MATCH)
        if self.view.is_edited and self.method != "DELETE" and not self.is_list:
            parameters.append(ETAG)
        return parameters

    def get_request_serializer(self) -> Any:
        return self.view.request_serializer() if self.method == "POST" else super().get_request_serializer()

    def get_extensions(self) -> dict[str, str]:
        return {"x-permission": self.view.permission_for(self.method)}

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular calls it
        said = getattr(self.view, self.view.action).__doc__ or ""
        return f"{' '.join(said.split())} Needs the permission `{self.view.permission_for(self.method)}`.".strip()

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        if self.method == "POST" and self.view.may_be_there and "201" in bodies:
            bodies["200"] = bodies["201"]
        for status in self._refusals():
            bodies[str(status)] = self._get_response_for_code(  # type: ignore[no-untyped-call]
                ProblemSerializer, str(status), media_types=[MEDIA_TYPE]
            )
        return bodies

    @property
    def is_list(self) -> bool:
        return bool(self.view.action == "list")

    @property
    def _says_version(self) -> bool:
        return bool(self.method == "PATCH" or self.view.is_publication)

    def _refusals(self) -> list[int]:
        refusals = [*ALWAYS, *([400] if self.is_list else []), *(() if self.method in READS else (400, 409))]
        return sorted({*refusals, *((412, 428) if self._says_version else ())})
