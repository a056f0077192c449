"""First run: a one-time link from the terminal opens the demonstration or creates the first administrator."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from missionhub.core.errors import DomainError
from missionhub.home.forms.start import AdministratorForm, VisitForm
from missionhub.home.models import SetupLink
from missionhub.home.services.demonstration_asked import (
    ask_for_demonstration,
    ask_for_reset,
    demonstrations_to_furnish,
)
from missionhub.home.services.first_run import demonstration_visitor, is_visitor, set_up
from missionhub.home.services.setup_links import SetupLinkClosed, find_setup_link
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Permission, Role
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped

SESSION_KEY = "setup_link"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator(never_cache, name="dispatch")
class SetupLinkOpening(View):
    """Takes the token out of the address bar; reading the page spends nothing, so a link scanner is harmless."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            link = find_setup_link(token=token, at=timezone.now())
        except SetupLinkClosed as closed:
            return refuse(request, closed)
        request.session[SESSION_KEY] = link.pk
        return redirect("home:start")


@method_decorator(never_cache, name="dispatch")
class Start(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        if not may_explore(request):
            return refuse(request, no_link())
        return render(request, "home/start.html", start_context(request))


@method_decorator(never_cache, name="dispatch")
class DemonstrationVisit(View):
    """Become one of three demonstration people: with a set-up link, or as an administrator of a real organization."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if not may_explore(request):
            return refuse(request, no_link())
        form = VisitForm(request.POST)
        if not form.is_valid():
            return render(request, "home/start.html", start_context(request), status=400)
        try:
            visitor = demonstration_visitor(role=form.cleaned_data["role"])
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("home:start")
        link = request.session.get(SESSION_KEY)
        login(request, visitor, backend=BACKEND)
        if link is not None:  # another person's session is flushed at sign-in; the link is this browser's
            request.session[SESSION_KEY] = link
        return redirect(Organization.objects.get(memberships__user=visitor, is_demonstration=True))


class DemonstrationNew(View):
    """For whoever began with an organization of their own; one installation has one."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if not is_real_administrator(request):
            return refuse(request, no_link())
        try:
            ask_for_demonstration()
        except DomainError as refusal:
            messages.info(request, str(refusal))
        return redirect("home:start")


class DemonstrationBack(OrganizationScoped, View):
    """Puts the demonstration back as it was; a real organization has no such address."""

    permission_required = Permission.ORGANIZATION_MANAGE

    def post(self, request: OrganizationRequest) -> HttpResponse:
        if not request.organization.is_demonstration:
            raise Http404
        ask_for_reset(organization=request.organization, at=timezone.now())
        if open_link(request) is not None:
            return redirect("home:start")
        return redirect("organizations:settings", request.organization.slug)


@method_decorator(never_cache, name="dispatch")
class AdministratorCreate(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        if open_link(request) is None:
            return refuse(request, no_link())
        return render(request, "home/administrator_form.html", {"form": AdministratorForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        link = open_link(request)
        if link is None:
            return refuse(request, no_link())
        form = AdministratorForm(request.POST)
        if not form.is_valid():
            return render(request, "home/administrator_form.html", {"form": form}, status=422)
        try:
            organization = set_up(
                link=link,
                email=form.cleaned_data["email"],
                password=form.cleaned_data["password"],
                person_name=form.cleaned_data["person_name"],
                organization_fields=form.organization_fields(),
                at=timezone.now(),
            )
        except SetupLinkClosed as closed:
            return refuse(request, closed)
        login(request, organization.memberships.get().user, backend=BACKEND)
        messages.success(request, _("Welcome. Your organization is ready; start with its mission."))
        return redirect("missions:mission-new", organization_slug=organization.slug)


def open_link(request: HttpRequest) -> SetupLink | None:
    pk = request.session.get(SESSION_KEY)
    return SetupLink.objects.open(at=timezone.now()).filter(pk=pk).first() if pk else None


def may_explore(request: HttpRequest) -> bool:
    return open_link(request) is not None or is_real_administrator(request)


def is_real_administrator(request: HttpRequest) -> bool:
    user = request.user
    return (
        user.is_authenticated
        and not is_visitor(user)
        and Membership.objects.filter(user=user, role=Role.ADMINISTRATOR, organization__is_demonstration=False).exists()
    )


def start_context(request: HttpRequest) -> dict[str, object]:
    demonstration = Organization.objects.filter(is_demonstration=True).first()
    is_on_its_way = demonstrations_to_furnish().exists()
    return {
        "demonstration": None if is_on_its_way else demonstration,
        "is_on_its_way": is_on_its_way,
        "may_add_demonstration": demonstration is None and is_real_administrator(request),
        "roles": Role.choices,
        "may_set_up": open_link(request) is not None,
    }


def no_link() -> SetupLinkClosed:
    return SetupLinkClosed(
        _("This page opens with a one-time link. Run `python manage.py first_run_link` to print one.")
    )


def refuse(request: HttpRequest, closed: SetupLinkClosed) -> HttpResponse:
    return render(request, "home/start_closed.html", {"reason": str(closed)}, status=403)
