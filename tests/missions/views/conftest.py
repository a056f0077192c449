from datetime import UTC, datetime

import pytest

from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def mission(organization):
    """Published once, with two promises, one of them confirmed."""
    mission = MissionFactory(organization=organization, name="Our mission")
    MissionVersionFactory(
        mission=mission, statement="We rescue food and train people.", published_at=AT, in_force_on=AT.date()
    )
    PromiseFactory(mission=mission, text="Rescue food", phrase="rescue food", position=1, confirmed_at=AT)
    PromiseFactory(mission=mission, text="Train people", phrase="train people", position=2, weight=3)
    return mission


@pytest.fixture
def draft(mission):
    return MissionVersionFactory(mission=mission, number=2, statement="We rescue food for all.")
