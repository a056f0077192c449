"""What waits for a worker. Asked by the sweep, the health page and the waiting page; never loads the encoder."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery

from alignment.models import Release
from alignment.scoring.prepare import is_prepared
from missions.models import MissionVersion
from surveys.models import READ_AGAIN_NEEDS, FounderReading, ReleasedFigure, Round

BETWEEN_EDITIONS = timedelta(days=30)


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
    """Rounds whose answers are open and whose first release is missing, oldest first; of a chain only those that
    released something, in their order."""
    read = Round.objects.without_consultations().filter(opened_up_at__isnull=False)
    read = read.exclude(chain__isnull=False, released_at__isnull=True)
    return read.filter(releases__isnull=True).order_by("opened_up_at", "pk")


def editions_due(*, at: datetime) -> QuerySet[Round]:
    """Released rounds without names whose texts nobody has read against the version in force: each version once, and
    never two within thirty days, so that a promise cannot be reworded until it tells of somebody. A chain is read
    against the version in force with each release anyway."""
    in_force = MissionVersion.objects.filter(mission=OuterRef("mission")).published().newest_first()
    releases = Release.objects.filter(round=OuterRef("pk"))
    told = ReleasedFigure.objects.as_released().filter(
        round=OuterRef("pk"), node__parent=None, measure=ReleasedFigure.Measure.SHOWS_MISSION, n__gte=READ_AGAIN_NEEDS
    )
    rounds = Round.objects.released().filter(chain__isnull=True).annotate(version=Subquery(in_force.values("pk")[:1]))
    return rounds.filter(Exists(told), Exists(releases), version__isnull=False).exclude(
        Exists(releases.filter(Q(mission_version=OuterRef("version")) | Q(released_at__gt=at - BETWEEN_EDITIONS)))
    )


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
