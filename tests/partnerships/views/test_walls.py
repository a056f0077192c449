"""The other side's private notes and unrevealed ratings are reached by no page, export or count; both sides are equal."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import CellAgreement, CellRating, Participant, PrivateNote
from partnerships.permissions import ACTS
from partnerships.services.agreeing import propose_agreement
from partnerships.services.inviting import accept_for
from partnerships.services.leaving import leave
from partnerships.services.notes import write_note
from partnerships.services.rating import hand_in, take_back
from tests.architecture.routes import METHODS, Route, tenant_routes
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, Pair, invite, make_pair, rate, reveal
from tests.missionhub.home.seeded import made_once
from tests.partnerships.hidden import HIDDEN, Hidden

pytestmark = pytest.mark.django_db
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|data-csrf="[^"]*"')
OF_ONE = [route for route in tenant_routes() if route.name.startswith("partnerships:") and "pk" in route.path]
BY_ANY_METHOD = pytest.mark.parametrize(
    "methods", [Route.methods, pytest.param(lambda route: METHODS, marks=pytest.mark.proof)], ids=["its own", "any"]
)
NEVER_ALIKE = {"missions:story-new", "alignment:board-pdf"}  # a number of its own; a second of its own


def membership_of(side: Participant) -> Membership:
    return Membership.objects.get(user=side.user, organization=side.party.organization)


def address(route: Route, pair: Pair, side: Participant) -> str:
    """With ids that exist: the first goals, and 1 for whatever else is named."""
    other = pair.guest if side == pair.host else pair.host
    goals = {"ours": pair.goals(side)[0].pk, "theirs": pair.goals(other)[0].pk} if pair.goals(other) else {}
    values = {"organization_slug": side.party.organization.slug, "pk": pair.partnership.pk, **goals}
    names = set(re.findall(r"<(?:\w+:)?(\w+)>", route.path))
    rest = dict.fromkeys(names - set(values), 1)
    rest |= dict.fromkeys(re.findall(r"<uuid:(\w+)>", route.path), "00000000-0000-0000-0000-000000000001")
    rest |= {"participant_pk": side.pk}
    return reverse(route.name, kwargs={name: {**values, **rest}[name] for name in names})


def everything_seen(pair: Pair, side: Participant, client: Client) -> Iterator[tuple[str, int, bytes, str]]:
    """Every page and file of the partnership, its list and the overview, as one party gets them."""
    slug = side.party.organization.slug
    addresses = [address(route, pair, side) for route in OF_ONE]
    mine, other = pair.goals(side), pair.goals(pair.guest if side == pair.host else pair.host)
    addresses += [
        reverse("partnerships:pair", args=[slug, pair.partnership.pk, our.pk, their.pk])
        for our in mine
        for their in other
    ]
    addresses += [reverse("partnerships:list", args=[slug]), reverse("home:overview", args=[slug])]
    return (got(url, client) for url in addresses)


def got(url: str, client: Client) -> tuple[str, int, bytes, str]:
    answer = client.get(url)
    return url, answer.status_code, CHANGING.sub(b"", answer.content), str(sorted(answer.headers.items()))


def read(name: str, pair: Pair, side: Participant, client: Client) -> tuple[str, int, bytes, str]:
    """The page of this name: of the partnership, or of all of them."""
    route = next((route for route in OF_ONE if route.name == name), None)
    return got(address(route, pair, side) if route else reverse(name, args=[side.party.organization.slug]), client)


def propose(pair: Pair, note: str, *, at: datetime) -> None:
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    propose_agreement(ours=ours, theirs=theirs, gives=1, receives=1, note=note, by=pair.host, at=at)


def change_all_that_is_hidden(pair: Pair) -> None:
    for hidden in HIDDEN:
        hidden.change(pair.host)


@dataclass(frozen=True)
class Standing:
    """A partnership, a colleague who takes no part in it, and somebody of another one."""

    pair: Pair
    colleague: Client
    elsewhere: Pair
    stranger: Client


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker, client_of) -> Iterator[Standing]:
    """Made once: whatever a test sends to it is undone."""

    def make() -> Standing:
        pair, elsewhere = make_pair(), make_pair()
        colleague = MembershipFactory(organization=pair.host.party.organization, role=Role.ADMINISTRATOR)
        return Standing(pair, client_of(colleague), elsewhere, client_of(membership_of(elsewhere.host)))

    with made_once(django_db_blocker, make) as made:
        yield made


@pytest.fixture
def seen(client_of: Callable[[Membership], Client]) -> Callable[[Pair], list[tuple[str, int, bytes, str]]]:
    def see(pair: Pair) -> list[tuple[str, int, bytes, str]]:
        return list(everything_seen(pair, pair.guest, client_of(membership_of(pair.guest))))

    return see


def test_no_byte_of_the_other_side_changes_with_what_is_hidden(seen):
    pair = make_pair()
    rate(pair, pair.guest, (1, 1))
    before = seen(pair)
    change_all_that_is_hidden(pair)

    assert seen(pair) == before
    assert len(before) > 25


def test_no_byte_changes_after_the_hand_in_either(seen):
    pair = make_pair()
    rate(pair, pair.host, (1, 1))
    hand_in(round=pair.round, by=pair.host, at=AT)
    before = seen(pair)
    take_back(round=pair.round, by=pair.host)
    change_all_that_is_hidden(pair)
    hand_in(round=pair.round, by=pair.host, at=AT)

    assert seen(pair) == before


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda hidden: hidden.what)
def test_alarm_without_its_door_what_is_hidden_is_seen(hidden: Hidden, client_of, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hidden.door, hidden.name, lambda rows, party: rows.all())
    pair = make_pair()
    rate(pair, pair.guest, (1, 1))
    client = client_of(membership_of(pair.guest))
    before = read(hidden.shown_by, pair, pair.guest, client)
    hidden.change(pair.host)

    assert before[1] == 200
    assert read(hidden.shown_by, pair, pair.guest, client) != before


def test_no_byte_of_the_rest_of_the_product_changes_nor_is_anybody_told(client_of):
    """Search, overview, notifications, exports and REST of the other side's organization, and its mail."""
    pair = make_pair()
    rate(pair, pair.guest, (1, 1))
    slug = pair.guest.party.organization.slug
    client = client_of(membership_of(pair.guest))
    routes = [route for route in tenant_routes() if route.path.count("<") == 1 and route.name not in NEVER_ALIKE]
    addresses = [reverse(route.name, args=[slug]) for route in routes]
    addresses += [f"{url}?q={word}" for url in addresses if "search" in url for word in ("hope", "tell", "money")]
    before = [got(url, client) for url in addresses]
    change_all_that_is_hidden(pair)

    assert [got(url, client) for url in addresses] == before
    assert mail.outbox == []
    assert len(before) > 40


