"""Which regular mail a person wants: a page for members, a link in every such mail for everybody."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from missionhub.messaging.forms import WishesForm
from missionhub.messaging.models import Message
from missionhub.messaging.queries.wishes import is_declined, message_to_decline, quiet_hours_of, wishes_of
from missionhub.messaging.registry import title_of
from missionhub.messaging.services.wishing import set_wishes, want
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped


class Preferences(OrganizationScoped, View):
    """Everybody decides about the mail to themselves."""

    permission_required = Permission.OVERVIEW_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, self._form())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(request, form, status=400)
        set_wishes(
            person=self.request.person,
            wanted=form.cleaned_data["wanted"],
            quiet=form.quiet,
            language=form.cleaned_data["language"],
            time_zone=form.cleaned_data["time_zone"],
            at=timezone.now(),
        )
        messages.success(request, _("Saved. Mail follows these wishes from now on."))
        return redirect("messaging:preferences", self.request.organization.slug)

    def _form(self, *args: object) -> WishesForm:
        person = self.request.person
        person.organization = self.request.organization
        return WishesForm(*args, person=person, wishes=wishes_of(person), hours=quiet_hours_of(person))

    def _page(self, request: HttpRequest, form: WishesForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "wishes": wishes_of(self.request.person)}
        return render(request, "messaging/preferences.html", context, status=status)


@method_decorator((never_cache, csrf_exempt), name="dispatch")
class Decline(View):
    """The link in a regular mail: looking changes nothing, since scanners look; mail programs post (RFC 8058)."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page(request, self._message(token))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        message = self._message(token)
        want(person=message.person, kind=message.kind, is_wanted="want" in request.POST, at=timezone.now())
        return self._page(request, message)

    def _message(self, token: str) -> Message:
        message = message_to_decline(token)
        if message is None:
            raise Http404
        return message

    def _page(self, request: HttpRequest, message: Message) -> HttpResponse:
        person = message.person
        with translation.override(person.language or person.organization.language):
            is_off = is_declined(person, kind=message.kind)
            context = {"kind": title_of(message.kind), "person": person, "is_off": is_off, "here": person.organization}
            return render(request, "messaging/decline.html", context)
