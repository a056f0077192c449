from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.file_problems import Problem
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped
from partnerships.forms.first_look import MatrixUploadForm
from partnerships.services.first_looks import bring_in
from partnerships.services.rated_matrix import read_rated_matrix
from partnerships.views.first_looks import purposes_of


class RatedMatrixNew(OrganizationScoped, View):
    """A matrix rated elsewhere: all of it, or everything that has to be mended."""

    permission_required = Permission.PARTNERSHIP_START

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(MatrixUploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MatrixUploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, status=422)
        upload = form.cleaned_data["file"]
        matrix = read_rated_matrix(upload.name, upload.read())
        if matrix.problems:
            return self._page(form, problems=matrix.problems, status=422)
        look = bring_in(
            matrix=matrix,
            organization=self.request.organization,
            name=form.cleaned_data["name"],
            purpose=form.cleaned_data["purpose"],
            by=self.request.person,
            at=timezone.now(),
        )
        counts = {"pairs": len(matrix.pairs), "ours": len(matrix.ours), "theirs": len(matrix.theirs)}
        messages.success(request, _("%(pairs)s pairs of %(ours)s × %(theirs)s goals were brought in.") % counts)
        if matrix.left_out:
            messages.info(request, _("Columns left out: %(names)s.") % {"names": ", ".join(matrix.left_out)})
        return redirect("partnerships:first-look", self.request.organization.slug, look.pk)

    def _page(
        self, form: MatrixUploadForm, *, problems: list[Problem] | None = None, status: int = 200
    ) -> HttpResponse:
        context = {"form": form, "problems": problems, "purposes": purposes_of(self.request)}
        return render(self.request, "partnerships/rated_matrix_new.html", context, status=status)
