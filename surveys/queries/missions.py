from django.db.models import F, QuerySet

from missionhub.organizations.models import Organization, Person
from missions.models import Mission, MissionVersion
from surveys.models import FounderReading


def missions_to_ask_about(organization: Organization) -> QuerySet[Mission]:
    """Missions that have words; those of the whole organization first."""
    worded = MissionVersion.objects.filter(mission__organization=organization).exclude(statement="")
    missions = Mission.objects.of(organization).active().filter(pk__in=worded.values("mission"))
    return missions.order_by(F("team__name").asc(nulls_first=True), "pk")


def own_answer(*, mission: Mission, person: Person) -> FounderReading | None:
    """What this person wrote before asking others; nobody else's is ever found."""
    return FounderReading.objects.filter(mission=mission, person=person).first()
