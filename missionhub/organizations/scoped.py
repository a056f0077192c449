"""The two doors into an organization: a mixin for pages and a permission for REST. Both call `access.enter`."""

from typing import TYPE_CHECKING, Any, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound
from rest_framework.exceptions import PermissionDenied as NotPermitted
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from missionhub.accounts.models import AccessToken
from missionhub.core import unaided
from missionhub.organizations.access import Entry, NotAllowed, NotFoundHere, SignInNeeded, enter
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Permission
from missionhub.organizations.queries import memberships_of

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


class Doored(Protocol):
    """What the REST door asks of a view."""

    organization_slug: str

    def permission_for(self, method: str) -> Permission: ...


class InOrganization(BasePermission):
    """REST door: the view (`organizations.api.OrganizationApi`) says which permission a method needs."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        api = cast(Doored, view)  # a guard test demands it
        permission = api.permission_for(request.method or "")
        try:
            entry = enter(user=request.user, organization_slug=api.organization_slug, permission=permission)
        except SignInNeeded:
            return False
        except NotFoundHere as error:
            raise NotFound from error
        except NotAllowed:
            return False
        if request.method not in SAFE_METHODS and isinstance(request.auth, AccessToken) and not request.auth.may_write:
            raise NotPermitted(_("This token may only read. Make one that may change things."))
        if unaided.current(request._request):
            raise NotPermitted(_("You are answering a survey unaided. Finish it first; then everything opens again."))
        _attach(request, entry)
        return True


def enter_where_one_came_from(request: HttpRequest) -> bool:
    """For a public page that also stands in the menu: enter the organization of the page before, or one's first.

    Nobody enters while a survey question is open: the layout of an organization shows its mission.
    """
    if not request.user.is_authenticated or unaided.open_question(request):
        return False
    before = request.headers.get("Referer", "")
    slugs = [membership.organization.slug for membership in memberships_of(request.user.pk)]
    for slug in sorted(slugs, key=lambda slug: f"/o/{slug}/" not in before):
        try:
            _attach(request, enter(user=request.user, organization_slug=slug, permission=Permission.OVERVIEW_VIEW))
        except (SignInNeeded, NotFoundHere, NotAllowed):
            continue
        return True
    return False


def _attach(request: Any, entry: Entry) -> None:
    request.organization = entry.organization
    request.membership = entry.membership
    request.person = entry.person


def _interstitial(request: HttpRequest, mark: dict[str, str]) -> HttpResponse:
    return render(request, "organizations/unaided.html", {"answer_url": mark["answer_url"]})