def answered(url: str, client: Client) -> tuple[str, int, str, str, bytes]:
    """What is said to something sent, with the message to be shown next; it is undone again."""
    client.cookies.pop("messages", None)
    with transaction.atomic():
        answer = client.post(url, {"text": "Sent.", "name": "Sent.", "note": "Sent."})
        transaction.set_rollback(True)
    said = answer.cookies["messages"].value.partition(":")[0] if "messages" in answer.cookies else ""
    return url, answer.status_code, answer.headers.get("Location", ""), said, CHANGING.sub(b"", answer.content)


def answers_before_and_after(client_of) -> list[list[tuple[str, int, str, str, bytes]]]:
    pair = make_pair()
    rate(pair, pair.guest, (1, 1))
    client = client_of(membership_of(pair.guest))
    addresses = [address(route, pair, pair.guest) for route in OF_ONE]
    before = [answered(url, client) for url in addresses]
    change_all_that_is_hidden(pair)
    return [before, [answered(url, client) for url in addresses]]


def test_no_refusal_and_no_other_answer_to_what_is_sent_changes_with_what_is_hidden(client_of):
    before, after = answers_before_and_after(client_of)

    assert after == before
    assert {one[1] for one in before} >= {302, 404, 405, 422}


def test_alarm_without_the_doors_answers_to_what_is_sent_tell(client_of, monkeypatch: pytest.MonkeyPatch):
    for hidden in HIDDEN:
        monkeypatch.setattr(hidden.door, hidden.name, lambda rows, party: rows.all())
    before, after = answers_before_and_after(client_of)

    assert after != before


def test_notes_stay_private_after_the_reveal_and_after_leaving(seen):
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])
    before = seen(pair)
    write_note(text="They are our last hope.", by=pair.host, at=AT)

    assert seen(pair) == before


def test_ratings_are_shown_as_a_sides_never_as_a_persons(seen, client_of):
    pair = make_pair()
    colleague = MembershipFactory(organization=pair.host.party.organization, person__name="Quiet Colleague")
    reveal(pair, [(1, 1)], [(1, 1)])
    Participant.objects.filter(pk=pair.host.pk).update(person=colleague.person)
    pages = [body for url, _status, body, _headers in seen(pair) if "/pairs/" in url or "/matrix/" in url]

    assert not any(b"Quiet Colleague" in body for body in pages)
    assert CellRating.objects.count() == 2


@BY_ANY_METHOD
@pytest.mark.parametrize("route", OF_ONE, ids=lambda route: route.name)
def test_whoever_invited_may_nothing_the_guest_may_not(route: Route, standing: Standing, client_of, methods):
    """The same route, asked by each side in the same state, answers with the same status."""
    answers = []
    for side in (standing.pair.host, standing.pair.guest):
        client, url = client_of(membership_of(side)), address(route, standing.pair, side)
        with transaction.atomic():
            answers.append([getattr(client, method)(url).status_code for method in methods(route)])
            transaction.set_rollback(True)

    assert answers[0] == answers[1]


@BY_ANY_METHOD
@pytest.mark.parametrize("route", OF_ONE, ids=lambda route: route.name)
def test_colleagues_who_take_no_part_and_organizations_elsewhere_find_nothing(
    route: Route, standing: Standing, methods
):
    url = address(route, standing.pair, standing.pair.host)
    ours, theirs = (pair.host.party.organization.slug for pair in (standing.pair, standing.elsewhere))
    from_elsewhere = url.replace(f"/o/{ours}/", f"/o/{theirs}/")

    for method in methods(route):
        assert getattr(standing.colleague, method)(url).status_code == 404
        assert getattr(standing.stranger, method)(from_elsewhere).status_code == 404


