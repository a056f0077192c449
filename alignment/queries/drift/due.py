"""Every signal's basis as rows stand now, and the missions of which one has changed since it was last read."""

import math
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings

from alignment.models import DriftSignal
from alignment.queries.drift.basis import Basis, Kind
from alignment.queries.drift.programme import programme_basis
from alignment.queries.drift.sharing import sharing_basis
from alignment.queries.drift.spent import spent
from alignment.queries.drift.tested import decisions_basis
from alignment.queries.drift.voice import named_basis, unnamed_basis
from alignment.queries.drift.wording import words_basis
from missionhub.organizations.models import Organization
from missions.models import Mission
from missions.queries import current_version, primary_mission

YEAR = timedelta(days=365)
AT_ONCE = 50  # organizations a sweep looks at


def drift_inputs(mission: Mission, *, on: date) -> list[Basis]:
    """One per kind. Words are compared with the adopted version, rounds with rounds, all else with a year ago."""
    then = on - YEAR
    rows = spent(mission.organization, on=on, then=then)
    return [
        words_basis(mission, on=on),
        programme_basis(mission, rows, on=on, then=then),
        named_basis(mission),
        unnamed_basis(mission),
        *(sharing_basis(mission, kind, rows, on=on, then=then) for kind in (Kind.MONEY, Kind.HOURS)),
        decisions_basis(mission, on=on, then=then),
    ]


def read_so_far(mission: Mission) -> dict[str, str]:
    """By kind, the fingerprint of the newest row."""
    rows = DriftSignal.objects.filter(mission=mission).order_by("number")
    return dict(rows.values_list("kind", "fingerprint"))


def missions_with_drift_due(*, at: datetime) -> Iterator[Mission]:
    """The published primary mission of each organization of which a signal rests on something else than it did."""
    for organization in _in_turn(at=at):
        mission = primary_mission(organization)
        if mission is not None and current_version(mission) is not None and _is_due(mission, at=at):
            yield mission


def _in_turn(*, at: datetime) -> list[Organization]:
    """All of them, or, where they are many, another part with each sweep: a look takes some twenty queries."""
    keys = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    turns = max(1, math.ceil(len(keys) / AT_ONCE))
    turn = int(at.timestamp() // settings.SWEEP_SECONDS) % turns
    return list(Organization.objects.filter(pk__in=keys[turn::turns]).order_by("pk"))


def _is_due(mission: Mission, *, at: datetime) -> bool:
    known = read_so_far(mission)
    on = mission.organization.today(at=at)
    return any(known.get(basis.kind) != basis.fingerprint for basis in drift_inputs(mission, on=on))
