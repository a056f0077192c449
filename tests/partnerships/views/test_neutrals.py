"""Somebody of neither side reads what every side has seen, and not a byte of what one keeps to itself or has not shown."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnerships.models import Neutral, Participant
from partnerships.models.round import AlignmentRoundQuerySet
from partnerships.queries.neutral_page import neutral_view
from partnerships.services.agreeing import accept_agreement, propose_agreement
from partnerships.services.neutrals import end_neutral
from partnerships.services.safeguards import accept_safeguard, propose_safeguard
from tests.factories.partnership_neutrals import let_read, propose, yes_of
from tests.factories.partnerships import AT, Pair, look_again, make_pair, rate, reveal
from tests.partnerships.hidden import HIDDEN, Hidden
from tests.partnerships.views.test_walls import CHANGING, membership_of, third_party

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def url_of(neutral: Neutral) -> str:
    """By the link of whoever proposed."""
    return reverse("partnerships:neutral", args=[neutral.consents.earliest("at", "party_id").token])


def page(neutral: Neutral) -> tuple[int, bytes, str]:
    answer = Client().get(url_of(neutral))
    headers = {name: value for name, value in answer.headers.items() if name != "Expires"}  # the clock's
    return answer.status_code, CHANGING.sub(b"", answer.content), str(sorted(headers.items()))


def seen_then_rating_anew() -> Pair:
    pair = make_pair()
    reveal(pair, [(2, 1)] * 9, [(1, 1)] * 9)
    look_again(pair)
    return pair


@pytest.mark.parametrize("make", [make_pair, seen_then_rating_anew], ids=["first round open", "second round open"])
def test_no_byte_changes_with_what_any_side_hides(make: Callable[[], Pair]):
    pair = make()
    neutral = let_read(pair.host, pair.guest, at=NOW)
    before = page(neutral)
    for side in (pair.host, pair.guest):
        for hidden in HIDDEN:
            hidden.change(side)

    assert page(neutral) == before
    assert before[0] == 200


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda hidden: hidden.what)
def test_no_byte_rests_on_a_partys_own_door(hidden: Hidden, monkeypatch: pytest.MonkeyPatch):
    """Whoever is neutral has no party: even with a door of the parties off, the page tells nothing more."""
    monkeypatch.setattr(hidden.door, hidden.name, lambda rows, party: rows.all())
    pair = make_pair()
    neutral = let_read(pair.host, pair.guest, at=NOW)
    before = page(neutral)
    for side in (pair.host, pair.guest):
        hidden.change(side)

    assert page(neutral) == before


@pytest.mark.parametrize("make", [make_pair, seen_then_rating_anew], ids=["first round open", "second round open"])
def test_alarm_without_the_reveal_ratings_would_be_read(make: Callable[[], Pair], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(AlignmentRoundQuerySet, "revealed", lambda rows: rows.all())
    pair = make()
    neutral = let_read(pair.host, pair.guest, at=NOW)
    before = page(neutral)
    for side in (pair.host, pair.guest):
        rate(pair, side, (-3, 3))

    assert page(neutral) != before


def test_what_every_side_has_seen_is_read_by_the_sides_names():
    pair = make_pair()
    reveal(pair, [(2, 1)] * 9, [(1, 1)] * 9)
    ours, theirs = pair.goals(pair.host)[0], pair.goals(pair.guest)[0]
    agreement = propose_agreement(ours=ours, theirs=theirs, gives=2, receives=1, note="Held.", by=pair.host, at=AT)
    accept_agreement(agreement=agreement, by=pair.guest, at=AT)
    open_words = {"ours": pair.goals(pair.host)[1], "theirs": theirs, "gives": 1, "receives": 1}
    propose_agreement(**open_words, note="Only proposed.", by=pair.host, at=AT)
    safeguard = propose_safeguard(kind="neutral_chair", text="Ruth chairs.", by=pair.host, at=AT)
    accept_safeguard(safeguard=safeguard, by=pair.guest, at=AT)
    propose_safeguard(kind="community_seat", text="Only thought of.", by=pair.host, at=AT)
    body = Client().get(url_of(let_read(pair.guest, pair.host, at=NOW))).content.decode()

    for words in ("Harbor Kitchen on Green Routes", "Green Routes on Harbor Kitchen", ours.text, theirs.text):
        assert words in body
    assert ["Held." in body, "Ruth chairs." in body] == [True, True]
    assert [words in body for words in ("Only proposed.", "Only thought of.", "ours to theirs", "/o/")] == [False] * 4


def test_neither_side_stands_first_for_having_begun_it():
    pair = make_pair()
    reveal(pair, [(2, 1)] * 9, [(2, 1)] * 9)
    view = neutral_view(pair.partnership)
    (between,) = view.betweens

    assert [side.party for side in view.sides] == [pair.guest.party, pair.host.party]
    assert (between.first, between.second) == (pair.guest.party, pair.host.party)


def test_whoever_came_after_that_round_has_no_part_in_it():
    pair = make_pair()
    reveal(pair, [(2, 1)] * 9, [(1, 1)] * 9)
    third = third_party(pair)
    view = neutral_view(pair.partnership)

    assert [side.party for side in view.sides] == [pair.guest.party, pair.host.party, third.party]
    assert [(between.first, between.second) for between in view.betweens] == [(pair.guest.party, pair.host.party)]


def test_before_any_reveal_only_where_each_side_stands_is_read():
    pair = make_pair()
    rate(pair, pair.host, (-3, 3), note="Never tell them.")
    body = Client().get(url_of(let_read(pair.host, pair.guest, at=NOW))).content.decode()

    assert ["Harbor Kitchen" in body, "Green Routes" in body, "Goals named" in body] == [True, True, True]
    assert not any(goal.text in body for side in (pair.host, pair.guest) for goal in pair.goals(side))


def test_every_link_on_it_opens_without_an_account():
    pair = seen_then_rating_anew()
    neutral = let_read(pair.host, pair.guest, at=NOW)
    answer = Client().get(url_of(neutral))

    assert reverse("alignment:method") in answer.content.decode()
    assert Client().get(reverse("alignment:method")).status_code == 200
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    assert "no-store" in answer["Cache-Control"]


def test_links_that_open_nothing_look_alike(client):
    pair = make_pair()
    over, ended = let_read(pair.host, pair.guest, days=1, at=AT), let_read(pair.host, pair.guest, at=NOW)
    Neutral.objects.filter(pk=over.pk).update(ends_on=NOW.date() - timedelta(days=1))
    end_neutral(neutral=ended, by=pair.guest, at=NOW)
    waiting = propose(pair.host, at=NOW)
    urls = [url_of(neutral) for neutral in (over, ended, waiting)]
    answers = [client.get(url) for url in [*urls, reverse("partnerships:neutral", args=["x" * 43])]]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(set(answer.headers) - {"Expires"})) for answer in answers}) == 1


def test_nothing_is_written_by_it(client):
    pair = make_pair()
    url = url_of(let_read(pair.host, pair.guest, at=NOW))

    assert [getattr(client, method)(url).status_code for method in ("post", "put", "patch", "delete")] == [405] * 4


def post(side: Participant, client_of, route: str, /, *args: object, **data: object):
    slug = side.party.organization.slug
    return client_of(membership_of(side)).post(
        reverse(f"partnerships:{route}", args=[slug, side.partnership_id, *args]), data, follow=True
    )


def test_leads_propose_say_yes_hand_on_the_link_and_end_it(client_of):
    pair = make_pair()
    words = {"name": "Ruth Neutral", "role": "observer", "ends_on": (NOW + timedelta(days=30)).date().isoformat()}
    proposed = post(pair.guest, client_of, "neutrals", **words).content.decode()
    neutral = Neutral.objects.get()
    assert ["waits for Harbor Kitchen" in proposed, "/partner/neutral/" in proposed] == [True, False]

    for side in (pair.host, pair.guest):
        agreed = post(side, client_of, "neutral-consent", neutral.pk).content.decode()
        assert ["reads along until" in agreed, yes_of(side, neutral).token in agreed] == [True, True]
        assert agreed.count("/partner/neutral/") == agreed.count(yes_of(side, neutral).token)
    slug = pair.host.party.organization.slug
    home = client_of(membership_of(pair.host)).get(
        reverse("partnerships:partnership", args=[slug, pair.partnership.pk])
    )
    assert "Ruth Neutral" in home.content.decode()

    post(pair.host, client_of, "neutral-removal", neutral.pk)
    assert Client().get(url_of(neutral)).status_code == 404


def test_a_day_too_far_is_told_and_nothing_typed_is_lost(client_of):
    pair = make_pair()
    far = (NOW + timedelta(days=700)).date().isoformat()
    answer = post(pair.host, client_of, "neutrals", name="Ruth Neutral", role="facilitator", ends_on=far)

    assert answer.status_code == 422
    assert ["at most a year away" in answer.content.decode(), far in answer.content.decode()] == [True, True]
    assert Neutral.objects.count() == 0


def test_one_of_another_partnership_is_not_found(client_of):
    pair, elsewhere = make_pair(), make_pair()
    neutral = propose(elsewhere.host, at=NOW)

    for name in ("neutral-consent", "neutral-removal"):
        assert post(pair.host, client_of, name, neutral.pk).status_code == 404


def test_export_says_who_read_along_and_whose_yes_stood(client_of):
    pair = make_pair()
    let_read(pair.host, pair.guest, at=NOW)
    slug = pair.guest.party.organization.slug
    export = client_of(membership_of(pair.guest)).get(reverse("partnerships:export", args=[slug, pair.partnership.pk]))
    rows = ZipFile(BytesIO(export.content)).read("neutrals.csv").decode()

    for words in ("Ruth Neutral,Observer,Harbor Kitchen", f"Harbor Kitchen {NOW.date()}; Green Routes {NOW.date()}"):
        assert words in rows