@pytest.mark.parametrize("role", sorted(ACTS))
def test_roles_may_what_the_table_says(role: str, client_of):
    pair = make_pair()
    viewer = MembershipFactory(organization=pair.host.party.organization)
    side = Participant.objects.create(
        partnership=pair.partnership,
        party=pair.host.party,
        user=viewer.user,
        person=viewer.person,
        role=role,
        created_at=AT,
    )
    client, refused = client_of(viewer), set()
    for route in OF_ONE:
        act = route.view_class.act
        method = "get" if hasattr(route.view_class, "get") else "post"
        status = getattr(client, method)(address(route, pair, side)).status_code
        if status == 403:
            refused.add(act)
        side.refresh_from_db()

    assert refused == {route.view_class.act for route in OF_ONE} - set(ACTS[role])


def test_a_note_of_the_other_side_cannot_be_torn_up(client_of):
    pair = make_pair()
    note = write_note(text="Ours.", by=pair.host, at=AT)
    slug = pair.guest.party.organization.slug
    client_of(membership_of(pair.guest)).post(
        reverse("partnerships:note-removal", args=[slug, pair.partnership.pk, note.pk])
    )

    assert PrivateNote.objects.filter(pk=note.pk).exists()


def third_party(pair: Pair) -> Participant:
    newcomer = MembershipFactory(role=Role.LEADER)
    return accept_for(
        invitation=invite(pair.host),
        organization=newcomer.organization,
        person=newcomer.person,
        user=newcomer.user,
        at=AT,
    )


def test_what_two_agree_on_is_not_accepted_by_a_third(client_of):
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])
    third = third_party(pair)
    propose(pair, "Between us two.", at=AT)
    agreement = CellAgreement.objects.get()
    answers = [
        client_of(membership_of(side)).post(
            reverse(
                "partnerships:agreement-acceptance",
                args=[side.party.organization.slug, pair.partnership.pk, agreement.pk],
            )
        )
        for side in (third, pair.guest)
    ]

    assert [answer.status_code for answer in answers] == [404, 302]
    assert set(agreement.acceptances.values_list("party", flat=True)) == {pair.host.party_id, pair.guest.party_id}


def test_an_invitation_is_withdrawn_by_the_side_that_made_it_alone(client_of):
    pair = make_pair()
    invitation = invite(pair.host, "Third")
    for side, is_open in ((pair.guest, True), (pair.host, False)):
        slug = side.party.organization.slug
        client_of(membership_of(side)).post(
            reverse("partnerships:invitation-revocation", args=[slug, pair.partnership.pk, invitation.pk])
        )
        invitation.refresh_from_db()

        assert (invitation.revoked_at is None) == is_open


def test_links_that_open_nothing_look_alike(client):
    pair = make_pair()
    spent = invite(pair.host)
    spent.revoked_at = AT
    spent.save()
    bodies = [client.get(reverse("partnerships:invitation", args=[token])) for token in (spent.token, "x" * 43)]

    assert [answer.status_code for answer in bodies] == [404, 404]
    assert bodies[0].content == bodies[1].content


def test_reading_an_invitation_accepts_nothing_and_an_address_in_use_is_not_taken_over(client):
    pair = make_pair()
    invitation = invite(pair.host)
    url = reverse("partnerships:invitation", args=[invitation.token])
    for method in ("get", "head", "options"):
        getattr(client, method)(url)
    taken = {"organization_name": "Fake", "person_name": "Mal", "password": "bread-and-roses-77"}
    answer = client.post(url, taken | {"email": pair.guest.user.email})

    assert answer.status_code == 422
    assert pair.partnership.parties.count() == 2


def test_whoever_has_left_takes_along_what_was_shared_until_then_and_enters_no_more(client_of):
    pair = make_pair()
    rate(pair, pair.host, (2, 1), note="Said before.")
    rate(pair, pair.guest, (1, 1))
    for side in (pair.host, pair.guest):
        hand_in(round=pair.round, by=side, at=AT)
    propose(pair, "Written before.", at=AT)
    write_note(text="Their secret.", by=pair.host, at=AT)
    leave(by=pair.guest, at=AT + timedelta(hours=1))
    propose(pair, "Written after.", at=AT + timedelta(days=1))
    client, slug = client_of(membership_of(pair.guest)), pair.guest.party.organization.slug
    export = client.get(reverse("partnerships:export", args=[slug, pair.partnership.pk]))
    archive = ZipFile(BytesIO(export.content))
    text = "".join(archive.read(name).decode() for name in archive.namelist())

    assert client.get(reverse("partnerships:partnership", args=[slug, pair.partnership.pk])).status_code == 404
    words = ("Said before.", "Written before.", "Written after.", "Their secret.")
    assert [word in text for word in words] == [True, True, False, False]
