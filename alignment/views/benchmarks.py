"""How do others answer? Lines that ship, lines of our own, and our count beside one of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from alignment.forms.benchmarks import LineForm, OurCountForm
from alignment.lines.line import Line
from alignment.lines.shipped import shipped_line
from alignment.models import BenchmarkLine
from alignment.queries.benchmarks import choice_of, figures_of, library, middle_line
from alignment.queries.line_comparison import compare_with_line
from alignment.services.benchmarks import add_line, edit_line, remove_line
from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationScoped


class BenchmarkScoped(OrganizationScoped):
    permission_required = Permission.RESULTS_VIEW

    def may_edit(self) -> bool:
        return self.request.membership.may(Permission.ROUND_MANAGE)

    def line(self, pk: int) -> BenchmarkLine:
        lines = BenchmarkLine.objects.of(self.request.organization).with_figure_count()
        return get_object_or_404(lines.select_related("organization"), pk=pk)

    def to_list(self) -> HttpResponse:
        return redirect("alignment:benchmark-list", self.request.organization.slug)


class BenchmarkList(BenchmarkScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        found = library(self.request.organization, **chosen(request))
        context = {"library": found, "may_edit": self.may_edit()}
        return render(request, "alignment/benchmark_list.html", context)


class BenchmarkShipped(BenchmarkScoped, View):
    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        line = shipped_line(key)
        if line is None:
            raise Http404
        return line_page(request, line)


class BenchmarkDetail(BenchmarkScoped, View):
    """One question of our own list, with what each population answered in the chosen year and group."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.line(pk)
        choice = choice_of(row, **chosen(request))
        figures = figures_of(row, choice)
        if not figures:
            raise Http404
        wanted = next((figure for figure in figures if str(figure.pk) == request.GET.get("against")), None)
        line = wanted.as_line() if wanted else middle_line(figures)
        context = {"row": row, "figures": figures, "choice": choice, "against": wanted, "may_edit": self.may_edit()}
        return line_page(request, line, **context)


class BenchmarkNew(BenchmarkScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest) -> HttpResponse:
        return _form_page(request, LineForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = LineForm(request.POST)
        if form.is_valid():
            organization, by = self.request.organization, self.request.person
            try:
                line = add_line(organization=organization, fields=form.line_fields(), by=by, at=timezone.now())
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("The line was added."))
                return redirect(line)
        return _form_page(request, form)


class BenchmarkEdit(BenchmarkScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.line(pk)
        figure = row.figures.first() if row.figure_count == 1 else None
        form = LineForm(initial=LineForm.initial_of(row, figure), with_figure=bool(figure))
        return _form_page(request, form, row)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.line(pk)
        form = LineForm(request.POST, with_figure=row.figure_count == 1)
        if form.is_valid():
            try:
                edit_line(line=row, lock_version=form.cleaned_data["lock_version"], fields=form.line_fields())
            except DomainError as error:
                form.add_error(None, str(error))
                form.data = request.POST.copy()
                form.data["lock_version"] = str(row.lock_version)
            else:
                messages.success(request, _("Your changes were saved."))
                return redirect(row)
        return _form_page(request, form, row)


class BenchmarkRemoval(BenchmarkScoped, View):
    permission_required = Permission.ROUND_MANAGE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.line(pk)
        lines = BenchmarkLine.objects.of(self.request.organization).filter(source=row.source)
        return render(request, "alignment/benchmark_removal.html", {"row": row, "others": lines.count() - 1})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        gone = remove_line(line=self.line(pk), with_its_source="all" in request.POST)
        text = ngettext("%(count)s line was taken out.", "%(count)s lines were taken out.", gone)
        messages.success(request, text % {"count": gone})
        return self.to_list()


def chosen(request: HttpRequest) -> dict[str, Any]:
    year = request.GET.get("year", "")
    is_year = year.isascii() and year.isdigit() and len(year) == 4
    return {"year": int(year) if is_year else None, "group": request.GET.get("group", "")}


def line_page(request: HttpRequest, line: Line, **context: Any) -> HttpResponse:
    form = OurCountForm(request.GET if "count" in request.GET else None)
    comparison = None
    if form.is_valid():
        comparison = compare_with_line(successes=form.cleaned_data["count"], n=form.cleaned_data["n"], line=line)
    context |= {"line": line, "form": form, "comparison": comparison}
    return render(request, "alignment/benchmark.html", context)


def _form_page(request: HttpRequest, form: LineForm, row: BenchmarkLine | None = None) -> HttpResponse:
    return render(request, "alignment/benchmark_form.html", {"form": form, "row": row})
