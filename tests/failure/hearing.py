"""Another program that is told what happens: it notes each telling in a file, since we post to the public internet only."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from missionhub.messaging import posting
from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.news import kinds_of_news
from missionhub.messaging.services import delivering
from missionhub.messaging.services.announcing import plan_deliveries
from missionhub.organizations.models import Organization


def listen(told: Path) -> None:
    """Whatever this process posts is noted there, and answered with yes."""

    def note(url: str, *, body: bytes, headers: Mapping[str, str]) -> int:
        with told.open("a") as file:
            print(headers["MissionHub-Event"], headers["MissionHub-Delivery"], file=file, flush=True)
        return 200

    posting.post = note


def add_listener(organization: Organization, *, at: datetime) -> Webhook:
    """Told of everything there has been in the last month."""
    return Webhook.objects.create(
        organization=organization,
        url="https://hears.example.org/",
        events=[kind.name for kind in kinds_of_news()],
        since=at - timedelta(days=30),
        created_at=at,
    )


def ask_for_a_test(*, at: str) -> None:
    now = datetime.fromisoformat(at)
    organization = Organization.objects.create(name="Harbor Kitchen", slug="harbor-kitchen")
    Delivery.objects.create(
        webhook=add_listener(organization, at=now),
        event=Delivery.TEST,
        subject_key="x",
        happened_at=now,
        not_before=now,
    )


def deliver(*, told: str, at: str) -> None:
    now = datetime.fromisoformat(at)
    listen(Path(told))
    plan_deliveries(at=now)
    delivering.deliver_due(clock=lambda: now, jitter=Random())


def delivery() -> dict[str, Any]:
    row = Delivery.objects.get()
    return {"id": str(row.pk), "state": row.state, "attempts": row.attempts}
