from django.apps import AppConfig


class AlignmentConfig(AppConfig):
    name = "alignment"

    def ready(self) -> None:
        from alignment import receivers  # noqa: F401, PLC0415 - connects at start, when all models are loaded
