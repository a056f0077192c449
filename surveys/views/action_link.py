"""One action for its owner, by a signed link and without an account: its own words, and nothing of the results."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from missionhub.core import unaided
from missionhub.core.errors import DomainError
from surveys.forms.actions import ActionReplyForm
from surveys.queries import action_for
from surveys.services import finish_action, reply_to_action, resume_action


@method_decorator(never_cache, name="dispatch")
class ActionByLink(View):
    """Reading changes nothing, since mail scanners open it too."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        action = action_for(kwargs["token"], at=timezone.now())
        owner = action.person if action else None
        if action is None or owner is None:
            return render(request, "surveys/action_link_over.html", status=404)
        self.action, self.owner = action, owner
        with translation.override(self.owner.language or action.organization.language):
            return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if url := unaided.open_question(request):
            return render(request, "organizations/unaided.html", {"answer_url": url})
        return self._page(request, ActionReplyForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if "reply" in request.POST:
            return self._reply(request)
        if "resume" in request.POST:
            resume_action(action=self.action)
        else:
            finish_action(action=self.action, by=self.owner, at=timezone.now())
        if "my_week" in request.POST:
            messages.success(request, _("Done: %(action)s") % {"action": self.action.text})
            return redirect("missions:my-week", self.action.organization.slug)
        return redirect("surveys:action-link", token)

    def _reply(self, request: HttpRequest) -> HttpResponse:
        form = ActionReplyForm(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        today = self.action.organization.today(at=timezone.now())
        words, day = form.cleaned_data["reply"], form.cleaned_data["later_on"]
        try:
            reply_to_action(action=self.action, text=words, later_on=day, on=today)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(request, form)
        return redirect("surveys:action-link", self.action.token)

    def _page(self, request: HttpRequest, form: ActionReplyForm) -> HttpResponse:
        status = 400 if form.is_bound else 200
        return render(request, "surveys/action_link.html", {"action": self.action, "form": form}, status=status)
