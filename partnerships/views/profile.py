"""Who we are: one's own profile, and whether the others have shared theirs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.profile import ProfileForm
from partnerships.models import Partnership
from partnerships.permissions import Act
from partnerships.queries.profile import newer_mission, newest_of, other_sides, published_mission
from partnerships.queries.profile_page import shown
from partnerships.services.profile import save_profile, share_profile, take_profile_back
from partnerships.views.scope import PartnershipScoped
from partnerships.views.together import EditedTogether


class Profile(PartnershipScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        profile = newest_of(self.party)
        context = self.shared() | {
            "profile": shown(profile) if profile else None,
            "newer": newer_mission(profile) if profile else None,
            "others": other_sides(self.party),
        }
        return render(request, "partnerships/profile.html", context)


class ProfileDraft(EditedTogether, PartnershipScoped, View):
    """The button says whether it is also shared, or the mission is copied anew."""

    act = Act.RATE

    def held(self) -> Partnership:
        return self.partnership

    def get(self, request: HttpRequest) -> HttpResponse:
        form = self._form()
        if form.profile is not None and form.profile.waits:
            return self.to("profile")
        return self._page(form)

    def save(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        if merged := self.overtaken(form):
            return self._page(self._form(merged), status=409)
        at = timezone.now()
        try:
            save_profile(
                words=form.words(), by=self.participant, at=at, takes_mission_over="take_mission" in request.POST
            )
            if "share" not in request.POST:
                messages.success(request, _("Saved. Only your side sees it until you share it."))
                return self.to("profile-draft" if "take_mission" in request.POST else "profile")
            profile = share_profile(by=self.participant, at=at)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form, status=409)
        if profile.is_revealed:
            messages.success(request, _("Shared: every side has shown who it is."))
            return self.to("fit")
        messages.success(request, _("Shared. As soon as the others have too, you all see everything at once."))
        return self.to("profile")

    def _form(self, *args: Any) -> ProfileForm:
        return ProfileForm(*args, profile=newest_of(self.party), published=published_mission(self.party))

    def _page(self, form: ProfileForm, *, status: int = 200) -> HttpResponse:
        newer = newer_mission(form.profile) if form.profile else None
        context = self.shared() | {"form": form, "profile": form.profile, "newer": newer} | self.meanwhile(form)
        return render(self.request, "partnerships/profile_draft.html", context, status=status)


class ProfileSharingRemoval(PartnershipScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest) -> HttpResponse:
        take_profile_back(by=self.participant)
        messages.success(request, _("Taken back, as far as nobody has seen it. Change it, and share it again."))
        return self.to("profile")
