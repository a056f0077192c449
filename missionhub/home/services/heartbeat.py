from datetime import datetime

from missionhub.home.models import Heartbeat


def beat(*, at: datetime) -> None:
    Heartbeat.objects.update_or_create(name="sweep", defaults={"seen_at": at})
