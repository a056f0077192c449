"""Who and what is known here, by the names people write in tables."""

from missionhub.organizations.models import Organization, Person, Team
from missions.models import Promise

NEW, NOBODY = "new", "nobody"


def plain(name: str) -> str:
    return " ".join(name.casefold().split())


def known_teams(organization: Organization) -> dict[str, Team]:
    teams = Team.objects.of(organization).without_tree_fields().order_by("-pk")
    return {plain(team.name): team for team in teams}


def known_leads(organization: Organization) -> dict[str, Person]:
    """By name and by e-mail address; of two with one name the one who was here first."""
    people = list(Person.objects.of(organization).active().order_by("-pk"))
    by_mail = {plain(person.email): person for person in people if person.email}
    return by_mail | {plain(person.name): person for person in people}


def known_promises(organization: Organization) -> dict[str, Promise]:
    """By their words and by their number in the ledger."""
    promises = Promise.objects.of(organization).active().select_related("mission").order_by("-mission_id", "-position")
    numbered = {str(promise.position): promise for promise in promises}
    return numbered | {plain(promise.text): promise for promise in promises}
