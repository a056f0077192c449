"""The pages of buying: nobody reaches another organization's call, or what another scorer said before the reveal."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.organizations.models import Membership
from missionhub.organizations.permissions import Role
from partnerships.models import Award, Bid, Call, CallState, Offer, Scorer
from partnerships.models.bid_score import SaidOfBidQuerySet
from partnerships.models.call import CallQuerySet
from partnerships.models.offer import OfferQuerySet
from partnerships.services.calls import renew_link
from partnerships.services.offers import keep_offer
from partnerships.services.scoring import hand_in_scores
from tests.architecture.routes import METHODS, Route, tenant_routes
from tests.factories.buying import AFTER, AT, Buying, bid, make_call, reveal_scores, score
from tests.factories.organizations import MembershipFactory
from tests.partnerships.sending import send

pytestmark = pytest.mark.django_db
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|data-csrf="[^"]*"')
BUYING = [route for route in tenant_routes() if re.match(r"o/<slug:organization_slug>/(calls|offers)/", route.path)]
OF_ONE = [route for route in BUYING if "<int:" in route.path]
FAR = "2999-01-01"


def address(route: Route, buying: Buying, slug: str | None = None) -> str:
    """With ids that exist in the call."""
    row, offer = Bid.objects.filter(call=buying.call).by_name().first(), Offer.objects.first()
    values = {
        "organization_slug": slug or buying.slug,
        "call": buying.call.pk,
        "bid": row.pk if row else 1,
        "scorer": Scorer.objects.filter(call=buying.call).order_by("-pk")[0].pk,
        "offer": offer.pk if offer else 1,
    }
    names = re.findall(r"<(?:\w+:)?(\w+)>", route.path)
    return reverse(route.name, kwargs={name: values[name] for name in names})


def seen(buying: Buying, client: Client) -> list[tuple[str, int, bytes, str]]:
    """Every page of the call, the list and the overview."""
    addresses = [address(route, buying) for route in BUYING]
    addresses += [reverse("partnerships:list", args=[buying.slug]), reverse("home:overview", args=[buying.slug])]
    answers = [(url, client.get(url)) for url in addresses]
    return [
        (url, answer.status_code, CHANGING.sub(b"", answer.content), str(sorted(answer.headers.items())))
        for url, answer in answers
    ]


def harsh(buying: Buying, by: Membership) -> None:
    for row in buying.call.bids.all():
        score(buying, by, row, (0, 1), (-3, -2), note="Never tell them.")


def three_of_them(*, passes: bool = True) -> tuple[Buying, Membership, Membership]:
    buying = make_call()
    bid(buying, "Harbor Hands", 100, passes=passes)
    bid(buying, "Quickline", 60, passes=passes)
    return buying, buying.scorers[0], buying.scorers[1]


def test_no_byte_changes_for_a_scorer_with_what_another_says(client_of):
    buying, reader, other = three_of_them()
    score(buying, reader, buying.call.bids.all()[0])
    before = seen(buying, client_of(reader))
    harsh(buying, other)

    assert seen(buying, client_of(reader)) == before
    assert len(before) > 15


def test_no_byte_changes_for_whoever_does_not_score(client_of):
    buying, _reader, other = three_of_them()
    leader = MembershipFactory(organization=buying.call.organization, role=Role.ADMINISTRATOR)
    before = seen(buying, client_of(leader))
    harsh(buying, other)

    assert seen(buying, client_of(leader)) == before


def test_no_byte_changes_with_what_stands_behind_a_hand_in(client_of):
    buying, reader, other = three_of_them()
    for membership in buying.scorers:
        for row in buying.call.bids.all():
            score(buying, membership, row)
    before = seen(buying, client_of(reader))
    harsh(buying, other)
    after = seen(buying, client_of(reader))
    hand_in_scores(scorer=buying.scorer(other), at=AFTER)
    handed_in = {url: body for url, _status, body, _headers in seen(buying, client_of(reader))}

    assert after == before
    assert b"Never tell them." not in b"".join(handed_in.values())


def test_alarm_without_its_door_what_another_scorer_said_is_seen(client_of, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(SaidOfBidQuerySet, "seen_by", lambda rows, person: rows.all())
    buying, reader, other = three_of_them()
    score(buying, reader, buying.call.bids.all()[0])
    before = seen(buying, client_of(reader))
    harsh(buying, other)

    assert seen(buying, client_of(reader)) != before


def test_after_the_reveal_reasons_are_read_without_names(client_of):
    buying, reader, other = three_of_them()
    for membership in buying.scorers:
        harsh(buying, membership)
    reveal_scores(buying)
    page = client_of(reader).get(reverse("partnerships:call-result", args=[buying.slug, buying.call.pk]))
    body = page.content.decode()

    assert "Never tell them." in body
    assert other.person.name not in body
    assert "makes “Feed hungry families” impossible, say those who scored" in body


@pytest.mark.parametrize("route", OF_ONE, ids=lambda route: route.name)
def test_another_organizations_call_and_offer_are_not_found(route: Route, client_of):
    buying, _reader, _other = three_of_them()
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)
    keep_offer(
        organization=buying.call.organization, mission="Ours", how="x", effect="x", evidence="",
        by=buying.scorers[0].person, at=AT,
    )  # fmt: skip
    url = address(route, buying, slug=stranger.organization.slug)
    before = (Call.objects.count(), Bid.objects.count(), Scorer.objects.count(), Offer.objects.count())
    answers = {getattr(client_of(stranger), method)(url).status_code for method in METHODS}

    assert answers == {404}
    assert (Call.objects.count(), Bid.objects.count(), Scorer.objects.count(), Offer.objects.count()) == before


def test_alarm_without_their_doors_calls_and_offers_of_others_are_found(client_of, monkeypatch: pytest.MonkeyPatch):
    buying, _reader, _other = three_of_them()
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)
    for door in (CallQuerySet, OfferQuerySet):
        monkeypatch.setattr(door, "of", lambda rows, organization: rows.all())
    page = client_of(stranger).get(reverse("partnerships:call", args=[stranger.organization.slug, buying.call.pk]))

    assert (page.status_code, b"Harbor Hands" in page.content) == (200, True)


def test_a_bid_or_a_scorer_of_another_call_is_not_reached_through_ones_own(client_of):
    ours, theirs = make_call(scorers=1), make_call(scorers=2)
    foreign = bid(theirs)
    client, slug = client_of(ours.scorers[0]), ours.slug
    addresses = [
        reverse(f"partnerships:{name}", args=[slug, ours.call.pk, foreign.pk])
        for name in ("bid", "bid-removal", "bid-scores")
    ]
    addresses.append(
        reverse("partnerships:scorer-removal", args=[slug, ours.call.pk, theirs.scorer(theirs.scorers[1]).pk])
    )

    assert [client.post(url).status_code for url in addresses] == [404] * 4
    assert (theirs.call.bids.count(), theirs.call.scorers.count()) == (1, 2)


def test_whoever_is_not_a_scorer_scores_nothing(client_of):
    buying, _reader, _other = three_of_them()
    leader = MembershipFactory(organization=buying.call.organization, role=Role.LEADER)
    first = buying.call.bids.all()[0].pk
    names = {"bid-scores": [first], "call-hand-in": [], "call-hand-in-removal": []}
    answers = [
        client_of(leader).post(reverse(f"partnerships:{name}", args=[buying.slug, buying.call.pk, *more])).status_code
        for name, more in names.items()
    ]

    assert answers == [404, 404, 404]


def form_of(buying: Buying, **changes: str) -> dict[str, str]:
    criteria = [("quality", "Does it last?", "50"), ("price", "Price", "30"), ("social_value", "People", "20")]
    data = {
        "title": "Jackets",
        "problem": "Crews get wet.",
        "outcome": "Nobody goes home wet.",
        "due_on": FAR,
        "gates": "Names the factory\n\n Pays wages ",
        "scorers": [str(one.person.pk) for one in buying.scorers],
        "criteria-TOTAL_FORMS": "3",
        "criteria-INITIAL_FORMS": "3",
        "missions-TOTAL_FORMS": "1",
        "missions-INITIAL_FORMS": "0",
        "missions-0-text": "Speak up for wages",
        "missions-0-importance": "4",
    }
    for number, (kind, text, weight) in enumerate(criteria):
        data |= {
            f"criteria-{number}-kind": kind,
            f"criteria-{number}-text": text,
            f"criteria-{number}-weight": weight,
        }
    return {**data, **changes}


def test_call_is_written_opened_and_nothing_typed_is_lost_when_weights_are_wrong(client_of):
    buying = make_call(scorers=2)
    client, url = client_of(buying.scorers[0]), reverse("partnerships:call-new", args=[buying.slug])
    wrong = client.post(url, form_of(buying, **{"criteria-2-weight": "5", "open": "yes"}))
    late = client.post(url, form_of(buying, due_on="2020-01-01", open="yes"))
    assert (wrong.status_code, late.status_code, Call.objects.count()) == (422, 409, 1)
    assert "they must add up to 100. Give 15 more" in wrong.content.decode()
    assert "Nobody goes home wet." in wrong.content.decode()
    assert "The last day for bids is over." in late.content.decode()
    client.post(url, form_of(buying, open="yes"))
    call = Call.objects.order_by("-pk")[0]

    assert call.state == CallState.OPEN
    assert [gate.text for gate in call.gates.order_by("position")] == ["Names the factory", "Pays wages"]
    assert (call.missions.count(), call.scorers.count(), call.criteria.count()) == (1, 2, 3)


def test_draft_is_written_anew_and_an_open_call_sends_its_editor_on(client_of):
    buying = make_call(scorers=1, opens=False)
    client = client_of(buying.scorers[0])
    url = reverse("partnerships:call-edit", args=[buying.slug, buying.call.pk])
    assert b"Hands for the sorting line" in client.get(url).content
    assert client.get(reverse("partnerships:call", args=[buying.slug, buying.call.pk])).status_code == 302
    send(client, url, form_of(buying, open="yes"))
    buying.call.refresh_from_db()

    assert (buying.call.title, buying.call.state, client.get(url).status_code) == ("Jackets", "open", 302)


def test_whole_way_from_bid_to_decision_by_the_pages(client_of):
    buying = make_call(scorers=1)
    client, at = client_of(buying.scorers[0]), [buying.slug, buying.call.pk]
    gate, quality, social = buying.call.gates.get(), *buying.call.criteria.filter(kind__in=["quality", "social_value"])
    typed = {"supplier_name": "Harbor Hands", "price": "100", "is_local": "on", f"gate-{gate.pk}": "yes"}
    assert client.post(reverse("partnerships:bid-new", args=at), {**typed, "price": "0"}).status_code == 422
    client.post(reverse("partnerships:bid-new", args=at), typed)
    row = Bid.objects.get()
    Call.objects.update(due_on="2026-01-01")
    said = {f"points-{quality.pk}": "4", f"points-{social.pk}": "2", f"note-points-{social.pk}": "Two trainees."}
    said |= {f"effect-{mission.pk}": "2" for mission in buying.call.missions.all()}
    sheet = client.get(reverse("partnerships:bid-scores", args=[*at, row.pk])).content.decode()
    client.post(reverse("partnerships:bid-scores", args=[*at, row.pk]), said)
    client.post(reverse("partnerships:call-hand-in", args=at))
    result = client.get(reverse("partnerships:call-result", args=at)).content.decode()
    refused = client.post(reverse("partnerships:call-award", args=at), {"bid": str(row.pk), "reason": ""})
    client.post(
        reverse("partnerships:call-award", args=at), {"bid": str(row.pk), "reason": "It lasts.", "told": "Again soon."}
    )
    award = Award.objects.get()

    assert ("$100" in sheet, "Two trainees." in result, refused.status_code) == (False, True, 422)
    assert (award.bid, award.decided_by, award.reason) == (row, buying.scorers[0].person, "It lasts.")
    assert "Decided by Ada Scorer" in client.get(reverse("partnerships:call-result", args=at)).content.decode()
    assert "100 in 1 decision" in client.get(reverse("partnerships:call-list", args=at[:1])).content.decode()


def test_members_without_the_say_see_no_way_in(client_of):
    buying, _reader, _other = three_of_them()
    member = MembershipFactory(organization=buying.call.organization, role=Role.MEMBER)
    listing = client_of(member).get(reverse("partnerships:list", args=[buying.slug]))

    assert "/calls/" not in listing.content.decode()
    assert (
        client_of(member).get(reverse("partnerships:call-result", args=[buying.slug, buying.call.pk])).status_code
        == 403
    )


@pytest.fixture
def far(db: None) -> Callable[[Buying], str]:
    """The link, good for as long as this test machine lives."""

    def link(buying: Buying) -> str:
        Call.objects.filter(pk=buying.call.pk).update(due_on=FAR)
        buying.call.refresh_from_db()
        return reverse("partnerships:call-for-bids", args=[buying.call.token])

    return link


def test_links_that_open_nothing_look_alike(client, far):
    buying = make_call()
    spent = far(buying)
    draft = far(make_call(opens=False))
    renew_link(call=buying.call)
    answers = [client.get(url) for url in (spent, draft, reverse("partnerships:call-for-bids", args=["x" * 43]))]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({answer.content for answer in answers}) == 1


def test_reading_the_link_sends_nothing_and_shows_no_other_bid(client, client_of, far):
    buying, _reader, other = three_of_them()
    harsh(buying, other)
    url = far(buying)
    supplier = MembershipFactory(role=Role.LEADER)
    for reader in (client, client_of(supplier)):
        for method in ("get", "head", "options"):
            getattr(reader, method)(url)
        body = reader.get(url).content.decode()
        assert "Hands for the sorting line" in body
        assert not any(word in body for word in ("Quickline", "Never tell", "Ada Scorer", "Bo Scorer"))
    client.post(url, {"price": "1"})

    assert buying.call.bids.count() == 2


def test_supplier_sends_a_bid_by_the_link_and_reads_only_what_it_is_told(client_of, far):
    buying = make_call(scorers=1)
    supplier = MembershipFactory(role=Role.LEADER, organization__name="Tide Riders")
    client, url = client_of(supplier), far(buying)
    offer = keep_offer(
        organization=supplier.organization, mission="Clean air", how="By bicycle", effect="Less smoke", evidence="",
        by=supplier.person, at=AT,
    )  # fmt: skip
    gate = buying.call.gates.get()
    typed = {"membership": supplier.pk, "price": "90", "offers": [offer.pk], f"gate-{gate.pk}": "yes"}
    client.post(url, typed)
    again = client.post(url, typed)
    row = Bid.objects.get()
    score(buying, buying.scorers[0], row)
    Call.objects.update(due_on="2026-11-10")
    reveal_scores(buying)
    buyers = client_of(buying.scorers[0])
    at = [buying.slug, buying.call.pk]
    told = {"bid": "none", "reason": "Too few evenings.", "told": "Offer four evenings."}
    before = client.get(reverse("partnerships:offers", args=[supplier.organization.slug])).content.decode()
    buyers.post(reverse("partnerships:call-award", args=at), told)
    after = client.get(reverse("partnerships:offers", args=[supplier.organization.slug])).content.decode()

    assert (again.status_code, row.sender, row.offers.get().mission) == (409, supplier.organization, "Clean air")
    assert "not decided yet" in before
    assert ("Offer four evenings." in after, "Too few evenings." in after) == (True, False)


def test_bid_is_sent_for_no_organization_one_does_not_lead(client_of, far):
    buying, stranger = make_call(), MembershipFactory(role=Role.LEADER)
    member = MembershipFactory(role=Role.MEMBER)
    url = far(buying)
    as_member = client_of(member).post(url, {"membership": member.pk, "price": "9"})
    as_other = client_of(MembershipFactory(role=Role.LEADER)).post(url, {"membership": stranger.pk, "price": "9"})

    assert (as_member.status_code, as_other.status_code, Bid.objects.count()) == (422, 422, 0)


def test_words_of_a_sent_bid_cannot_be_changed_by_the_buyer(client_of, far):
    buying, supplier = make_call(scorers=1), MembershipFactory(role=Role.LEADER)
    client_of(supplier).post(far(buying), {"membership": supplier.pk, "price": "90"})
    row, gate = Bid.objects.get(), buying.call.gates.get()
    url = reverse("partnerships:bid", args=[buying.slug, buying.call.pk, row.pk])
    client_of(buying.scorers[0]).post(url, {"price": "9000", "supplier_name": "X", f"gate-{gate.pk}": "no"})
    row.refresh_from_db()

    assert (row.price, [answer.is_passed for answer in row.gate_answers.all()]) == (90, [False])


def test_offers_are_kept_changed_and_taken_away(client_of):
    ours = MembershipFactory(role=Role.LEADER)
    client, slug = client_of(ours), ours.organization.slug
    words = {"mission": "Clean air", "how": "By bicycle", "effect": "Less smoke", "evidence": "example.org/rides"}
    assert client.post(reverse("partnerships:offers", args=[slug]), {**words, "how": ""}).status_code == 422
    client.post(reverse("partnerships:offers", args=[slug]), words)
    offer = Offer.objects.get()
    assert client.post(reverse("partnerships:offer", args=[slug, offer.pk]), {**words, "how": ""}).status_code == 422
    send(client, reverse("partnerships:offer", args=[slug, offer.pk]), {**words, "how": "By boat"})
    offer.refresh_from_db()

    assert (offer.how, offer.evidence) == ("By boat", "https://example.org/rides")
    client.post(reverse("partnerships:offer-removal", args=[slug, offer.pk]))
    assert Offer.objects.count() == 0
