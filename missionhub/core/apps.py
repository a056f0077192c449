from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "missionhub.core"
    label = "core"
