"""What people say to a wording of the mission, and the ledger of its promises."""

from django.urls import path

from missions.views import assents, draft_comments, promise_page, promise_steward, statement

HERE = "o/<slug:organization_slug>/missions/"
VERSIONS = f"{HERE}versions/<int:pk>/"
urlpatterns = [
    path(f"{HERE}promises/<int:pk>/", promise_page.PromiseDetail.as_view(), name="promise"),
    path(f"{HERE}promises/<int:pk>/evidence/", promise_page.Evidence.as_view(), name="promise-evidence"),
    path(f"{HERE}promises/<int:pk>/steward/", promise_steward.Steward.as_view(), name="promise-steward"),
    path(f"{HERE}evidence/<int:pk>/removal/", promise_page.EvidenceRemoval.as_view(), name="evidence-removal"),
    path(f"{VERSIONS}check/", statement.StatementCheckPage.as_view(), name="statement-check"),
    path(f"{HERE}<int:pk>/checks/dismissal/", statement.StatementDismissal.as_view(), name="statement-dismissal"),
    path(f"{HERE}<int:pk>/checks/restoration/", statement.StatementRestoration.as_view(), name="statement-restoration"),
    path(f"{VERSIONS}comments/", draft_comments.DraftComments.as_view(), name="draft-comments"),
    path(f"{VERSIONS}comment-round/", draft_comments.CommentRound.as_view(), name="comment-round"),
    path(f"{HERE}comments/<int:pk>/settlement/", draft_comments.CommentSettlement.as_view(), name="comment-settlement"),
    path(f"{VERSIONS}approval-request/", draft_comments.ApprovalRequest.as_view(), name="approval-request"),
    path(f"{VERSIONS}approval/", draft_comments.ApprovalAnswer.as_view(), name="approval"),
    path(f"{VERSIONS}endorsement/", assents.Endorsement.as_view(), name="endorsement"),
    path(f"{VERSIONS}endorsement/withdrawal/", assents.EndorsementWithdrawal.as_view(), name="endorsement-withdrawal"),
    path(f"{VERSIONS}acknowledgement/", assents.Acknowledgement.as_view(), name="acknowledgement"),
    path(
        f"{VERSIONS}acknowledgement/request/",
        assents.AcknowledgementRequest.as_view(),
        name="acknowledgement-request",
    ),
]
