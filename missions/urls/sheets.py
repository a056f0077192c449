"""Tables on their way to becoming outcomes."""

from django.urls import path

from missions.views.sheets import SheetDetail, SheetNew, SheetRemoval

HERE = "o/<slug:organization_slug>/outcomes/tables/"
urlpatterns = [
    path(f"{HERE}new/", SheetNew.as_view(), name="sheet-new"),
    path(f"{HERE}<int:pk>/", SheetDetail.as_view(), name="sheet"),
    path(f"{HERE}<int:pk>/removal/", SheetRemoval.as_view(), name="sheet-removal"),
]
