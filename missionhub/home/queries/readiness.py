"""Does the work get done? Asked by `/readyz`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from alignment.queries import scoring_backlog
from missionhub.home.models import Heartbeat
from missionhub.messaging.queries import oldest_due_at
from surveys.frozen import missing_triggers
from surveys.models import Round

PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True)
class Readiness:
    at: datetime
    encoder_ready: bool
    oldest_due_at: datetime | None
    last_sweep_at: datetime | None
    is_frozen: bool = True  # the database refuses to change opened rounds; else: run `manage.py migrate`

    @property
    def is_ready(self) -> bool:
        waits_too_long = self.oldest_due_at is not None and self.at - self.oldest_due_at > PATIENCE
        sweeps_stopped = self.last_sweep_at is not None and self.at - self.last_sweep_at > PATIENCE
        return self.is_frozen and self.encoder_ready and not waits_too_long and not sweeps_stopped

    def facts(self) -> dict[str, Any]:
        return {
            "ready": self.is_ready,
            "database": True,
            "encoder": self.encoder_ready,
            "oldest_due_at": self.oldest_due_at,
            "last_sweep_at": self.last_sweep_at,
            "rounds_frozen": self.is_frozen,
        }


def readiness(*, at: datetime) -> Readiness:
    backlog = scoring_backlog()
    waiting = (backlog.oldest_at, oldest_due_at(at=at), _oldest_round_to_close(at=at))
    return Readiness(
        at=at,
        encoder_ready=backlog.encoder_ready,
        oldest_due_at=min((moment for moment in waiting if moment), default=None),
        last_sweep_at=Heartbeat.objects.values_list("seen_at", flat=True).filter(name="sweep").first(),
        is_frozen=not missing_triggers(using=DEFAULT_DB_ALIAS),
    )


def _oldest_round_to_close(*, at: datetime) -> datetime | None:
    overdue = Round.objects.past_their_date(at=at).order_by("closes_at")
    return overdue.values_list("closes_at", flat=True).first()
