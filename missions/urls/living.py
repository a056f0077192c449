"""What people say to a wording of the mission, and the ledger of its promises."""

from django.urls import path

from missions.views import promise_page

HERE = "o/<slug:organization_slug>/missions/"
urlpatterns = [
    path(f"{HERE}promises/<int:pk>/", promise_page.PromiseDetail.as_view(), name="promise"),
    path(f"{HERE}promises/<int:pk>/evidence/", promise_page.Evidence.as_view(), name="promise-evidence"),
    path(f"{HERE}evidence/<int:pk>/removal/", promise_page.EvidenceRemoval.as_view(), name="evidence-removal"),
]
