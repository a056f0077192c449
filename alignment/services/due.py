from datetime import datetime

from alignment.models import Release
from alignment.queries.backlog import readings_due, rounds_due
from alignment.queries.founder_inputs import stale_readings
from alignment.scoring import Encoder
from alignment.services.drift import read_drift
from alignment.services.founder import answer_founder_reading
from alignment.services.release import release_round
from missionhub.organizations.models import Organization
from missions.queries import current_version, primary_mission


def release_what_is_due(*, organization: Organization, encoder: Encoder, at: datetime) -> list[Release]:
    """Score at once, in this process, what the sweep would hand to a worker."""
    stale = [reading for reading in stale_readings() if reading.organization_id == organization.pk]
    for reading in [*readings_due().filter(organization=organization), *stale]:
        answer_founder_reading(reading=reading, encoder=encoder, at=at)
    released = [
        release_round(round=round, encoder=encoder, at=at) for round in rounds_due().filter(organization=organization)
    ]
    mission = primary_mission(organization)
    if mission is not None and current_version(mission) is not None:
        read_drift(mission=mission, encoder=encoder, at=at)
    return released
