from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from missionhub.organizations.permissions import Permission
from missions.models import Promise
from missions.queries import active_promises, mission_page, next_step
from missions.queries.promise_page import stewards_to_choose
from missions.services import confirm_promises, move_promise, propose_promises, reorder_promises
from missions.views.scope import MissionScoped


class PromiseList(MissionScoped, View):
    """Where proposed promises are read, kept, changed or dropped."""

    permission_required = Permission.MISSION_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        may_edit = self.may_edit()
        page = mission_page(mission=self.mission(pk), on=self.today(), with_drafts=may_edit)
        context = {"page": page, "may_edit": may_edit, "step": next_step(page) if may_edit else None}
        context["people"] = stewards_to_choose(self.request.organization) if may_edit and page.rows else []
        context["dropped"] = self._dropped(pk) if may_edit else None
        return render(request, "missions/promise_list.html", context)

    def _dropped(self, pk: int) -> Promise | None:
        """The one dropped a moment ago, to bring back."""
        asked = self.request.GET.get("dropped", "")
        if not asked.isdecimal() or len(asked) > 18:
            return None
        return Promise.objects.filter(mission_id=pk, pk=asked, retired_at__isnull=False).first()


class Proposal(MissionScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = propose_promises(mission=self.mission(pk), by=self.request.person, at=timezone.now())
        if found:
            text = ngettext("%(count)s promise was found.", "%(count)s promises were found.", len(found))
            messages.success(request, text % {"count": len(found)})
        else:
            messages.info(request, _("The text holds no further phrase we could propose. You can add one by hand."))
        return self.to("promise-list", pk)


class Confirmation(MissionScoped, View):
    """All that were shown, or one."""

    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        shown = [int(value) for value in request.POST.getlist("promise") if value.isdecimal() and len(value) < 19]
        chosen = active_promises(mission).filter(pk__in=shown).select_related("mission")
        count = confirm_promises(promises=chosen, by=self.request.person, at=timezone.now())
        if count:
            text = ngettext("%(count)s promise was confirmed.", "%(count)s promises were confirmed.", count)
            messages.success(request, text % {"count": count})
        else:
            messages.info(request, _("Nothing was left to confirm."))
        return self.to("promise-list", mission.pk)


class PromiseOrder(MissionScoped, View):
    """A whole order of ids, or one promise moved up or down."""

    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mission = self.mission(pk)
        ids = [int(value) for value in request.POST.getlist("promise") if value.isdecimal() and len(value) < 19]
        move = request.POST.get("move", "")
        if move in {"up", "down"} and ids:
            promise = get_object_or_404(Promise.objects.filter(mission=mission).active(), pk=ids[0])
            move_promise(promise=promise, steps=-1 if move == "up" else 1)
        else:
            reorder_promises(mission=mission, order=ids)
        if request.headers.get("X-Requested-With") == "fetch":
            return HttpResponse(status=204)
        return self.to("promise-list", mission.pk)
