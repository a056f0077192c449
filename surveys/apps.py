from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = _("surveys")

    def ready(self) -> None:
        from missionhub.core import unaided  # noqa: PLC0415 - models are loaded only now
        from missionhub.messaging import calendar, news, owed, registry  # noqa: PLC0415 - models are loaded only now
        from surveys import action_mail, answering, checks, frozen, messages, receivers  # noqa: F401, PLC0415 - importing connects
        from surveys.calendar import SOURCES as CALENDARS  # noqa: PLC0415 - models are loaded only now
        from surveys.owed import SOURCES  # noqa: PLC0415 - models are loaded only now
        from surveys.queries.happenings import NEWS  # noqa: PLC0415 - models are loaded only now

        pre_migrate.connect(frozen.let_tables_change, sender=self)
        post_migrate.connect(frozen.freeze_tables, sender=self)
        registry.register(messages.KIND)
        registry.register(messages.REMINDER)
        registry.register(action_mail.KIND)
        unaided.watch(answering.open_question)
        for source in SOURCES:
            owed.register(source)
        for days in CALENDARS:
            calendar.register(days)
        for kind in NEWS:
            news.register(kind)
