"""Stories and stakeholders."""

from django.urls import path

from missions.views import stakeholders

STAKEHOLDERS = "o/<slug:organization_slug>/stakeholders/"
urlpatterns = [
    path(STAKEHOLDERS, stakeholders.StakeholderList.as_view(), name="stakeholder-list"),
    path(f"{STAKEHOLDERS}new/", stakeholders.StakeholderNew.as_view(), name="stakeholder-new"),
    path(f"{STAKEHOLDERS}<int:pk>/", stakeholders.StakeholderDetail.as_view(), name="stakeholder"),
    path(f"{STAKEHOLDERS}<int:pk>/edit/", stakeholders.StakeholderEdit.as_view(), name="stakeholder-edit"),
    path(f"{STAKEHOLDERS}<int:pk>/archive/", stakeholders.StakeholderArchive.as_view(), name="stakeholder-archive"),
    path(f"{STAKEHOLDERS}<int:pk>/return/", stakeholders.StakeholderReturn.as_view(), name="stakeholder-return"),
    path(
        f"{STAKEHOLDERS}<int:pk>/engagements/",
        stakeholders.StakeholderEngagements.as_view(),
        name="stakeholder-engagements",
    ),
    path(
        f"{STAKEHOLDERS}engagements/<int:pk>/removal/",
        stakeholders.StakeholderEngagementRemoval.as_view(),
        name="stakeholder-engagement-removal",
    ),
]
