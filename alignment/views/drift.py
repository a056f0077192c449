"""Has our mission moved? The page reads frozen rows; what people say of them is added, never overwritten."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from alignment.forms import DriftAnswerForm
from alignment.models import DriftAnswer, DriftSignal
from alignment.queries.drift import drift_page
from alignment.queries.drift.page import Part
from alignment.services import NothingToAnswer, say_whether_intended
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped


class Drift(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def get(self, request: OrganizationRequest) -> HttpResponse:
        return _show(request)


class DriftAnswers(OrganizationScoped, View):
    """Saying it anew adds a word; the newest counts."""

    permission_required = Permission.MISSION_EDIT

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        signals = DriftSignal.objects.of(request.organization).select_related("mission")
        signal = get_object_or_404(signals, pk=pk)
        form = DriftAnswerForm(request.POST, auto_id=f"drift-{pk}-%s")
        if not form.is_valid():
            return _show(request, sent=form, about=pk)
        try:
            intent = DriftAnswer.Intent(form.cleaned_data["intent"])
            note, now = form.cleaned_data["note"], timezone.now()
            say_whether_intended(signal=signal, intent=intent, note=note, by=request.person, at=now)
        except NothingToAnswer as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your answer was saved, with your name and the day."))
        return redirect(reverse("alignment:drift", args=[request.organization.slug]) + f"#signal-{signal.kind}")


def _show(request: OrganizationRequest, *, sent: DriftAnswerForm | None = None, about: int = 0) -> HttpResponse:
    page = drift_page(request.organization)
    may_answer = request.membership.may(Permission.MISSION_EDIT)
    cards = [
        (card, [(part, _form(part, sent, about) if may_answer else None) for part in card.parts]) for card in page.cards
    ]
    context = {"page": page, "cards": cards, "form": sent}
    return render(request, "alignment/drift.html", context, status=400 if sent else 200)


def _form(part: Part, sent: DriftAnswerForm | None, about: int) -> DriftAnswerForm | None:
    """Of a signal that moved: as it was sent, else with the last answer."""
    if not part.signal.has_moved:
        return None
    if sent is not None and part.signal.pk == about:
        return sent
    last = {"intent": part.answer.intent, "note": part.answer.note} if part.answer else {}
    return DriftAnswerForm(initial=last, auto_id=f"drift-{part.signal.pk}-%s")
