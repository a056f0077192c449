from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.sheets import MEANINGS, Mending, TableForm
from missions.models import Sheet
from missions.queries.sheets import sheet_page, unknown_names
from missions.services.sheets import add_ready_rows, discard, mend, take_in
from missions.views.scope import MissionScoped


class SheetNew(MissionScoped, View):
    """Leaving the spreadsheet: paste or upload; the table is kept until every row has found its place."""

    permission_required = Permission.PLAN_EDIT

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, TableForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TableForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form)
        sheet = take_in(
            organization=self.request.organization,
            name=form.cleaned_data["name"],
            table=form.table,
            by=self.request.person,
            at=timezone.now(),
        )
        return self.to("sheet", sheet.pk)

    def _page(self, request: HttpRequest, form: TableForm) -> HttpResponse:
        waiting = Sheet.objects.of(self.request.organization).unfinished().order_by("-created_at", "-pk")
        status = 400 if form.is_bound else 200
        return render(request, "missions/sheet_new.html", {"form": form, "waiting": waiting}, status=status)


class SheetDetail(MissionScoped, View):
    """The table with what its columns say; cells that cannot be read are mended here."""

    permission_required = Permission.PLAN_EDIT

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(request, self._sheet(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        sheet = self._sheet(pk)
        mending = Mending(request.POST, sheet)
        try:
            mend(
                sheet=sheet,
                lock_version=mending.lock_version,
                says=mending.says,
                month_first=mending.month_first,
                cells=mending.cells,
                left_out=mending.left_out,
                names=mending.names,
            )
            made = self._add(sheet) if request.POST.get("do") == "add" else []
        except DomainError as error:
            messages.error(request, str(error))
            return self.to("sheet", pk)
        if made:
            text = ngettext("%(count)s outcome was added.", "%(count)s outcomes were added.", len(made))
            messages.success(request, text % {"count": len(made)})
        if sheet.finished_at:
            return self.to("outcome-list")
        return redirect(f"{request.path}#mend" if sheet_page(sheet).troubled else request.path)

    def _add(self, sheet: Sheet) -> list[object]:
        made = add_ready_rows(
            sheet=sheet, lock_version=sheet.lock_version, by=self.request.person, at=timezone.now(), on=self.today()
        )
        return list(made)

    def _sheet(self, pk: int) -> Sheet:
        sheets = Sheet.objects.of(self.request.organization).unfinished().select_related("organization")
        return get_object_or_404(sheets, pk=pk)

    def _page(self, request: HttpRequest, sheet: Sheet) -> HttpResponse:
        page = sheet_page(sheet)
        context = {"page": page, "sheet": sheet, "names": unknown_names(page), "meanings": MEANINGS}
        return render(request, "missions/sheet.html", context)


class SheetRemoval(MissionScoped, View):
    permission_required = Permission.PLAN_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        sheet = get_object_or_404(Sheet.objects.of(self.request.organization).unfinished(), pk=pk)
        discard(sheet=sheet)
        messages.success(request, _("The table was removed. Outcomes made of it stay."))
        return self.to("sheet-new")
