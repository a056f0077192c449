"""One's own days in one's own calendar: the page that gives the address, and the address itself."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from missionhub.messaging.calendar import days_of
from missionhub.messaging.icalendar import write_calendar
from missionhub.messaging.owed import debtor
from missionhub.messaging.queries.feeds import feed_of, feed_reader
from missionhub.messaging.services.feeds import close_feed, open_feed
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped

SHOWN = 8  # days on the page


class Calendar(OrganizationScoped, View):
    permission_required = Permission.OVERVIEW_VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        person, membership = self.request.person, self.request.membership
        today = timezone.now().astimezone(person.zone).date()
        days = days_of(debtor(person=person, on=today, role=membership.role))
        context = {
            "feed": feed_of(person),
            "days": [day for day in days if day.on.isoformat() >= today.isoformat()][:8],
        }
        return render(request, "messaging/calendar.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """A new address; an old one is revoked by it."""
        open_feed(person=self.request.person, at=timezone.now())
        messages.success(request, _("The address works. Give it to your calendar program."))
        return redirect("messaging:calendar", self.request.organization.slug)


class CalendarRevocation(OrganizationScoped, View):
    permission_required = Permission.OVERVIEW_VIEW

    def post(self, request: HttpRequest) -> HttpResponse:
        close_feed(person=self.request.person, at=timezone.now())
        messages.success(request, _("The address opens nothing any more."))
        return redirect("messaging:calendar", self.request.organization.slug)


@method_decorator(never_cache, name="dispatch")
class CalendarFile(View):
    """Read by programs without an account, outside the tenant's door: the token proves one person's feed."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        reader = feed_reader(token)
        if reader is None:
            raise Http404
        person, at = reader.person, timezone.now()
        with translation.override(person.language or reader.organization.language):
            days = days_of(debtor(person=person, on=at.astimezone(person.zone).date(), role=reader.role))
            text = write_calendar(name=reader.organization.name, days=days, site=settings.SITE_URL, at=at)
        answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="missionhub.ics"'
        answer["X-Robots-Tag"] = "noindex"
        return answer
