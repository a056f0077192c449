"""One organization through the product's own services: a published mission, promises, a leaders' round, answers."""

from datetime import datetime, timedelta

from django.utils import timezone

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from missions.services import add_promise, confirm_promises, publish, start_mission
from surveys import intake
from surveys.models import Invitation, Round
from surveys.queries import still_owed
from surveys.questionnaire import Response
from surveys.services import close_round, open_leaders_round

STATEMENT = "No one in Harbor goes hungry while good food goes to waste. We rescue surplus food, cook it and teach."
PROMISES = (
    "Feed hungry families in Harbor every week",
    "Rescue surplus food before it is thrown away",
    "Train people out of work for paid kitchen jobs",
    "Spend every donated dollar in the open",
)
ANSWERS = {
    "Ada": "I make sure that families who are hungry get a warm meal every week. I also sign invoices.",
    "Bo": "Every morning my crew and I drive to the supermarkets and rescue surplus food they would throw away.",
    "Cy": "I run the kitchen. We cook what was rescued and feed about three hundred families.",
    "Di": "I keep the books, publish what we spend and answer the auditors.",
    "Ed": "I teach people who lost their work to cook, and find them paid jobs in kitchens.",
    "Fay": "I write to donors and tell them how their money was spent.",
    "Gus": "I repair the vans, the cold room and, on bad days, the roof.",
}


def mission(*, at: datetime | None = None) -> Mission:
    at = at or timezone.now()
    organization = Organization.objects.create(name="Harbor Kitchen", slug="harbor-kitchen")
    for name in ANSWERS:
        Person.objects.create(organization=organization, name=name, email=f"{name.lower()}@example.org")
    by = Person.objects.get(name="Ada")
    mission = start_mission(organization=organization, name="Mission", fields={"statement": STATEMENT}, by=by, at=at)
    promises = [add_promise(mission=mission, fields={"text": text}, by=by, at=at) for text in PROMISES]
    confirm_promises(promises=promises, by=by, at=at)
    publish(version=mission.versions.get(), by=by, at=at)
    return mission


def ask(asked: Mission, *, at: datetime, is_answered: bool = False, is_closed: bool = False) -> Round:
    """A round of a week; the answers come, and the round is closed, in the moment it opens."""
    people = list(Person.objects.order_by("pk"))
    round = open_leaders_round(
        mission=asked,
        people=people,
        closes_at=at + timedelta(days=7),
        is_before_sharing=still_owed(asked.organization, "leaders") is not None,
        by=people[0],
        at=at,
    )
    for invitation in Invitation.objects.filter(round=round, responded=False).select_related("roster_entry"):
        if is_answered:
            response = Response({"work": ANSWERS[invitation.roster_entry.name]}, digest="d")
            intake.receive(invitation=invitation, response=response, at=at)
    if is_closed:
        close_round(round=round, by=people[0], at=at)
    return round


def open_round(*, at: datetime | None = None) -> Round:
    at = at or timezone.now()
    return ask(mission(at=at), at=at)


def closed_round(*, at: datetime | None = None) -> Round:
    at = at or timezone.now()
    return ask(mission(at=at), at=at, is_answered=True, is_closed=True)
