from django.apps import AppConfig


class RemindingConfig(AppConfig):
    name = "tests.failure.reminding"

    def ready(self) -> None:
        from missionhub.messaging.registry import MessageKind, register
        from tests.failure.reminding import kind

        register(MessageKind(name="tests.reminder", due=kind.everybody, still_due=kind.always, render=kind.letter))
