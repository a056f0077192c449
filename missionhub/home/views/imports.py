from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from missionhub.home.forms.imports import ArchiveForm
from missionhub.home.importing.formats import FORMATS
from missionhub.home.models import WaitingArchive
from missionhub.home.services.archives import import_archive, put_aside, read_archive
from missionhub.home.views.signed_in import LoginRequiredMixin, SignedInRequest


class ImportUpload(LoginRequiredMixin, View):
    def get(self, request: SignedInRequest) -> HttpResponse:
        return render(request, "home/import_form.html", {"form": ArchiveForm(), "formats": FORMATS})

    def post(self, request: SignedInRequest) -> HttpResponse:
        form = ArchiveForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                waiting = put_aside(
                    upload=form.cleaned_data["archive"],
                    organization_name=form.cleaned_data["name"],
                    by=request.user,
                    at=timezone.now(),
                )
            except DomainError as refusal:
                form.add_error("archive", str(refusal))
            else:
                return redirect("home:import-preview", pk=waiting.pk)
        return render(request, "home/import_form.html", {"form": form, "formats": FORMATS}, status=422)


class ImportPreview(LoginRequiredMixin, View):
    """What the zip would become, or everything that has to be mended first; nothing is written yet."""

    def get(self, request: SignedInRequest, pk: UUID) -> HttpResponse:
        waiting = get_object_or_404(WaitingArchive, pk=pk, user=request.user)
        content = read_archive(waiting)
        newest = content.versions[-1] if content.versions else None
        context = {"waiting": waiting, "content": content, "newest": newest}
        return render(request, "home/import_preview.html", context)


class ImportConfirmation(LoginRequiredMixin, View):
    def post(self, request: SignedInRequest, pk: UUID) -> HttpResponse:
        waiting = get_object_or_404(WaitingArchive, pk=pk, user=request.user)
        try:
            imported = import_archive(waiting=waiting, by=request.user, at=timezone.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("home:import-preview", pk=pk)
        messages.success(request, _("The files were imported. Read the proposed promises and confirm them."))
        return redirect(imported.organization)
