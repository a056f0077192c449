from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse

from missionhub.accounts.models import User
from missionhub.organizations.models import Membership, MembershipInvitation, Organization, Person, Team


@dataclass
class TeamNode:
    team: Team | None
    people: list[Person] = field(default_factory=list)
    depth: int = 0


def roster(organization: Organization) -> list[TeamNode]:
    """Every active person under their team, teams in tree order, those without a team last."""
    people = Person.objects.of(organization).active().select_related("membership").by_name()
    teams = Team.objects.of(organization).with_tree_fields().order_siblings_by("name")
    nodes = {team.pk: TeamNode(team, depth=team.tree_depth) for team in teams}
    loose = TeamNode(None)
    for person in people:
        nodes.get(person.team_id, loose).people.append(person)
    return [*nodes.values(), *([loose] if loose.people else [])]


def open_invitations(organization: Organization) -> Iterable[MembershipInvitation]:
    return MembershipInvitation.objects.of(organization).open().select_related("person").order_by("created_at", "pk")


def open_invitation_of(person: Person) -> MembershipInvitation | None:
    return MembershipInvitation.objects.open().filter(person=person).order_by("created_at", "pk").last()


def invitation_url(invitation: MembershipInvitation) -> str:
    """The copyable link; its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("organizations:invitation", args=[invitation.token])


def memberships_of(user_id: int) -> list[Membership]:
    return list(
        Membership.objects.filter(user_id=user_id, person__left_on__isnull=True)
        .select_related("organization")
        .order_by("organization__name", "pk")
    )


def lives_in_demonstration(user: User) -> bool:
    """Whether the account belongs to a demonstration and nowhere else, so that it is nobody's own."""
    homes = Membership.objects.filter(user=user).values_list("organization__is_demonstration", flat=True)
    return user.is_invented or (bool(homes) and all(homes))
