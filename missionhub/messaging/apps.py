from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "missionhub.messaging"
    label = "messaging"
