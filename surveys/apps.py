from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = _("surveys")

    def ready(self) -> None:
        from missionhub.messaging import registry  # noqa: PLC0415 - models are loaded only now
        from surveys import messages, receivers  # noqa: F401, PLC0415 - importing connects

        registry.register(messages.KIND)
