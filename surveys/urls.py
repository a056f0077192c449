from django.urls import path
from django.views.i18n import set_language

from surveys import views
from surveys.views.published import Published

app_name = "surveys"

urlpatterns = [
    path("a/", views.Answering.as_view(), name="answering"),
    path("a/language/", set_language, name="language"),
    path("a/done/", views.Answered.as_view(), name="answered"),
    path("a/<str:token>/", views.Answer.as_view(), name="answer"),
    path("d/<str:token>/", views.ActionByLink.as_view(), name="action-link"),
    path("o/<slug:organization_slug>/rounds/", views.RoundList.as_view(), name="round-list"),
    path("o/<slug:organization_slug>/rounds/new/", views.RoundCreate.as_view(), name="round-new"),
    path("o/<slug:organization_slug>/rounds/kinds/", views.RoundKinds.as_view(), name="round-kinds"),
    path("o/<slug:organization_slug>/rounds/new/staff/", views.StaffRoundCreate.as_view(), name="staff-round-new"),
    path("o/<slug:organization_slug>/rounds/new/sight/", views.SightRoundCreate.as_view(), name="sight-round-new"),
    path("o/<slug:organization_slug>/rounds/new/public/", views.PublicRoundCreate.as_view(), name="public-round-new"),
    path("o/<slug:organization_slug>/rounds/plans/", views.Plans.as_view(), name="plans"),
    path("o/<slug:organization_slug>/rounds/plans/new/", views.PlanCreate.as_view(), name="plan-new"),
    path("o/<slug:organization_slug>/rounds/plans/<int:pk>/", views.PlanEdit.as_view(), name="plan-edit"),
    path("o/<slug:organization_slug>/rounds/plans/<int:pk>/pause/", views.PlanPause.as_view(), name="plan-pause"),
    path(
        "o/<slug:organization_slug>/rounds/plans/<int:pk>/omission/", views.PlanOmission.as_view(), name="plan-omission"
    ),
    path("o/<slug:organization_slug>/rounds/plans/<int:pk>/owner/", views.PlanOwner.as_view(), name="plan-owner"),
    path("o/<slug:organization_slug>/rounds/plans/<int:pk>/end/", views.PlanEnd.as_view(), name="plan-end"),
    path("o/<slug:organization_slug>/consultations/new/", views.ConsultationCreate.as_view(), name="consultation-new"),
    path("o/<slug:organization_slug>/consultations/<int:pk>/", views.ConsultationPage.as_view(), name="consultation"),
    path(
        "o/<slug:organization_slug>/consultations/<int:pk>/statements/", views.Statements.as_view(), name="statements"
    ),
    path(
        "o/<slug:organization_slug>/consultations/<int:pk>/vote/",
        views.ConsultationVote.as_view(),
        name="consultation-vote",
    ),
    path(
        "o/<slug:organization_slug>/consultations/statements/<int:pk>/decision/",
        views.StatementDecision.as_view(),
        name="statement-decision",
    ),
    path("o/<slug:organization_slug>/surveys/", views.SurveyList.as_view(), name="survey-list"),
    path("o/<slug:organization_slug>/surveys/<int:pk>/", views.SurveyEditor.as_view(), name="survey"),
    path("o/<slug:organization_slug>/surveys/<int:pk>/preview/", views.SurveyPreview.as_view(), name="survey-preview"),
    path("o/<slug:organization_slug>/surveys/<int:pk>/archive/", views.SurveyArchive.as_view(), name="survey-archive"),
    path("o/<slug:organization_slug>/surveys/<int:pk>/return/", views.SurveyReturn.as_view(), name="survey-return"),
    path(
        "o/<slug:organization_slug>/surveys/set-aside/<int:pk>/",
        views.SurveyConflict.as_view(),
        name="survey-conflict",
    ),
    path("o/<slug:organization_slug>/rounds/<int:pk>/", views.RoundPage.as_view(), name="round"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/closure/", views.Closure.as_view(), name="closure"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/sheet/", views.Sheet.as_view(), name="sheet"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/summary/", views.RoundSummary.as_view(), name="summary"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/actions/", views.Actions.as_view(), name="actions"),
    path("o/<slug:organization_slug>/actions/<int:pk>/edit/", views.ActionEdit.as_view(), name="action-edit"),
    path(
        "o/<slug:organization_slug>/actions/<int:pk>/completion/",
        views.ActionCompletion.as_view(),
        name="action-completion",
    ),
    path("o/<slug:organization_slug>/rounds/published/<int:pk>/", Published.as_view(), name="published"),
    path(
        "o/<slug:organization_slug>/rounds/invitations/<uuid:pk>/qr/",
        views.InvitationQr.as_view(),
        name="invitation-qr",
    ),
    path(
        "o/<slug:organization_slug>/missions/<int:pk>/own-answer/",
        views.FounderAnswer.as_view(),
        name="founder-answer",
    ),
]
