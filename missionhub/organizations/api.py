"""What every REST view of an organization starts from."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.authentication import SessionAuthentication
from rest_framework.parsers import JSONParser
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from missionhub.accounts.authentication import TokenAuthentication, TokenThrottle
from missionhub.core.keyset import KeysetPagination
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import InOrganization


class ApiRequest(Request):
    """What a request is after the door; for types only."""

    organization: Organization
    membership: Membership
    person: Person


class OrganizationApi(GenericViewSet):
    """Names the permission to read, the one to change things, and others by method where they differ."""

    authentication_classes = (TokenAuthentication, SessionAuthentication)
    permission_classes = (InOrganization,)
    parser_classes, renderer_classes = (JSONParser,), (JSONRenderer,)
    pagination_class = KeysetPagination
    throttle_classes = (TokenThrottle,)
    metadata_class = None  # OPTIONS says nothing that the OpenAPI document does not
    permission_required: Permission
    permission_to_write: Permission
    permissions_by_method: ClassVar[Mapping[str, Permission]] = {}
    filter_class: ClassVar[type[serializers.Serializer] | None] = None
    new_serializer_class: ClassVar[type[serializers.Serializer] | None] = None  # what a new row is made from
    tag: ClassVar[str]  # the noun, as addresses say it
    is_edited: ClassVar[bool] = True  # has a version, told by its ETag
    is_publication: ClassVar[bool] = False  # a POST that says which version it means
    may_be_there: ClassVar[bool] = False  # a POST may answer with what was made before
    organization_slug: str
    request: ApiRequest

    def dispatch(self, request: Any, *args: Any, organization_slug: str, **kwargs: Any) -> HttpResponseBase:
        self.organization_slug = organization_slug
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def permission_for(cls, method: str) -> Permission:
        if method in SAFE_METHODS:
            return cls.permission_required
        return cls.permissions_by_method.get(method, cls.permission_to_write)

    def request_serializer(self) -> Any:
        """What a POST brings."""
        return (self.new_serializer_class or self.get_serializer_class())()

    def in_parts(self, rows: QuerySet[Any]) -> Response:
        """The part of them that was asked for, in the order of their ids."""
        part = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(part, many=True).data)

    def may(self, permission: Permission) -> bool:
        return self.request.membership.may(permission)
