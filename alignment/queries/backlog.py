"""What waits for a worker. Asked by the sweep, the health page and the waiting page; never loads the encoder."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Min, QuerySet

from alignment.scoring.prepare import is_prepared
from surveys.models import FounderReading, Round


@dataclass(frozen=True)
class ScoringBacklog:
    rounds: int
    founder_readings: int
    oldest_at: datetime | None
    encoder_ready: bool

    @property
    def is_empty(self) -> bool:
        return not (self.rounds or self.founder_readings)


def rounds_due() -> QuerySet[Round]:
    """Rounds whose answers are open and whose first release is missing, oldest first."""
    read = Round.objects.without_consultations().filter(opened_up_at__isnull=False)
    return read.filter(releases__isnull=True).order_by("opened_up_at", "pk")


def readings_due() -> QuerySet[FounderReading]:
    """Founders' own answers nobody has read yet, oldest first."""
    return FounderReading.objects.filter(result__isnull=True).order_by("requested_at", "pk")


def scoring_backlog() -> ScoringBacklog:
    """How much waits, since when, and whether this host has the encoder."""
    oldest_round = rounds_due().aggregate(oldest=Min("opened_up_at"))["oldest"]
    oldest_reading = readings_due().aggregate(oldest=Min("requested_at"))["oldest"]
    return ScoringBacklog(
        rounds=rounds_due().count(),
        founder_readings=readings_due().count(),
        oldest_at=min((moment for moment in (oldest_round, oldest_reading) if moment), default=None),
        encoder_ready=is_prepared(cache_dir=settings.MODEL_DIR),
    )
