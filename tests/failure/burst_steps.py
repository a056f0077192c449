"""A round of many people who will all answer at once, and what is sealed of it afterwards."""

import json
from datetime import timedelta
from typing import Any

from django.utils import timezone
from nacl.public import SealedBox

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.intake import keys
from surveys.models import Invitation, Round
from surveys.models.answers import Intake
from surveys.services import Plan, instrument_of, open_round


def ask_many(*, number: int, mode: str) -> dict[str, Any]:
    """The round and a link for each: their own, or the one of a public round."""
    at = timezone.now()
    organization = Organization.objects.create(name="Harbor Kitchen", slug="harbor-kitchen")
    people = Person.objects.bulk_create(
        Person(organization=organization, name=f"Person {n}", email=f"person{n}@example.org") for n in range(number)
    )
    mission = Mission.objects.create(organization=organization, name="Mission", created_at=at)
    version = instrument_of(organization=organization, kind="staff", by=people[0], at=at)
    is_public = mode == Round.Mode.PUBLIC
    audience = Round.Audience.PUBLIC if is_public else Round.Audience.STAFF
    asked = [] if is_public else people
    plan = Plan(
        mission=mission,
        version=version,
        mode=mode,
        audience=audience,
        people=asked,
        closes_at=at + timedelta(days=1),
    )
    round = open_round(plan, by=people[0], at=at)
    tokens = [row.token for row in Invitation.objects.filter(round=round).order_by("roster_entry__position")]
    return {"round": round.pk, "tokens": tokens or [round.public_token] * number}


def sealed_texts(*, round_id: int) -> dict[str, Any]:
    """Every stored text, opened with the key in test alone; and how many are noted as having answered."""
    round = Round.objects.get(pk=round_id)
    box = SealedBox(keys.private_key(bytes(round.public_key or b"")))
    rows = Intake.objects.filter(round=round).values_list("sealed", flat=True)
    texts = [json.loads(box.decrypt(bytes(sealed)))["answers"]["work"] for sealed in rows]
    return {"texts": sorted(texts), "responded": Invitation.objects.filter(round=round, responded=True).count()}
