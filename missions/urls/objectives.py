"""This year's focus."""

from django.urls import path

from missions.views import objectives

HERE = "o/<slug:organization_slug>/objectives/"
urlpatterns = [
    path(HERE, objectives.ObjectiveList.as_view(), name="objective-list"),
    path(f"{HERE}new/", objectives.ObjectiveNew.as_view(), name="objective-new"),
    path(f"{HERE}<int:pk>/", objectives.ObjectiveDetail.as_view(), name="objective"),
    path(f"{HERE}<int:pk>/edit/", objectives.ObjectiveEdit.as_view(), name="objective-edit"),
    path(f"{HERE}<int:pk>/archive/", objectives.ObjectiveArchive.as_view(), name="objective-archive"),
    path(f"{HERE}<int:pk>/return/", objectives.ObjectiveReturn.as_view(), name="objective-return"),
]
