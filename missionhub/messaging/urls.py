from django.urls import path

from missionhub.messaging import views

app_name = "messaging"
HERE = "o/<slug:organization_slug>/"
urlpatterns = [
    path(f"{HERE}messages/", views.MessageList.as_view(), name="message-list"),
    path(f"{HERE}messages/<uuid:pk>/retry/", views.MessageRetry.as_view(), name="retry"),
    path(f"{HERE}messages/<uuid:pk>/arrival/", views.MessageArrival.as_view(), name="arrival"),
    path(f"{HERE}me/mail/", views.Preferences.as_view(), name="preferences"),
    path("mail/<str:token>/", views.Decline.as_view(), name="decline"),
]
