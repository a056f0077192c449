from django.apps import AppConfig


class MissionsConfig(AppConfig):
    name = "missions"

    def ready(self) -> None:
        from missionhub.messaging import owed  # noqa: PLC0415 - models are loaded only now
        from missions.queries import owed_wordings  # noqa: PLC0415 - models are loaded only now

        owed.register(owed_wordings.SOURCE)
