from django.urls import path

from missionhub.home.views import api_docs, exports, health, imports, landing, overview, start

app_name = "home"
urlpatterns = [
    path("", landing.Landing.as_view(), name="landing"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("start/", start.Start.as_view(), name="start"),
    path("start/demonstration/", start.DemonstrationVisit.as_view(), name="demonstration"),
    path("start/demonstration/new/", start.DemonstrationNew.as_view(), name="demonstration-new"),
    path("start/administrator/", start.AdministratorCreate.as_view(), name="administrator"),
    path("start/<str:token>/", start.SetupLinkOpening.as_view(), name="setup-link"),
    path("organizations/", landing.OrganizationList.as_view(), name="organization-list"),
    path("organizations/new/", landing.OrganizationCreate.as_view(), name="organization-new"),
    path("organizations/import/", imports.ImportUpload.as_view(), name="import"),
    path("organizations/import/<uuid:pk>/", imports.ImportPreview.as_view(), name="import-preview"),
    path(
        "organizations/import/<uuid:pk>/confirmation/",
        imports.ImportConfirmation.as_view(),
        name="import-confirmation",
    ),
    path("api/schema/", api_docs.ApiSchema.as_view(), name="api-schema"),
    path("api/docs/", api_docs.ApiDocs.as_view(), name="api-docs"),
    path(
        "o/<slug:organization_slug>/demonstration-reset/",
        start.DemonstrationBack.as_view(),
        name="demonstration-reset",
    ),
    path("o/<slug:organization_slug>/export/", exports.Export.as_view(), name="export"),
    path("o/<slug:organization_slug>/", overview.Overview.as_view(), name="overview"),
]
