from django.urls import path

from alignment.api.audit import AuditApi
from alignment.api.drift import DriftSignalApi
from alignment.api.figures import ReleasedFigureApi
from alignment.views import (
    AlignmentHome,
    Drift,
    DriftAnswers,
    FindingDismissals,
    FindingReturn,
    Findings,
    FounderReadingPage,
    Labels,
    LinkBreach,
    LinkDenial,
    LinkDisagreement,
    LinkResults,
    LookThrough,
    MatchBreach,
    MatchDenial,
    MatchDisagreement,
    MatchLabel,
    MatchPhrase,
    Meeting,
    OwnAgainst,
    OwnDisagreement,
    Results,
    RoundAudit,
    StaffFigures,
    StaffWorkbook,
    benchmarks,
    board,
    method,
    paper_links,
)
from alignment.views import benchmark_tables as tables

app_name = "alignment"

FIGURES = "api/v1/organizations/<slug:organization_slug>/released-figures/"
DRIFT_SIGNALS = "api/v1/organizations/<slug:organization_slug>/drift-signals/"
BENCHMARKS = "o/<slug:organization_slug>/benchmarks/"

urlpatterns = [
    path("method/", method, name="method"),
    path("results/", LinkResults.as_view(), name="link-results"),
    path("results/matches/<int:pk>/disagreement/", LinkDisagreement.as_view(), name="link-disagreement"),
    path("results/matches/<int:pk>/breach/", LinkBreach.as_view(), name="link-breach"),
    path("results/matches/<int:pk>/denial/", LinkDenial.as_view(), name="link-denial"),
    path("o/<slug:organization_slug>/board-paper/", board.BoardPaperPage.as_view(), name="board-paper"),
    path("o/<slug:organization_slug>/board-paper/paper.pdf", board.BoardPaperPdf.as_view(), name="board-pdf"),
    path("b/<str:token>/", paper_links.SharedPaper.as_view(), name="shared-paper"),
    path("o/<slug:organization_slug>/board-paper/links/", paper_links.PaperLinks.as_view(), name="paper-links"),
    path(
        "o/<slug:organization_slug>/board-paper/links/<uuid:pk>/revocation/",
        paper_links.PaperLinkRevocation.as_view(),
        name="paper-link-revocation",
    ),
    path("o/<slug:organization_slug>/board-paper/promises.csv", board.PromiseTable.as_view(), name="board-promises"),
    path("o/<slug:organization_slug>/board-paper/outcomes.csv", board.OutcomeTable.as_view(), name="board-outcomes"),
    path("o/<slug:organization_slug>/board-paper/tables.xlsx", board.BoardWorkbook.as_view(), name="board-workbook"),
    path("o/<slug:organization_slug>/board-paper/audit.zip", board.BoardAudit.as_view(), name="board-audit"),
    path("o/<slug:organization_slug>/alignment/", AlignmentHome.as_view(), name="home"),
    path("o/<slug:organization_slug>/drift/", Drift.as_view(), name="drift"),
    path("o/<slug:organization_slug>/drift/signals/<int:pk>/answers/", DriftAnswers.as_view(), name="drift-answers"),
    path("o/<slug:organization_slug>/findings/", Findings.as_view(), name="findings"),
    path("o/<slug:organization_slug>/findings/dismissals/", FindingDismissals.as_view(), name="finding-dismissals"),
    path(
        "o/<slug:organization_slug>/findings/dismissals/<int:pk>/return/",
        FindingReturn.as_view(),
        name="finding-return",
    ),
    path(DRIFT_SIGNALS, DriftSignalApi.as_view({"get": "list"}), name="api-drift-signal-list"),
    path(f"{DRIFT_SIGNALS}<int:pk>/", DriftSignalApi.as_view({"get": "retrieve"}), name="api-drift-signal"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/", Results.as_view(), name="results"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/figures.csv", StaffFigures.as_view(), name="figures"),
    path(
        "o/<slug:organization_slug>/rounds/<int:pk>/results/figures.xlsx",
        StaffWorkbook.as_view(),
        name="figures-workbook",
    ),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/audit.zip", RoundAudit.as_view(), name="audit"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/meeting/", Meeting.as_view(), name="meeting"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/look/", LookThrough.as_view(), name="look-through"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/labels/", Labels.as_view(), name="labels"),
    path("o/<slug:organization_slug>/results/matches/<int:pk>/label/", MatchLabel.as_view(), name="label"),
    path("o/<slug:organization_slug>/results/matches/<int:pk>/phrase/", MatchPhrase.as_view(), name="phrase"),
    path("o/<slug:organization_slug>/results/matches/<int:pk>/breach/", MatchBreach.as_view(), name="breach"),
    path("o/<slug:organization_slug>/results/matches/<int:pk>/denial/", MatchDenial.as_view(), name="denial"),
    path(
        "o/<slug:organization_slug>/results/matches/<int:pk>/disagreement/",
        MatchDisagreement.as_view(),
        name="disagreement",
    ),
    path(
        "o/<slug:organization_slug>/missions/<int:pk>/own-answer/reading/",
        FounderReadingPage.as_view(),
        name="founder-reading",
    ),
    path(
        "o/<slug:organization_slug>/missions/<int:pk>/own-answer/reading/matches/<slug:key>/disagreement/",
        OwnDisagreement.as_view(),
        name="own-disagreement",
    ),
    path(
        "o/<slug:organization_slug>/missions/<int:pk>/own-answer/reading/matches/<slug:key>/against/",
        OwnAgainst.as_view(),
        name="own-against",
    ),
    path(FIGURES, ReleasedFigureApi.as_view({"get": "list"}), name="api-figure-list"),
    path(f"{FIGURES}<int:pk>/", ReleasedFigureApi.as_view({"get": "retrieve"}), name="api-figure"),
    path(
        "api/v1/organizations/<slug:organization_slug>/audits/<int:pk>/",
        AuditApi.as_view({"get": "retrieve"}),
        name="api-audit",
    ),
    path(BENCHMARKS, benchmarks.BenchmarkList.as_view(), name="benchmark-list"),
    path(f"{BENCHMARKS}new/", benchmarks.BenchmarkNew.as_view(), name="benchmark-new"),
    path(f"{BENCHMARKS}shipped/<slug:key>/", benchmarks.BenchmarkShipped.as_view(), name="benchmark-shipped"),
    path(f"{BENCHMARKS}tables/new/", tables.BenchmarkTableNew.as_view(), name="benchmark-table-new"),
    path(f"{BENCHMARKS}tables/<int:pk>/", tables.BenchmarkTable.as_view(), name="benchmark-table"),
    path(
        f"{BENCHMARKS}tables/<int:pk>/removal/",
        tables.BenchmarkTableRemoval.as_view(),
        name="benchmark-table-removal",
    ),
    path(f"{BENCHMARKS}<int:pk>/", benchmarks.BenchmarkDetail.as_view(), name="benchmark"),
    path(f"{BENCHMARKS}<int:pk>/edit/", benchmarks.BenchmarkEdit.as_view(), name="benchmark-edit"),
    path(f"{BENCHMARKS}<int:pk>/removal/", benchmarks.BenchmarkRemoval.as_view(), name="benchmark-removal"),
]
