"""What a test asks of a deployment, each in a process of its own: `python -m tests.failure.steps <step> <facts>`."""

import json
import sys
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - after set-up

from missionhub.messaging.models import Message  # noqa: E402 - after set-up
from missionhub.organizations.models import Organization, Person  # noqa: E402 - after set-up


def invite_people(*, number: int) -> None:
    organization = Organization.objects.create(name="Harbor Kitchen", slug="harbor-kitchen")
    Person.objects.bulk_create(
        Person(organization=organization, name=f"Person {n}", email=f"person{n}@example.org") for n in range(number)
    )


def outbox() -> list[dict[str, Any]]:
    rows = Message.objects.order_by("pk")
    return [{"message_id": row.message_id, "state": row.state, "handoffs": row.handoffs} for row in rows]


def drop_unique_key() -> None:
    (unique,) = (c for c in Message._meta.constraints if c.name == "message_once_per_person_and_period")
    Message._meta.constraints = [c for c in Message._meta.constraints if c is not unique]  # SQLite copies the table
    with connection.schema_editor() as editor:
        editor.remove_constraint(Message, unique)


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](**json.loads(sys.argv[2]))))
