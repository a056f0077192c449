from django.urls import path

from missionhub.messaging import views

app_name = "messaging"
urlpatterns = [
    path("o/<slug:organization_slug>/messages/", views.MessageList.as_view(), name="message-list"),
    path("o/<slug:organization_slug>/messages/<uuid:pk>/retry/", views.MessageRetry.as_view(), name="retry"),
]
