"""The page of who is around, its entries, and what the other side tries with them."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import Participant, Stakeholder, StakeholderEngagement
from partnerships.services.leaving import leave
from partnerships.services.stakeholders import StakeholderWords as Words
from partnerships.services.stakeholders import note_engagement, rewrite_stakeholder
from tests.factories.partnerships import AT, Pair, make_pair, reveal, write_down
from tests.factories.plans import StakeholderFactory
from tests.factories.profiles import show
from tests.partnerships.views.test_walls import CHANGING, everything_seen, membership_of

pytestmark = pytest.mark.django_db
TYPED = {"name": "Union", "kind": "staff", "power": "4", "interest": "5", "stance": "-1", "expectation": "A say."}
POSTS = ("edit", "place", "sharing", "withdrawal", "removal", "engagements")


@pytest.fixture
def as_side(client_of: Callable[[Membership], Client]) -> Callable[[Participant], Client]:
    return lambda side: client_of(membership_of(side))


def url(side: Participant, name: str, *args: object) -> str:
    return reverse(f"partnerships:{name}", args=[side.party.organization.slug, side.partnership_id, *args])


def seen_by_guest(pair: Pair, client: Client) -> list[tuple[str, int, bytes, str]]:
    entries = Stakeholder.objects.filter(party=pair.guest.party)
    pages = [url(pair.guest, name, one.pk) for one in entries for name in ("stakeholder", "stakeholder-edit")]
    extra = [(page, 200, CHANGING.sub(b"", client.get(page).content), "") for page in pages]
    return [*everything_seen(pair, pair.guest, client), *extra]


def write_much_in_private(pair: Pair, shared: Stakeholder, theirs: Stakeholder) -> None:
    write_down(pair.host, "Paper", stance=-2, is_legitimate=True, is_urgent=True, affected=-3)
    write_down(pair.host, "Neighbors", stance=-2, is_legitimate=True, affected=-3, same_as=theirs)
    note_engagement(stakeholder=shared, text="They will sell.", held_on=AT.date(), by=pair.host, at=AT)
    Stakeholder.objects.filter(pk=shared.pk).update(owner=pair.host)


def test_no_byte_changes_with_what_stands_beside_shared_entries(as_side):
    pair = make_pair()
    shared = write_down(pair.host, "Council", stance=1, is_shared=True)
    theirs = write_down(pair.guest, "Neighbors", stance=1, is_shared=True)
    client = as_side(pair.guest)
    before = seen_by_guest(pair, client)
    write_much_in_private(pair, shared, theirs)

    assert seen_by_guest(pair, client) == before


def test_what_is_shared_does_change_the_page_of_the_other_side(as_side):
    pair = make_pair()
    page = url(pair.guest, "stakeholders")
    before = as_side(pair.guest).get(page).content
    entry = write_down(pair.host, "Council", stance=1)
    as_side(pair.host).post(url(pair.host, "stakeholder-sharing", entry.pk))

    after = as_side(pair.guest).get(page).content
    assert b"Council" not in before
    assert b"Council" in after


@pytest.mark.parametrize("is_shared", [True, False])
def test_the_other_side_can_do_nothing_to_an_entry(is_shared: bool, as_side):
    pair = make_pair()
    entry = write_down(pair.host, "Council", is_shared=is_shared)
    note = note_engagement(stakeholder=entry, text="Met.", held_on=AT.date(), by=pair.host, at=AT)
    before, client = Stakeholder.objects.values().get(), as_side(pair.guest)
    words = TYPED | {"text": "Mine", "held_on": "2026-11-02"}

    answers = [client.post(url(pair.guest, f"stakeholder-{name}", entry.pk), words).status_code for name in POSTS]
    answers.append(client.post(url(pair.guest, "stakeholder-engagement-removal", entry.pk, note.pk)).status_code)

    assert answers == [404] * 7
    assert (Stakeholder.objects.values().get(), StakeholderEngagement.objects.count()) == (before, 1)
    assert client.get(url(pair.guest, "stakeholder", entry.pk)).status_code == (200 if is_shared else 404)


def test_an_unshared_entry_is_no_choice_no_beginning_and_no_twin(as_side):
    pair = make_pair()
    entry = write_down(pair.host, "Secret buyer")
    client, new = as_side(pair.guest), url(pair.guest, "stakeholder-new")
    page = client.get(f"{new}?like={entry.pk}")
    answer = client.post(new, TYPED | {"same_as": str(entry.pk)})

    assert b"Secret buyer" not in page.content
    assert Stakeholder.objects.get(name="Union").same_as is None
    assert answer.status_code == 302


def test_an_entry_begins_from_theirs_with_name_and_kind_and_none_of_its_judgements(as_side):
    pair = make_pair()
    theirs = write_down(pair.host, "Council", kind="government", power=5, stance=-2, is_shared=True)
    page = as_side(pair.guest).get(f"{url(pair.guest, 'stakeholder-new')}?like={theirs.pk}")

    assert page.context["form"].initial == {"name": "Council", "kind": "government", "same_as": theirs.pk}


def test_what_was_typed_comes_back_with_what_is_wrong(as_side):
    pair = make_pair()
    page = as_side(pair.host).post(url(pair.host, "stakeholder-new"), TYPED | {"power": ""})

    assert page.status_code == 422
    assert b"A say." in page.content
    assert "your best guess today is enough" in page.content.decode()


def test_number_fields_move_an_entry_and_refuse_what_is_no_step(as_side):
    pair = make_pair()
    entry = write_down(pair.host, "Council", power=2, interest=2)
    client, place = as_side(pair.host), url(pair.host, "stakeholder-place", entry.pk)
    client.post(place, {"power": "5", "interest": "1", "from_power": "2", "from_interest": "2"})
    late = client.post(place, {"power": "1", "interest": "4", "from_power": "2", "from_interest": "2"}, follow=True)
    refused = client.post(place, {"power": "6", "interest": "1"}, follow=True)
    entry.refresh_from_db()

    assert (entry.power, entry.interest) == (5, 1)
    assert "A colleague moved “Council” meanwhile" in late.content.decode()
    assert "whole numbers from 1 to 5" in refused.content.decode()


def test_page_shows_who_needs_a_voice_first_and_the_table_has_every_figure(as_side):
    pair = make_pair()
    write_down(pair.host, "Council", power=5)
    write_down(pair.host, "Far homes", power=1, interest=2, affected=-3)
    text = as_side(pair.host).get(url(pair.host, "stakeholders")).content.decode()

    assert text.index("Affected, and without a say") < text.index("Power and interest")
    assert '<th scope="row">Far homes</th><td>us</td><td class="number">1</td><td class="number">2</td>' in text


def test_taking_over_leads_through_ones_own_register_and_members_are_told_why_not(as_side):
    pair = make_pair()
    entry = StakeholderFactory(organization=pair.host.party.organization, name="Landlord", power=4, interest=1)
    StakeholderFactory(name="Somebody else's")
    page = as_side(pair.host).get(url(pair.host, "stakeholder-register"))
    as_side(pair.host).post(url(pair.host, "stakeholder-register"), {"entries": [entry.pk]})
    Membership.objects.filter(user=pair.host.user).update(role=Role.MEMBER)
    refused = as_side(pair.host).post(url(pair.host, "stakeholder-register"), {"entries": [entry.pk]})

    assert b"Landlord" in page.content
    assert b"Somebody else" not in page.content
    assert Stakeholder.objects.get().name == "Landlord"
    assert (refused.status_code, b"kept by your leaders" in refused.content) == (422, True)


def test_whoever_has_left_takes_along_what_was_shared_until_then(as_side):
    pair = make_pair()
    council = write_down(pair.host, "Council", expectation="Said before.", is_shared=True)
    union = write_down(pair.host, "Union", expectation="Stays.", is_shared=True)
    write_down(pair.host, "Secret buyer")
    mine = write_down(pair.guest, "Our own")
    note_engagement(stakeholder=mine, text="Met at noon.", held_on=AT.date(), by=pair.guest, at=AT)
    leave(by=pair.guest, at=AT + timedelta(hours=1))
    later = Words("Council", power=1, interest=1, expectation="Written after.")
    rewrite_stakeholder(stakeholder=council, words=later, by=pair.host, at=AT + timedelta(days=1))
    archive = ZipFile(BytesIO(as_side(pair.guest).get(url(pair.guest, "export")).content))
    text = "".join(archive.read(name).decode() for name in archive.namelist())

    words = (union.expectation, "Our own", "Met at noon.", "Written after.", "Secret buyer")
    assert [word in text for word in words] == [True, True, True, False, False]


def test_a_good_match_warns_of_somebody_who_weighs_and_is_against_it(as_side):
    pair = make_pair()
    reveal(pair, [(3, 3)] * 9, [(3, 3)] * 9)
    write_down(pair.host, "Paper", stance=-2, is_legitimate=True)
    page = url(pair.guest, "partnership")
    before = as_side(pair.guest).get(page).content.decode()
    write_down(pair.host, "Union", stance=-1, is_legitimate=True, is_shared=True)
    after = as_side(pair.guest).get(page).content.decode()

    assert "You help each other" in after
    assert ("is against it" in before, "is against it" in after, "Paper" in after) == (False, True, False)
    assert "<strong>Union</strong>" in after


def test_fit_of_two_parties_takes_the_resonance_of_what_both_share(as_side):
    pair = make_pair()
    write_down(pair.host, "Ally", stance=2, is_shared=True)
    for side in (pair.host, pair.guest):
        show(side)
    figures = [
        {str(row.label): row.figure for row in as_side(side).get(url(side, "fit")).context["fit"].whole.rows}
        for side in (pair.host, pair.guest)
    ]

    assert [one["What people around you think"] for one in figures] == ["100", "100"]
