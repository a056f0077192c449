"""Outcomes, objectives, the map, tables on their way in."""

from django.urls import path

from missions.views import outcome_parts as parts
from missions.views import outcomes

HERE = "o/<slug:organization_slug>/outcomes/"
urlpatterns = [
    path(HERE, outcomes.OutcomeList.as_view(), name="outcome-list"),
    path(f"{HERE}new/", outcomes.OutcomeNew.as_view(), name="outcome-new"),
    path(f"{HERE}lessons/", outcomes.LessonList.as_view(), name="lesson-list"),
    path(f"{HERE}beneficiaries/", outcomes.BeneficiaryList.as_view(), name="beneficiary-list"),
    path(f"{HERE}<int:pk>/", outcomes.OutcomeDetail.as_view(), name="outcome"),
    path(f"{HERE}<int:pk>/edit/", outcomes.OutcomeEdit.as_view(), name="outcome-edit"),
    path(f"{HERE}<int:pk>/archive/", outcomes.OutcomeArchive.as_view(), name="outcome-archive"),
    path(f"{HERE}<int:pk>/return/", outcomes.OutcomeReturn.as_view(), name="outcome-return"),
    path(f"{HERE}<int:pk>/closing/", outcomes.OutcomeClosing.as_view(), name="outcome-closing"),
    path(f"{HERE}<int:pk>/reopening/", outcomes.OutcomeReopening.as_view(), name="outcome-reopening"),
    path(f"{HERE}<int:pk>/contributions/", parts.OutcomeContributions.as_view(), name="outcome-contributions"),
    path(f"{HERE}<int:pk>/milestones/", parts.OutcomeMilestones.as_view(), name="outcome-milestones"),
    path(f"{HERE}<int:pk>/dependencies/", parts.OutcomeDependencies.as_view(), name="outcome-dependencies"),
    path(f"{HERE}<int:pk>/comments/", parts.OutcomeComments.as_view(), name="outcome-comments"),
    path(
        f"{HERE}<int:pk>/checks/<slug:code>/dismissal/",
        parts.OutcomeCheckDismissal.as_view(),
        name="outcome-check-dismissal",
    ),
    path(
        f"{HERE}contributions/<int:pk>/removal/",
        parts.OutcomeContributionRemoval.as_view(),
        name="outcome-contribution-removal",
    ),
    path(f"{HERE}milestones/<int:pk>/done/", parts.OutcomeMilestoneDone.as_view(), name="outcome-milestone-done"),
    path(
        f"{HERE}milestones/<int:pk>/removal/",
        parts.OutcomeMilestoneRemoval.as_view(),
        name="outcome-milestone-removal",
    ),
    path(
        f"{HERE}dependencies/<int:pk>/answer/",
        parts.OutcomeDependencyAnswer.as_view(),
        name="outcome-dependency-answer",
    ),
    path(
        f"{HERE}dependencies/<int:pk>/removal/",
        parts.OutcomeDependencyRemoval.as_view(),
        name="outcome-dependency-removal",
    ),
]
