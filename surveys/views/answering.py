from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import activate, get_language
from django.views.decorators.cache import never_cache
from django.views.generic import View

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Permission
from surveys import answering, intake
from surveys.answering import Respondent
from surveys.forms import AnswerSheet
from surveys.models import Round
from surveys.queries import thanks_for


@method_decorator(never_cache, name="dispatch")
class Answer(View):
    """A link to answer at: changes nothing, since mail scanners open it too; moves the link out of the address.

    Before closing it leads to the questions, afterwards to the results, where people were told so; whoever has not
    answered reads first that it is too late, and finds what they had begun to write.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        respondent = _respondent(token)
        if not respondent.reads_results or not respondent.has_answered:
            response = redirect(_address("surveys:answering", is_kiosk="kiosk" in request.GET))
        elif answering.is_unaided(request):
            return render(request, "organizations/unaided.html", {"answer_url": reverse("surveys:answering")})
        else:
            response = redirect("alignment:link-results")
        answering.begin(request=request, response=response, respondent=respondent)
        return response


@method_decorator(never_cache, name="dispatch")
class Answering(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        respondent = answering.current(request)
        if respondent is None:
            return render(request, "surveys/link_needed.html", status=404)
        answering.hide_mission(request=request, respondent=respondent)
        if respondent.has_answered:
            return redirect("surveys:answered")
        if not respondent.waits:
            return _refused(request, respondent, "closed")
        kiosk = "kiosk" in request.GET and respondent.invitation is None
        sheet = AnswerSheet(
            round=respondent.round,
            language=_language(),
            order=respondent.draft_key,
            is_shared=kiosk,
            is_kiosk=kiosk,
        )
        return _page(request, respondent, sheet)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The form names its own link, so two people's pages in one browser cannot be mixed up, and none expires."""
        respondent = _respondent(request.POST.get("token", ""))
        if request.POST.get("language") in dict(settings.LANGUAGES):
            return _in_language(request, respondent, request.POST["language"])
        sheet = AnswerSheet.bound(respondent.round, request.POST, language=_language(), order=respondent.draft_key)
        if sheet.go_on():
            return _page(request, respondent, sheet)
        if sheet.response is None:
            return _page(request, respondent, sheet, status=400)
        receipt = respondent.send(sheet.response, submission_id=sheet.submission_id, at=timezone.now())
        answering.show_mission(request)
        response = _receipt(request, respondent, receipt, sheet)
        answering.remember(response=response, respondent=respondent)
        if receipt.state == "received":
            answering.acknowledge(response=response, respondent=respondent)
        return response


@method_decorator(never_cache, name="dispatch")
class Answered(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        respondent = answering.current(request)
        if respondent is None:
            return render(request, "surveys/link_needed.html", status=404)
        if not answering.has_answered(request, respondent):
            return redirect("surveys:answering")
        shown = {
            "is_kiosk": "kiosk" in request.GET and respondent.invitation is None,
            "thanks": thanks_for(respondent.round, respondent.invitation),
            "is_theirs": _may_follow(request, respondent.round),
        }
        return render(request, "surveys/answered.html", _context(respondent) | shown)


def _may_follow(request: HttpRequest, round: Round) -> bool:
    """Whoever is signed in and may look at a round with names finds the way back to it."""
    if not round.is_attributed or not request.user.is_authenticated:
        return False
    membership = Membership.objects.filter(user=request.user, organization=round.organization).first()
    return membership is not None and membership.may(Permission.ROUND_VIEW)


def _respondent(token: str) -> Respondent:
    respondent = answering.respondent_for(token)
    if respondent is None:
        raise Http404
    return respondent


def _page(request: HttpRequest, respondent: Respondent, sheet: AnswerSheet, *, status: int = 200) -> HttpResponse:
    context = _context(respondent) | {"sheet": sheet}
    if not _wants_json(request):
        return render(request, "surveys/answering.html", context, status=status)
    if sheet.errors:
        return JsonResponse({"state": "invalid", "part": sheet.part, "errors": sheet.errors}, status=status)
    return JsonResponse({"state": "next"})


def _in_language(request: HttpRequest, respondent: Respondent, language: str) -> HttpResponse:
    """The same page with everything typed, in another language, remembered without an account."""
    activate(language)
    sheet = AnswerSheet.typed(respondent.round, request.POST, language=language, order=respondent.draft_key)
    response = _page(request, respondent, sheet)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
    return response


def _receipt(request: HttpRequest, respondent: Respondent, receipt: intake.Receipt, sheet: AnswerSheet) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"state": receipt.state, "digest": receipt.digest})
    if receipt.state == "received":
        return redirect(_address("surveys:answered", is_kiosk=sheet.is_kiosk))
    return _refused(request, respondent, receipt.state, texts=sheet.texts)


def _refused(
    request: HttpRequest, respondent: Respondent, state: str, *, texts: list[str] | None = None
) -> HttpResponse:
    """Nothing was stored, and the page says so; what was written stays to be copied."""
    context = _context(respondent) | {"state": state, "text": "\n\n".join(texts or [])}
    return render(request, "surveys/not_stored.html", context)


def _context(respondent: Respondent) -> dict[str, Any]:
    return {"respondent": respondent, "round": respondent.round, "reads_results": respondent.reads_results}


def _address(name: str, *, is_kiosk: bool) -> str:
    return reverse(name) + ("?kiosk" if is_kiosk else "")


def _language() -> str:
    return get_language() or "en"


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
