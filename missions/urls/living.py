"""What people say to a wording of the mission, and the ledger of its promises."""

from django.urls import path

from missions.views import promise_page, statement

HERE = "o/<slug:organization_slug>/missions/"
urlpatterns = [
    path(f"{HERE}promises/<int:pk>/", promise_page.PromiseDetail.as_view(), name="promise"),
    path(f"{HERE}promises/<int:pk>/evidence/", promise_page.Evidence.as_view(), name="promise-evidence"),
    path(f"{HERE}evidence/<int:pk>/removal/", promise_page.EvidenceRemoval.as_view(), name="evidence-removal"),
    path(f"{HERE}versions/<int:pk>/check/", statement.StatementCheckPage.as_view(), name="statement-check"),
    path(f"{HERE}<int:pk>/checks/dismissal/", statement.StatementDismissal.as_view(), name="statement-dismissal"),
    path(f"{HERE}<int:pk>/checks/restoration/", statement.StatementRestoration.as_view(), name="statement-restoration"),
]
