"""The two doors into an organization: a mixin for pages and a permission for REST. Both call `access.enter`."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from rest_framework.exceptions import NotFound
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from missionhub.core import unaided
from missionhub.organizations.access import Entry, NotAllowed, NotFoundHere, SignInNeeded, enter
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Permission

if TYPE_CHECKING:  # rest_framework.views reads the settings, which name this module
    from rest_framework.views import APIView


class OrganizationRequest(HttpRequest):
    """What a request is after the door; for types only."""

    organization: Organization
    membership: Membership
    person: Person


class OrganizationScoped:
    """Page door. Views beneath find `request.organization`, `.membership`, `.person` and name their permission."""

    permission_required: Permission
    shows_mission = True  # False for the few pages that must stay reachable while somebody answers unaided
    request: OrganizationRequest

    def dispatch(self, request: HttpRequest, *args: Any, organization_slug: str, **kwargs: Any) -> HttpResponseBase:
        try:
            entry = enter(user=request.user, organization_slug=organization_slug, permission=self.permission_required)
        except SignInNeeded:
            return redirect_to_login(request.get_full_path())
        except NotFoundHere as error:
            raise Http404 from error
        except NotAllowed as error:
            raise PermissionDenied from error
        if self.shows_mission and (mark := unaided.current(request)):
            return _interstitial(request, mark)
        _attach(request, entry)
        self.kwargs = kwargs  # `setup` kept the slug; views below never see it
        return super().dispatch(request, *args, **kwargs)


class InOrganization(BasePermission):
    """REST door: the view names `permission_required`, or a table from method to permission."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        permission: Permission = view.permission_required  # type: ignore[attr-defined]  # a guard test demands it
        try:
            entry = enter(user=request.user, organization_slug=view.kwargs["organization_slug"], permission=permission)
        except SignInNeeded:
            return False
        except NotFoundHere as error:
            raise NotFound from error
        except NotAllowed:
            return False
        _attach(request, entry)
        return True


def _attach(request: Any, entry: Entry) -> None:
    request.organization = entry.organization
    request.membership = entry.membership
    request.person = entry.person


def _interstitial(request: HttpRequest, mark: dict[str, str]) -> HttpResponse:
    return render(request, "organizations/unaided.html", {"answer_url": mark["answer_url"]})
