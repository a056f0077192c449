"""Before anybody builds on a reading, a person looks through the answers it is not sure of."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from alignment.forms.look_through import LookThroughForm
from alignment.models import Release
from alignment.queries.look_through import look_through_page
from alignment.services import look_through
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped


class LookThrough(OrganizationScoped, View):
    permission_required = Permission.RESULTS_VIEW

    def get(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        return self._answer(request, pk, wanted=_number(request.GET.get("answer", "")))

    def post(self, request: OrganizationRequest, pk: int) -> HttpResponse:
        return self._answer(request, pk, wanted=_number(request.POST.get("answer", "")))

    def _answer(self, request: OrganizationRequest, pk: int, *, wanted: int | None) -> HttpResponse:
        releases = Release.objects.of(request.organization).with_names().of_round(pk)
        release = releases.with_mission().newest_first().first()
        if release is None:
            raise Http404
        page = look_through_page(release, reader=request.person, wanted=wanted)
        if page.card is None:
            if wanted:
                raise Http404
            return redirect("alignment:results", request.organization.slug, pk)
        form = LookThroughForm(request.POST if request.method == "POST" else None, card=page.card)
        if form.is_valid():
            answer = release.answers.get(pk=page.card.id)
            look_through(answer=answer, said=form.said, by=request.person, at=timezone.now())
            here = reverse("alignment:look-through", args=[request.organization.slug, pk])
            if page.following:
                return redirect(f"{here}?answer={page.following.id}")
            messages.success(
                request, _("Every answer has been looked through. What you read now counts what people said.")
            )
            return redirect("alignment:results", request.organization.slug, pk)
        context = {"page": page, "form": form, "release": release, "round_id": pk}
        return render(request, "alignment/look_through.html", context, status=422 if form.is_bound else 200)


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
