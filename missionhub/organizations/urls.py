from django.urls import path

from missionhub.organizations import views

app_name = "organizations"
urlpatterns = [
    path("o/<slug:organization_slug>/people/", views.PersonList.as_view(), name="person-list"),
    path("o/<slug:organization_slug>/people/<int:pk>/edit/", views.PersonEdit.as_view(), name="person-edit"),
    path(
        "o/<slug:organization_slug>/people/<int:pk>/leaving/",
        views.PersonLeaving.as_view(),
        name="person-leaving",
    ),
    path(
        "o/<slug:organization_slug>/people/<int:pk>/invitation/",
        views.PersonInvitation.as_view(),
        name="person-invitation",
    ),
    path("o/<slug:organization_slug>/teams/new/", views.TeamCreate.as_view(), name="team-new"),
    path("o/<slug:organization_slug>/invitations/new/", views.InvitationCreate.as_view(), name="invitation-new"),
    path(
        "o/<slug:organization_slug>/invitations/<uuid:pk>/revocation/",
        views.InvitationRevocation.as_view(),
        name="invitation-revocation",
    ),
    path(
        "o/<slug:organization_slug>/memberships/<int:pk>/role/",
        views.MembershipRole.as_view(),
        name="membership-role",
    ),
    path("o/<slug:organization_slug>/settings/", views.OrganizationSettings.as_view(), name="settings"),
    path("join/<str:token>/", views.InvitationView.as_view(), name="invitation"),
]
