"""Bringing in a table of lines: upload, look at how each column is read, say yes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from alignment.forms.benchmarks import TableUploadForm
from alignment.models import BenchmarkUpload
from alignment.services.benchmark_uploads import discard_table, preview_table, put_aside_table, take_in_table
from alignment.views.benchmarks import BenchmarkScoped
from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission

SHOWN = 50  # flagged cells the preview lists


class BenchmarkTableScoped(BenchmarkScoped):
    permission_required = Permission.ROUND_MANAGE

    def upload(self, pk: int) -> BenchmarkUpload:
        """A table waits for the one who uploaded it."""
        mine = BenchmarkUpload.objects.filter(organization=self.request.organization, person=self.request.person)
        return get_object_or_404(mine.select_related("organization"), pk=pk)

    def to_upload(self, pk: int) -> HttpResponse:
        return redirect("alignment:benchmark-table", self.request.organization.slug, pk)


class BenchmarkTableNew(BenchmarkTableScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "alignment/benchmark_table_new.html", {"form": TableUploadForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TableUploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return render(request, "alignment/benchmark_table_new.html", {"form": form})
        file = form.cleaned_data["file"]
        upload = put_aside_table(
            organization=self.request.organization,
            file_name=file.name,
            content=file.read(),
            origin=form.origin,
            by=self.request.person,
            at=timezone.now(),
        )
        return self.to_upload(upload.pk)


class BenchmarkTable(BenchmarkTableScoped, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self.upload(pk)
        preview = preview_table(upload)
        flagged = preview.read.flagged
        context = {
            "upload": upload,
            "preview": preview,
            "flagged": flagged[:SHOWN],
            "further_flagged": max(0, len(flagged) - SHOWN),
        }
        return render(request, "alignment/benchmark_table.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload, shown = self.upload(pk), set(request.POST.getlist("column"))
        left_out = shown - set(request.POST.getlist("take"))
        try:
            taken = take_in_table(upload=upload, left_out=left_out, by=self.request.person, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
            return self.to_upload(pk)
        text = ngettext("%(count)s figure was taken in.", "%(count)s figures were taken in.", taken.figures)
        messages.success(request, text % {"count": taken.figures})
        return self.to_list()


class BenchmarkTableRemoval(BenchmarkTableScoped, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        discard_table(upload=self.upload(pk))
        messages.success(request, _("The table was thrown away. Nothing was taken in."))
        return redirect("alignment:benchmark-table-new", self.request.organization.slug)
