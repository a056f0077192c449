from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "missionhub.core"
    label = "core"

    def ready(self) -> None:
        from missionhub.core import checks  # noqa: F401, PLC0415 - registers the start-up checks
