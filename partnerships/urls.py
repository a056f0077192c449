from django.urls import path

from partnerships.api.assessments import AssessmentApi
from partnerships.api.partnerships import AgreementApi, GoalApi, PartnershipsApi, RatingApi, StandingApi
from partnerships.views import (
    candidates,
    first_look_goals,
    first_looks,
    fit,
    goals,
    hearings,
    invitations,
    leaving,
    listing,
    matrix,
    notes,
    partnership,
    people,
    power,
    profile,
    rated_matrix,
    ratings,
    rounds,
    stakeholders,
    talk,
    value,
)

app_name = "partnerships"

ALL = "o/<slug:organization_slug>/partnerships/"
ONE = f"{ALL}<int:pk>/"
API = "api/v1/organizations/<slug:organization_slug>/partnerships/"
API_ONE = f"{API}<int:pk>/"
ITEM = f"{ONE}value/<uuid:item_pk>/"
AROUND = f"{ONE}stakeholders/"
HEARING = f"{AROUND}hearings/<int:hearing_pk>/"
WHO = f"{AROUND}<int:stakeholder_pk>/"
LOOKS = f"{ALL}first-looks/"
LOOK = f"{LOOKS}<int:look>/"
PAIR = f"{ONE}pairs/<int:ours>/<int:theirs>/"

