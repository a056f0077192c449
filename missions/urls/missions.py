from django.urls import path

from missions import views

HERE = "o/<slug:organization_slug>/missions/"
urlpatterns = [
    path(HERE, views.MissionList.as_view(), name="mission-list"),
    path(f"{HERE}new/", views.MissionNew.as_view(), name="mission-new"),
    path(f"{HERE}starters/<slug:kind>/", views.StarterMission.as_view(), name="starter"),
    path(f"{HERE}<int:pk>/", views.MissionDetail.as_view(), name="mission"),
    path(f"{HERE}<int:pk>/settings/", views.MissionSettings.as_view(), name="mission-settings"),
    path(f"{HERE}<int:pk>/comparison/", views.Comparison.as_view(), name="compare"),
    path(f"{HERE}<int:pk>/draft/", views.DraftNew.as_view(), name="draft-new"),
    path(f"{HERE}versions/<int:pk>/edit/", views.DraftEdit.as_view(), name="draft"),
    path(f"{HERE}versions/<int:pk>/publication/", views.Publication.as_view(), name="publication"),
    path(f"{HERE}<int:pk>/promises/", views.PromiseList.as_view(), name="promise-list"),
    path(f"{HERE}<int:pk>/promises/new/", views.PromiseNew.as_view(), name="promise-new"),
    path(f"{HERE}<int:pk>/promises/proposal/", views.Proposal.as_view(), name="promise-proposal"),
    path(f"{HERE}<int:pk>/promises/confirmation/", views.Confirmation.as_view(), name="promise-confirmation"),
    path(f"{HERE}<int:pk>/promises/order/", views.PromiseOrder.as_view(), name="promise-order"),
    path(f"{HERE}promises/<int:pk>/edit/", views.PromiseEdit.as_view(), name="promise-edit"),
    path(f"{HERE}promises/<int:pk>/parts/", views.PromiseParts.as_view(), name="promise-parts"),
    path(f"{HERE}promises/<int:pk>/return/", views.PromiseReturn.as_view(), name="promise-return"),
    path(f"{HERE}promises/<int:pk>/retirement/", views.Retirement.as_view(), name="promise-retirement"),
    path(f"{HERE}conflicts/<int:pk>/", views.Conflict.as_view(), name="conflict"),
    path(f"{HERE}conflicts/<int:pk>/dismissal/", views.ConflictDismissal.as_view(), name="conflict-dismissal"),
]
