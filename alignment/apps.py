from django.apps import AppConfig


class AlignmentConfig(AppConfig):
    name = "alignment"

    def ready(self) -> None:
        from alignment import receivers  # noqa: F401, PLC0415 - connects at start, when all models are loaded
        from alignment.models.drift import FROZEN, DriftSignal  # noqa: PLC0415 - models are loaded only now
        from alignment.queries.happenings import NEWS  # noqa: PLC0415 - models are loaded only now
        from alignment.queries.month_line import month_line  # noqa: PLC0415 - models are loaded only now
        from alignment.queries.public_figures import SOURCE  # noqa: PLC0415 - models are loaded only now
        from missionhub.messaging import news  # noqa: PLC0415 - models are loaded only now
        from missions import public_figures  # noqa: PLC0415 - models are loaded only now
        from missions.messages import month_lines  # noqa: PLC0415 - models are loaded only now
        from surveys.frozen import Frozen, freeze_also  # noqa: PLC0415 - models are loaded only now

        for kind in NEWS:
            news.register(kind)
        public_figures.register(SOURCE)
        month_lines.register(month_line)
        freeze_also(Frozen(DriftSignal, fields=FROZEN))
