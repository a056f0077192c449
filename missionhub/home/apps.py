from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "missionhub.home"
    label = "home"
