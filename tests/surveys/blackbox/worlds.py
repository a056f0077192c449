"""An organization with a released round of planted answers, another that is open, and everybody who may look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from unittest.mock import patch

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.accounts.authentication import TokenThrottle
from missionhub.accounts.models import User
from missionhub.accounts.services import make_access_token
from missionhub.messaging import tasks
from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.news import kinds_of_news
from missionhub.messaging.services.delivering import words_of
from missionhub.messaging.services.feeds import open_feed
from missionhub.messaging.services.webhooks import add_webhook
from missionhub.organizations.models import Membership, Person
from missionhub.organizations.permissions import Role
from surveys.models import Invitation, ReleasedFigure, Round
from tests.factories.organizations import MembershipFactory, TeamFactory
from tests.factories.staff_results import released
from tests.factories.staff_rounds import invitation_to, open_staff_round, staff
from tests.surveys.blackbox.crawler import Found, Known, Reply, crawl, guess, operate
from tests.surveys.blackbox.planting import Codes, everybody_answers, planted, readable

HOME = "/"


@dataclass
class World:
    members: Mapping[str, Membership]
    round: Round
    open: Round
    numbers: Mapping[str, int]
    codes: Codes
    clients: Mapping[str, Client]

    @property
    def administrator(self) -> Person:
        return self.members["administrator"].person

    @property
    def slug(self) -> str:
        return self.round.organization.slug

    def known(self, *, others: int, pairs: int, every: int) -> Known:
        figures = ReleasedFigure.objects.filter(round=self.round).values_list("pk", flat=True)
        people = Person.objects.of(self.round.organization).values_list("pk", flat=True)
        step = max(1, len(figures) // others)
        return Known(
            slug=self.slug,
            round=self.round.pk,
            nodes=tuple(self.round.nodes.order_by("position").values_list("pk", flat=True)),
            others=(*figures[::step], *people[:1], Invitation.objects.filter(round=self.round)[0].pk),
            pairs=pairs,
            every=every,
        )


def world(
    *, administrator: Membership, leader: Membership, member: Membership, teams: Mapping[str, int], inside: str = ""
) -> World:
    """`inside`: a division that holds the last two teams. One of the first team says nothing."""
    organization = administrator.organization
    if inside:
        division = TeamFactory(organization=organization, name=inside)
        for name in list(teams)[-2:]:
            TeamFactory(organization=organization, name=name, parent=division)
    at = timezone.now() - timedelta(days=200)
    round = open_staff_round(by=leader.person, people=staff(organization, teams), at=at, closes_at=None)
    codes = Codes(asked=round.roster.count())
    add_webhook(
        organization=organization,
        url="https://hooks.example.org/here",
        events=[kind.name for kind in kinds_of_news()],
        by=administrator.person,
        at=at,
    )
    Webhook.objects.update(since=at)
    numbers = everybody_answers(round, silent={next(iter(teams)): 1})
    with planted(codes):
        released(round, by=leader.person)
    members = {"administrator": administrator, "leader": leader, "member": member}
    opened = open_staff_round(by=leader.person, people=_all(round))
    return World(members, round, opened, numbers, codes, _clients(members))


def _all(round: Round) -> list[Person]:
    return [entry.person for entry in round.roster.select_related("person") if entry.person]


def _clients(members: Mapping[str, Membership]) -> Mapping[str, Client]:
    """Everybody who can ask for anything, by what they hold."""
    found = {role: _signed_in(membership.user) for role, membership in members.items()}
    found["superuser"] = _signed_in(User.objects.create_superuser("root@example.org", "x"))
    found["administrator elsewhere"] = _signed_in(MembershipFactory(role=Role.ADMINISTRATOR).user)
    found["anonymous"] = Client()
    for scope in ("read", "write"):
        user = members["administrator"].user
        _token, secret = make_access_token(user=user, name=scope, scope=scope, lasts=timedelta(days=1))
        found[f"{scope} token"] = Client(headers={"authorization": f"Bearer {secret}"})
    return found


def _signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@dataclass(frozen=True)
class Effort:
    """How far the crawl goes: pages `of_each` kind by links, `most` guessed ids of each route that shows no answers."""

    of_each: int
    most: int
    pairs: int
    others: int
    every: int = 1
    of_strangers: int = 0  # whom tests/architecture/test_tenancy.py sends to every route


def everything(world: World, effort: Effort, *, only: tuple[str, ...] = ()) -> Found:
    """All that anybody, or these roles alone, get to see by every road."""
    found = Found(world.codes)
    with readable(), patch.object(TokenThrottle, "allow_request", return_value=True):
        for role, client in world.clients.items():
            if not only or role in only:
                _look_as(role, client, world, found, effort)
        if not only:
            _by_link(world, found)
            found.replies += letters()
    return found


def _look_as(role: str, client: Client, world: World, found: Found, effort: Effort) -> None:
    known = world.known(others=effort.others, pairs=effort.pairs, every=effort.every)
    if "token" in role:
        operate(found, role, client, Client().get(reverse("home:api-schema"), {"format": "json"}).json(), known)
        return
    if effort.of_each:
        crawl(found, role, client, HOME, f"/o/{world.slug}/", *_feed(world, role), of_each=effort.of_each)
    guess(found, role, client, known, most=effort.most if role in world.members else effort.of_strangers)


def _feed(world: World, role: str) -> list[str]:
    membership = world.members.get(role)
    if membership is None:
        return []
    feed = open_feed(person=membership.person, at=timezone.now())
    return [reverse("messaging:calendar-feed", args=[feed.token])]


def _by_link(world: World, found: Found) -> None:
    """With a link that was used, and with one that was not."""
    team = next(iter(world.numbers)).rsplit(" ", 1)[0]
    for role, name in (("used link", f"{team} 2"), ("unused link", f"{team} 1")):
        token = invitation_to(world.round, name).token
        start = reverse("surveys:answer", args=[token])
        client = Client()
        client.get(start, follow=True)
        crawl(found, role, client, start, reverse("surveys:answering"), reverse("surveys:answered"), of_each=2)


def letters() -> list[Reply]:
    """Mail and what other programs are told."""
    tasks.plan()
    tasks.send()
    tasks.plan_deliveries(at=timezone.now())
    mails = [
        Reply("mail", letter.subject, 200, f"{letter.subject}\n{letter.body}{letter.alternatives}")
        for letter in mail.outbox
    ]
    told = [
        Reply("webhook", row.event, 200, words_of(row).decode())
        for row in Delivery.objects.select_related("webhook__organization")
    ]
    return [*mails, *told]