urlpatterns = [
    path(ALL, listing.PartnershipList.as_view(), name="list"),
    path(f"{ALL}new/", listing.PartnershipNew.as_view(), name="new"),
    path(f"{LOOKS}new/", first_looks.FirstLookNew.as_view(), name="first-look-new"),
    path(f"{LOOKS}import/", rated_matrix.RatedMatrixNew.as_view(), name="rated-matrix-new"),
    path(LOOK, first_looks.FirstLookPage.as_view(), name="first-look"),
    path(f"{LOOK}words/", first_looks.FirstLookWords.as_view(), name="first-look-words"),
    path(f"{LOOK}removal/", first_looks.FirstLookRemoval.as_view(), name="first-look-removal"),
    path(f"{LOOK}goals/", first_look_goals.FirstLookGoals.as_view(), name="first-look-goals"),
    path(f"{LOOK}guesses/", first_looks.Guesses.as_view(), name="guesses"),
    path(f"{LOOK}guesses/<int:ours>/<int:theirs>/", first_looks.GuessPage.as_view(), name="guess"),
    path(f"{LOOK}estimates/", candidates.Estimates.as_view(), name="estimates"),
    path(f"{LOOK}comparison/", candidates.Comparison.as_view(), name="comparison"),
    path(f"{LOOK}partnership/", first_looks.FirstLookPartnership.as_view(), name="first-look-partnership"),
    path(ONE, partnership.PartnershipPage.as_view(), name="partnership"),
    path(f"{ONE}goals/", goals.PartnershipGoals.as_view(), name="goals"),
    path(f"{ONE}profile/", profile.Profile.as_view(), name="profile"),
    path(f"{ONE}profile/draft/", profile.ProfileDraft.as_view(), name="profile-draft"),
    path(f"{ONE}profile/sharing/removal/", profile.ProfileSharingRemoval.as_view(), name="profile-sharing-removal"),
    path(f"{ONE}fit/", fit.Fit.as_view(), name="fit"),
    path(f"{ONE}talk/", talk.Talk.as_view(), name="talk"),
    path(f"{ONE}talk/<int:prompt>/", talk.TalkAnswer.as_view(), name="talk-answer"),
    path(f"{ONE}talk/<int:prompt>/sharing/removal/", talk.TalkSharingRemoval.as_view(), name="talk-sharing-removal"),
    path(f"{ONE}ratings/", ratings.Ratings.as_view(), name="ratings"),
    path(f"{ONE}hand-in/removal/", ratings.HandInRemoval.as_view(), name="hand-in-removal"),
    path(f"{ONE}matrix/", matrix.Matrix.as_view(), name="matrix"),
    path(PAIR, matrix.PairPage.as_view(), name="pair"),
    path(f"{PAIR}agreements/", matrix.PairAgreements.as_view(), name="pair-agreements"),
    path(
        f"{ONE}agreements/<int:agreement_pk>/acceptance/",
        matrix.AgreementAcceptance.as_view(),
        name="agreement-acceptance",
    ),
    path(f"{ONE}value/", value.ValuePage.as_view(), name="value"),
    path(f"{ONE}value/new/", value.ValueItemNew.as_view(), name="value-new"),
    path(ITEM, value.ValueItemPage.as_view(), name="value-item"),
    path(f"{ITEM}edit/", value.ValueItemEdit.as_view(), name="value-edit"),
    path(f"{ITEM}sharing/", value.ValueItemSharing.as_view(), name="value-sharing"),
    path(f"{ITEM}agreement/", value.ValueItemAgreement.as_view(), name="value-agreement"),
    path(f"{ITEM}removal/", value.ValueItemRemoval.as_view(), name="value-removal"),
    path(f"{ITEM}reports/", value.ValueReports.as_view(), name="value-reports"),
    path(f"{ONE}power/", power.PowerPage.as_view(), name="power"),
    path(f"{ONE}power/answers/", power.PowerAnswers.as_view(), name="power-answers"),
    path(f"{ONE}power/offer/", power.PowerOffer.as_view(), name="power-offer"),
    path(f"{ONE}power/offer/removal/", power.PowerOfferRemoval.as_view(), name="power-offer-removal"),
    path(f"{ONE}safeguards/", power.Safeguards.as_view(), name="safeguards"),
    path(
        f"{ONE}safeguards/<int:safeguard_pk>/acceptances/",
        power.SafeguardAcceptances.as_view(),
        name="safeguard-acceptances",
    ),
    path(f"{ONE}safeguards/<int:safeguard_pk>/removal/", power.SafeguardRemoval.as_view(), name="safeguard-removal"),
    path(f"{ONE}meetings/", power.ChairedMeetings.as_view(), name="chaired-meetings"),
    path(
        f"{ONE}meetings/<int:meeting_pk>/removal/",
        power.ChairedMeetingRemoval.as_view(),
        name="chaired-meeting-removal",
    ),
    path(f"{ONE}rounds/", rounds.PartnershipRounds.as_view(), name="rounds"),
    path(f"{ONE}rounds/new/", rounds.RoundNew.as_view(), name="round-new"),
    path(f"{ONE}invitations/", invitations.PartyInvitations.as_view(), name="invitations"),
    path(
        f"{ONE}invitations/<uuid:invitation_pk>/revocation/",
        invitations.PartyInvitationRevocation.as_view(),
        name="invitation-revocation",
    ),
    path(f"{ONE}participants/", people.Participants.as_view(), name="participants"),
    path(
        f"{ONE}participants/<int:participant_pk>/removal/",
        people.ParticipantRemoval.as_view(),
        name="participant-removal",
    ),
    path(f"{ONE}notes/", notes.PrivateNotes.as_view(), name="notes"),
    path(f"{ONE}notes/<int:note_pk>/removal/", notes.PrivateNoteRemoval.as_view(), name="note-removal"),
    path(f"{ONE}leaving/", leaving.Leaving.as_view(), name="leaving"),
    path(f"{ONE}export/", leaving.PartnershipExport.as_view(), name="export"),
    path(API, PartnershipsApi.as_view({"get": "list"}), name="api-list"),
    path(API_ONE, StandingApi.as_view({"get": "retrieve"}), name="api-partnership"),
    path(f"{API_ONE}goals/", GoalApi.as_view({"get": "list"}), name="api-goals"),
    path(f"{API_ONE}ratings/", RatingApi.as_view({"get": "list"}), name="api-ratings"),
    path(f"{API_ONE}agreements/", AgreementApi.as_view({"get": "list"}), name="api-agreements"),
    path(f"{API_ONE}assessments/", AssessmentApi.as_view({"get": "list"}), name="api-assessments"),
    path(AROUND, stakeholders.Stakeholders.as_view(), name="stakeholders"),
    path(f"{AROUND}new/", stakeholders.StakeholderNew.as_view(), name="stakeholder-new"),
    path(f"{AROUND}register/", stakeholders.StakeholderRegister.as_view(), name="stakeholder-register"),
    path(WHO, stakeholders.StakeholderPage.as_view(), name="stakeholder"),
    path(f"{WHO}edit/", stakeholders.StakeholderEdit.as_view(), name="stakeholder-edit"),
    path(f"{WHO}place/", stakeholders.StakeholderPlace.as_view(), name="stakeholder-place"),
    path(f"{WHO}sharing/", stakeholders.StakeholderSharing.as_view(), name="stakeholder-sharing"),
    path(f"{WHO}withdrawal/", stakeholders.StakeholderWithdrawal.as_view(), name="stakeholder-withdrawal"),
    path(f"{WHO}removal/", stakeholders.StakeholderRemoval.as_view(), name="stakeholder-removal"),
    path(f"{WHO}engagements/", stakeholders.StakeholderEngagements.as_view(), name="stakeholder-engagements"),
    path(
        f"{WHO}engagements/<int:engagement_pk>/removal/",
        stakeholders.StakeholderEngagementRemoval.as_view(),
        name="stakeholder-engagement-removal",
    ),
    path(f"{AROUND}hearings/new/", hearings.HearingNew.as_view(), name="hearing-new"),
    path(f"{HEARING}sharing/", hearings.HearingSharing.as_view(), name="hearing-sharing"),
    path(f"{HEARING}withdrawal/", hearings.HearingWithdrawal.as_view(), name="hearing-withdrawal"),
    path("partner/<str:token>/", invitations.PartyInvitationPage.as_view(), name="invitation"),
]
