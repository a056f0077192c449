"""Decisions and changes."""

from django.urls import path

from missions.views import changes, decisions

DECISIONS = "o/<slug:organization_slug>/decisions/"
CHANGES = "o/<slug:organization_slug>/changes/"
urlpatterns = [
    path(DECISIONS, decisions.DecisionList.as_view(), name="decision-list"),
    path(f"{DECISIONS}new/", decisions.DecisionNew.as_view(), name="decision-new"),
    path(f"{DECISIONS}<int:pk>/", decisions.DecisionDetail.as_view(), name="decision"),
    path(f"{DECISIONS}<int:pk>/edit/", decisions.DecisionEdit.as_view(), name="decision-edit"),
    path(f"{DECISIONS}<int:pk>/archive/", decisions.DecisionArchive.as_view(), name="decision-archive"),
    path(f"{DECISIONS}<int:pk>/return/", decisions.DecisionReturn.as_view(), name="decision-return"),
    path(f"{DECISIONS}<int:pk>/test/", decisions.DecisionTest.as_view(), name="decision-test"),
    path(f"{DECISIONS}<int:pk>/effects/", decisions.DecisionEffects.as_view(), name="decision-effects"),
    path(f"{DECISIONS}<int:pk>/voices/", decisions.DecisionVoices.as_view(), name="decision-voices"),
    path(f"{DECISIONS}<int:pk>/comments/", decisions.DecisionComments.as_view(), name="decision-comments"),
    path(
        f"{DECISIONS}comments/<int:pk>/settlement/",
        decisions.DecisionCommentSettlement.as_view(),
        name="decision-comment-settlement",
    ),
    path(f"{DECISIONS}<int:pk>/look-back/", decisions.DecisionLookBack.as_view(), name="decision-look-back"),
    path(
        f"{DECISIONS}voices/<int:pk>/removal/", decisions.DecisionVoiceRemoval.as_view(), name="decision-voice-removal"
    ),
    path(CHANGES, changes.ChangeList.as_view(), name="change-list"),
    path(f"{CHANGES}new/", changes.ChangeNew.as_view(), name="change-new"),
    path(f"{CHANGES}for-joiners/", changes.ChangeForJoiners.as_view(), name="change-for-joiners"),
    path(f"{CHANGES}<int:pk>/", changes.ChangeDetail.as_view(), name="change"),
    path(f"{CHANGES}<int:pk>/edit/", changes.ChangeEdit.as_view(), name="change-edit"),
    path(f"{CHANGES}<int:pk>/archive/", changes.ChangeArchive.as_view(), name="change-archive"),
    path(f"{CHANGES}<int:pk>/return/", changes.ChangeReturn.as_view(), name="change-return"),
    path(f"{CHANGES}<int:pk>/effects/", changes.ChangeEffects.as_view(), name="change-effects"),
    path(f"{CHANGES}<int:pk>/review/", changes.ChangeReview.as_view(), name="change-review"),
]
