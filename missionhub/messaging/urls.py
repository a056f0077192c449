from django.urls import path

from missionhub.messaging import views

app_name = "messaging"
HERE = "o/<slug:organization_slug>/"
urlpatterns = [
    path(f"{HERE}messages/", views.MessageList.as_view(), name="message-list"),
    path(f"{HERE}messages/<uuid:pk>/retry/", views.MessageRetry.as_view(), name="retry"),
    path(f"{HERE}messages/<uuid:pk>/arrival/", views.MessageArrival.as_view(), name="arrival"),
    path(f"{HERE}me/mail/", views.Preferences.as_view(), name="preferences"),
    path(f"{HERE}me/calendar/", views.Calendar.as_view(), name="calendar"),
    path(f"{HERE}me/calendar/revocation/", views.CalendarRevocation.as_view(), name="calendar-revocation"),
    path("calendar/<str:token>.ics", views.CalendarFile.as_view(), name="calendar-feed"),
    path("mail/<str:token>/", views.Decline.as_view(), name="decline"),
]
