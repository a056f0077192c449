"""Stories and stakeholders."""

from django.urls import path

from missions.views import stakeholders, stories, story_edits, story_telling

STORIES = "o/<slug:organization_slug>/stories/"
TOLD = "t/<str:token>/told/<uuid:submission_id>/"
STAKEHOLDERS = "o/<slug:organization_slug>/stakeholders/"
urlpatterns = [
    path("t/<str:token>/", story_telling.StoryTelling.as_view(), name="story-telling"),
    path(TOLD, story_telling.StoryTold.as_view(), name="story-told"),
    path(f"{TOLD}edit/", story_telling.ToldStoryEdit.as_view(), name="told-story-edit"),
    path(f"{TOLD}withdrawal/", story_telling.ToldStoryWithdrawal.as_view(), name="told-story-withdrawal"),
    path(f"{TOLD}return/", story_telling.ToldStoryReturn.as_view(), name="told-story-return"),
    path(STORIES, stories.StoryList.as_view(), name="story-list"),
    path(f"{STORIES}new/", stories.StoryNew.as_view(), name="story-new"),
    path(f"{STORIES}<int:pk>/", stories.StoryDetail.as_view(), name="story"),
    path(f"{STORIES}<int:pk>/addition/", stories.StoryAddition.as_view(), name="story-addition"),
    path(f"{STORIES}<int:pk>/decision/", stories.StoryDecision.as_view(), name="story-decision"),
    path(f"{STORIES}<int:pk>/edit/", story_edits.StoryEdit.as_view(), name="story-edit"),
    path(f"{STORIES}<int:pk>/withdrawal/", story_edits.StoryWithdrawal.as_view(), name="story-withdrawal"),
    path(f"{STORIES}<int:pk>/return/", story_edits.StoryReturn.as_view(), name="story-return"),
    path(f"{STORIES}conflicts/<int:pk>/", story_edits.StoryConflict.as_view(), name="story-conflict"),
    path(
        f"{STORIES}conflicts/<int:pk>/dismissal/",
        story_edits.StoryConflictDismissal.as_view(),
        name="story-conflict-dismissal",
    ),
    path(f"{STORIES}links/", stories.StoryLinks.as_view(), name="story-links"),
    path(f"{STORIES}links/<uuid:pk>/poster/", stories.StoryPoster.as_view(), name="story-poster"),
    path(f"{STORIES}links/<uuid:pk>/revocation/", stories.StoryLinkRevocation.as_view(), name="story-link-revocation"),
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
