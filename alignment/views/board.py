"""The board paper: a page, its PDF, and what its figures are computed from."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views import View

from alignment.queries.audit import audit_of_rounds, rounds_with_results
from alignment.queries.board import BoardPaper, board_paper
from alignment.queries.board.sheets import outcome_table, paper_sources, promise_table
from alignment.views.audit import as_file
from missionhub.core.pdf import PdfUnavailable, inlined_styles, pdf
from missionhub.core.table_files import csv_file, workbook_file
from missionhub.organizations.permissions import Permission
from missionhub.organizations.scoped import OrganizationRequest, OrganizationScoped

STYLES = ("static/css/tokens.css", "templates/alignment/board/pdf.css", "static/css/components/paper.css")


class BoardScoped(OrganizationScoped):
    permission_required = Permission.RESULTS_VIEW

    def paper(self) -> BoardPaper:
        organization = self.request.organization
        return board_paper(organization, on=organization.today(at=timezone.now()))


class BoardPaperPage(BoardScoped, View):
    def get(self, request: OrganizationRequest) -> HttpResponse:
        return render(request, "alignment/board/paper.html", {"paper": self.paper()})


class BoardPaperPdf(BoardScoped, View):
    """The same paper as a file; where no PDF can be made the page says so, and can be printed."""

    def get(self, request: OrganizationRequest) -> HttpResponse:
        paper = self.paper()
        html = render_to_string("alignment/board/pdf.html", {"paper": paper, "styles": inlined_styles(STYLES)})
        try:
            content = pdf(html)
        except PdfUnavailable as error:
            messages.error(request, str(error))
            return redirect("alignment:board-paper", request.organization.slug)
        name = f"board-paper-{request.organization.slug}-{paper.on:%Y-%m-%d}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
        return HttpResponse(content, content_type="application/pdf", headers=headers)


class PromiseTable(BoardScoped, View):
    def get(self, request: OrganizationRequest) -> HttpResponse:
        return csv_file(promise_table(self.paper()))


class OutcomeTable(BoardScoped, View):
    def get(self, request: OrganizationRequest) -> HttpResponse:
        return csv_file(outcome_table(self.paper()))


class BoardWorkbook(BoardScoped, View):
    """Both tables, and where their figures come from."""

    def get(self, request: OrganizationRequest) -> HttpResponse:
        paper = self.paper()
        tables = [promise_table(paper), outcome_table(paper)]
        name = f"board-paper-{request.organization.slug}-{paper.on:%Y-%m-%d}"
        return workbook_file(tables, paper_sources(paper), name=name)


class BoardAudit(BoardScoped, View):
    """Of every round with results and of the plan of today."""

    def get(self, request: OrganizationRequest) -> HttpResponse:
        organization = request.organization
        audit = audit_of_rounds(
            organization=organization,
            rounds=list(rounds_with_results(organization)),
            on=organization.today(at=timezone.now()),
        )
        return as_file(audit, name=organization.slug)
