from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from surveys import answering, intake
from surveys.forms import AnswerForm
from surveys.models import Invitation
from surveys.queries import invitation_for, reads_results


@method_decorator(never_cache, name="dispatch")
class Answer(View):
    """A personal link: changes nothing, since mail scanners open it too; moves the link out of the address.

    Before closing it leads to the question, afterwards to the results, where people were told so.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = _invitation(token)
        if not reads_results(invitation):
            response = redirect("surveys:answering")
        elif answering.is_unaided(request):
            return render(request, "organizations/unaided.html", {"answer_url": reverse("surveys:answering")})
        else:
            response = redirect("alignment:link-results")
        answering.begin(request=request, response=response, invitation=invitation)
        return response


@method_decorator(never_cache, name="dispatch")
class Answering(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        invitation = answering.current(request)
        if invitation is None:
            return render(request, "surveys/link_needed.html", status=404)
        answering.hide_mission(request=request, invitation=invitation)
        if invitation.responded:
            return redirect("surveys:answered")
        if not invitation.round.takes_answers(at=timezone.now()):
            return _refused(request, invitation, "closed", text="")
        return _question(request, invitation, AnswerForm(initial={"token": invitation.token}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """The form names its own link, so two people's pages in one browser cannot be mixed up, and none expires."""
        form = AnswerForm(request.POST)
        invitation = _invitation(form["token"].value() or "")
        if not form.is_valid():
            return _question(request, invitation, form)
        text = form.cleaned_data["text"]
        receipt = intake.receive(
            invitation=invitation,
            texts=[text],
            at=timezone.now(),
            submission_id=form.cleaned_data["submission_id"],
        )
        answering.show_mission(request)
        response = _receipt(request, invitation, receipt, text)
        answering.remember(response=response, invitation=invitation)
        return response


@method_decorator(never_cache, name="dispatch")
class Answered(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        invitation = answering.current(request)
        if invitation is None:
            return render(request, "surveys/link_needed.html", status=404)
        if not invitation.responded:
            return redirect("surveys:answering")
        context = {"round": invitation.round, "reads_results": reads_results(invitation)}
        return render(request, "surveys/answered.html", context | _draft_of(invitation))


def _invitation(token: str) -> Invitation:
    invitation = invitation_for(token)
    if invitation is None:
        raise Http404
    return invitation


def _question(request: HttpRequest, invitation: Invitation, form: AnswerForm) -> HttpResponse:
    status = 400 if form.is_bound else 200
    if form.is_bound and _wants_json(request):
        return JsonResponse({"state": "invalid", "errors": form.errors.get("text", [])}, status=status)
    context = _draft_of(invitation) | {
        "form": form,
        "round": invitation.round,
        "name": invitation.roster_entry.name,
    }
    return render(request, "surveys/answering.html", context, status=status)


def _receipt(request: HttpRequest, invitation: Invitation, receipt: intake.Receipt, text: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"state": receipt.state, "digest": receipt.digest})
    if receipt.state == "received":
        return redirect("surveys:answered")
    return _refused(request, invitation, receipt.state, text=text)


def _refused(request: HttpRequest, invitation: Invitation, state: str, *, text: str) -> HttpResponse:
    """Nothing was stored, and the page says so; the text stays to be copied."""
    context = {"round": invitation.round, "state": state, "text": text, "reads_results": reads_results(invitation)}
    return render(request, "surveys/not_stored.html", context | _draft_of(invitation))


def _draft_of(invitation: Invitation) -> dict[str, Any]:
    """What the page needs to find a draft on the device and to ask whether it is the text that counted."""
    return {
        "form": AnswerForm(initial={"token": invitation.token}),
        "draft_key": answering.draft_key(invitation),
    }


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
