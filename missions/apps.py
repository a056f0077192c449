from django.apps import AppConfig


class MissionsConfig(AppConfig):
    name = "missions"

    def ready(self) -> None:
        from missionhub.messaging import calendar, news, owed, registry  # noqa: PLC0415 - models are loaded only now
        from missions.messages import KINDS  # noqa: PLC0415 - models are loaded only now
        from missions.queries.calendar import SOURCES as CALENDARS  # noqa: PLC0415 - models are loaded only now
        from missions.queries.happenings import NEWS  # noqa: PLC0415 - models are loaded only now
        from missions.queries.owed import SOURCES  # noqa: PLC0415 - models are loaded only now
        from missions.queries.owed_wordings import SOURCE  # noqa: PLC0415 - models are loaded only now

        for kind in KINDS:
            registry.register(kind)
        for source in (*SOURCES, SOURCE):
            owed.register(source)
        for days in CALENDARS:
            calendar.register(days)
        for told in NEWS:
            news.register(told)
