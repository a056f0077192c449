from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from missions.forms.public import PublicPageForm, as_seen
from missions.models import PublicPage, Story
from missions.queries.public import public_mission
from missions.services.public import save_public_page


class PublicPageScoped(OrganizationScoped):
    def public_page(self) -> PublicPage:
        organization = self.request.organization
        page = PublicPage.objects.filter(organization=organization).first()
        return page or PublicPage(organization=organization)


class PublicPageEdit(PublicPageScoped, View):
    """Promises, outcomes, results and stories are chosen one by one."""

    permission_required = Permission.PUBLIC_PAGE_EDIT

    @property
    def may_choose_figures(self) -> bool:
        """Results are an administrator's to choose."""
        return self.request.membership.may(Permission.ORGANIZATION_MANAGE)

    def get(self, request: HttpRequest) -> HttpResponse:
        page, organization = self.public_page(), self.request.organization
        return self._show(request, page, self._form(initial=PublicPageForm.initial_of(page, organization)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(request, self.public_page(), form)
        chosen = dict(form.cleaned_data)
        try:
            page = save_public_page(
                organization=self.request.organization,
                fields=chosen,
                promises=chosen["promises"],
                outcomes=chosen["outcomes"],
                stories=chosen["stories"],
                seen=chosen["seen"],
                by=self.request.person,
                at=timezone.now(),
            )
        except DomainError as error:
            return self._moved_on(request, str(error))
        off = _("Saved. Nobody outside sees it: the page is off.")
        messages.success(request, _("The page shows this to everybody now.") if page.is_on else off)
        return redirect("missions:public-page", self.request.organization.slug)

    def _moved_on(self, request: HttpRequest, text: str) -> HttpResponse:
        """The choice stays on screen; saving it again puts it on top of the newer one."""
        page = self.public_page()
        typed = request.POST.copy()
        typed["seen"] = as_seen(page.changed_at)
        form = self._form(typed)
        form.add_error(None, text)
        return self._show(request, page, form)

    def _form(self, *args: Any, **initial: Any) -> PublicPageForm:
        organization, may = self.request.organization, self.may_choose_figures
        return PublicPageForm(*args, organization=organization, may_choose_figures=may, **initial)

    def _show(self, request: HttpRequest, page: PublicPage, form: PublicPageForm) -> HttpResponse:
        slug = self.request.organization.slug
        shown = Story.objects.of(self.request.organization).shown()
        context = {
            "form": form,
            "page": page,
            "address": request.build_absolute_uri(reverse("missions:public-mission", args=[slug])),
            "snippet": self._snippet(request.build_absolute_uri(reverse("missions:public-embed", args=[slug]))),
            "without_consent": shown.filter(may_be_public=False).count(),
        }
        return render(request, "missions/public_page.html", context)

    def _snippet(self, address: str) -> str:
        """What somebody copies into another site."""
        title = _("The mission of %(name)s") % {"name": self.request.organization.name}
        size = 'width="100%" height="480" loading="lazy"'
        return f'<iframe src="{escape(address)}" title="{escape(title)}" {size}></iframe>'


class PublicPagePreview(PublicPageScoped, View):
    """What a stranger would see, whether the page is on or not."""

    permission_required = Permission.PUBLIC_PAGE_EDIT

    def get(self, request: HttpRequest) -> HttpResponse:
        mission = public_mission(self.public_page(), on=self.request.organization.today(at=timezone.now()))
        address = request.build_absolute_uri(reverse("missions:public-mission", args=[mission.slug]))
        return render(request, "missions/public.html", {"mission": mission, "is_preview": True, "address": address})
