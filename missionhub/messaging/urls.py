from django.urls import path

from missionhub.messaging import views

app_name = "messaging"
HERE = "o/<slug:organization_slug>/"
HOOKS = f"{HERE}settings/webhooks/"
urlpatterns = [
    path(f"{HERE}messages/", views.MessageList.as_view(), name="message-list"),
    path(f"{HERE}messages/<uuid:pk>/retry/", views.MessageRetry.as_view(), name="retry"),
    path(f"{HERE}messages/<uuid:pk>/arrival/", views.MessageArrival.as_view(), name="arrival"),
    path(HOOKS, views.WebhookList.as_view(), name="webhook-list"),
    path(f"{HOOKS}<uuid:pk>/", views.WebhookDetail.as_view(), name="webhook"),
    path(f"{HOOKS}<uuid:pk>/test/", views.WebhookTest.as_view(), name="webhook-test"),
    path(f"{HOOKS}<uuid:pk>/switch/", views.WebhookSwitch.as_view(), name="webhook-switch"),
    path(f"{HOOKS}<uuid:pk>/secret/", views.WebhookSecret.as_view(), name="webhook-secret"),
    path(f"{HOOKS}<uuid:pk>/removal/", views.WebhookRemoval.as_view(), name="webhook-removal"),
    path(f"{HOOKS}deliveries/<uuid:pk>/retry/", views.DeliveryRetry.as_view(), name="delivery-retry"),
    path(f"{HERE}me/mail/", views.Preferences.as_view(), name="preferences"),
    path(f"{HERE}me/calendar/", views.Calendar.as_view(), name="calendar"),
    path(f"{HERE}me/calendar/revocation/", views.CalendarRevocation.as_view(), name="calendar-revocation"),
    path("calendar/<str:token>.ics", views.CalendarFile.as_view(), name="calendar-feed"),
    path("mail/<str:token>/", views.Decline.as_view(), name="decline"),
]
