from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "missionhub.messaging"
    label = "messaging"

    def ready(self) -> None:
        from missionhub.messaging import membership_invitation, registry  # noqa: PLC0415 - models are loaded only now

        registry.register(membership_invitation.KIND)
