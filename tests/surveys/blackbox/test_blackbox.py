"""Promises 1, 3, 4, 6, 9: whoever asks for whatever gets no number that tells of fewer people than it may."""

import logging
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alignment.models import Release
from alignment.services import read_again, release, release_round, release_rows
from missionhub.organizations.models import Person, Team
from missionhub.organizations.services import edit_person, remove_person
from surveys.models import Invitation, ReleasedQuote, Round
from surveys.services import release_figures
from tests.alignment.encoders import WordEncoder
from tests.factories.missions import MissionVersionFactory
from tests.factories.staff_rounds import invitation_to, staff_answer
from tests.surveys.blackbox.crawler import GUESSES, Found, Reply, crawl
from tests.surveys.blackbox.leaks import fine_mix, threshold_alone
from tests.surveys.blackbox.planting import RAW, person_named, planted, readable, text_of
from tests.surveys.blackbox.worlds import Effort, World, everything, world

TEAMS = {"Kitchen": 12, "Yard": 12, "Office": 4, "Drivers": 5}
FAST = Effort(of_each=1, most=1, pairs=1, others=1, every=9)
TELLING = Effort(of_each=0, most=0, pairs=1, others=1, every=9)  # the addresses that show answers, and no other
EDITION = GUESSES.index("edition=2")  # asked for, and the first guess beside it
LARGE = {
    **{f"Kitchen {one}": size for one, size in zip("ABCDEF", (14, 11, 9, 6, 4, 2), strict=True)},
    **{f"Yard {one}": size for one, size in zip("ABCDEF", (16, 12, 8, 5, 5, 3), strict=True)},
    **{"Drivers": 10, "Office": 7},
}

pytestmark = pytest.mark.either


@pytest.fixture(autouse=True)
def quiet(caplog):
    """Thousands of addresses that are not there are not worth a line each."""
    caplog.set_level(logging.CRITICAL, "django.request")


@pytest.fixture
def people(administrator, leader, member):
    return {"administrator": administrator, "leader": leader, "member": member}


@pytest.fixture
def small(people) -> World:
    return world(**people, teams=TEAMS)


def assert_nobody_stands_out(found: Found) -> None:
    assert found.isolated() == []
    assert {told for told in found.told() if told.kind == RAW} == set()
    assert [reply.address for reply in found.replies if reply.status >= 500] == []
    lists = found.texts()
    assert lists
    assert all(len(one - other) in {0, *range(10, 1000)} for one in lists for other in [frozenset(), *lists])


def test_nobody_gets_numbers_of_fewer_than_five_or_texts_of_fewer_than_ten(small):
    found = everything(small, FAST)

    assert_nobody_stands_out(found)
    tellers = {role for role, _address in found.by_address()}
    assert tellers == {"administrator", "leader", "read token", "write token"}
    assert len(found.told()) == 15


@pytest.mark.proof
def test_nobody_in_a_large_organization_gets_numbers_of_fewer_than_five(people):
    large = world(**people, teams=LARGE, inside="Depot")

    found = everything(large, Effort(of_each=4, most=6, pairs=6, others=6, every=2, of_strangers=6))

    print(f"\n{len(large.numbers)} people: {found.counts()}")
    assert_nobody_stands_out(found)
    assert len(found.told()) > 40


def test_whatever_happens_after_the_release_nothing_of_it_changes(small):
    before = told_to(small, "leader", "read token")
    assert before

    for happens in (
        a_late_answer,
        somebody_moves,
        somebody_leaves,
        somebody_is_erased,
        fewer_are_asked_for,
        released_again,
    ):
        happens(small)

    assert told_to(small, "leader", "read token") == before


def read_with_a_later_mission(world: World) -> Release | None:
    """The later mission is word for word what one person wrote."""
    text = text_of(world.numbers["Kitchen 3"])
    MissionVersionFactory(mission=world.round.mission, number=2, statement=text, published_at=timezone.now())
    Release.objects.update(released_at=timezone.now() - timedelta(days=31))
    with planted(world.codes):
        return read_again(round=world.round, encoder=WordEncoder(), at=timezone.now())


def test_a_later_reading_beside_the_release_isolates_nobody(small):
    assert read_with_a_later_mission(small)
    found = everything(small, replace(TELLING, every=EDITION), only=("leader", "read token"))

    assert found.of("edition=2").told()
    assert found.isolated() == []


def test_alarm_a_later_reading_that_counts_anew_tells_of_the_one_it_leaves_out(small, monkeypatch):
    score = release._score
    monkeypatch.setattr(release, "_score", lambda **facts: score(**facts | {"known_as": facts["material"].statement}))
    monkeypatch.setattr(release_rows, "_people_as_released", lambda round: {31})
    read_with_a_later_mission(small)

    found = everything(small, replace(TELLING, every=EDITION), only=("leader",))

    assert [told.people for told in found.isolated()] == [{small.numbers["Kitchen 3"]}] * 2


def told_to(world: World, *roles: str) -> dict:
    return everything(world, TELLING, only=roles).by_address()


def a_late_answer(world: World) -> None:
    invitation = invitation_to(world.round, "Kitchen 1")
    assert staff_answer(world.round, "Kitchen 1", index=5).state == "closed"
    client = Client()
    client.get(reverse("surveys:answer", args=[invitation.token]), follow=True)
    client.post(
        reverse("surveys:answering"), {"token": invitation.token, "part": "2", "q-work": "Late.", "submission_id": "s"}
    )
    assert Invitation.objects.unanswered().filter(pk=invitation.pk).exists()


def somebody_moves(world: World) -> None:
    edit_person(person=person_named(world.round, "Drivers 1"), team=Team.objects.get(name="Office"))
    Team.objects.filter(name="Yard").update(name="Court")


def somebody_leaves(world: World) -> None:
    remove_person(person=person_named(world.round, "Kitchen 2"), at=timezone.now())


def somebody_is_erased(world: World) -> None:
    Person.objects.get(pk=person_named(world.round, "Yard 3").pk).delete()


def fewer_are_asked_for(world: World) -> None:
    for minimum in ("minimum_scores", "minimum_distributions", "minimum_quotes"):
        for much in (1, 20):
            with pytest.raises(IntegrityError), transaction.atomic():
                Round.objects.filter(pk=world.round.pk).update(**{minimum: much})


def released_again(world: World) -> None:
    assert not release_figures(round=world.round, at=timezone.now())
    release_round(round=world.round, encoder=WordEncoder(), at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedQuote.objects.filter(round=world.round).update(text="Other words.")


def changes_as_one_answers(world: World, *starts: str, at_least: int) -> set[str]:
    """Addresses that a leader reads otherwise once one more person of an open round has answered."""
    first, again = reading(world, *starts), reading(world, *starts)
    staff_answer(world.open, "Kitchen 1", index=4)
    after = reading(world, *starts)
    by_chance = {address for address in first if first[address] != again[address]}
    assert len(first) >= at_least
    assert {address for address in by_chance if "rounds" in address or "results" in address} == set()
    return {address for address in first if first[address] != after[address]} - by_chance


def reading(world: World, *starts: str) -> dict[str, Counter[str]]:
    """Every page that a leader gets to from there, as its letters in no order: unnamed slips are shuffled anew each time."""
    found = Found(world.codes)
    with readable():
        crawl(found, "leader", world.clients["leader"], *starts, of_each=1)
    return {reply.address: Counter(reply.steady) for reply in found.replies}


def test_nobody_can_watch_an_open_round_fill(small):
    assert changes_as_one_answers(small, f"/o/{small.slug}/", at_least=40) == set()


def test_alarm_a_page_that_counts_answers_live_is_seen(small, settings):
    settings.ROOT_URLCONF = "tests.surveys.blackbox.leaks"
    counts = f"/o/{small.slug}/leaks/counts/"

    assert changes_as_one_answers(small, counts, at_least=1) == {counts}


def test_alarm_a_filter_that_mixes_teams_and_a_table_with_every_team_are_caught(people, settings):
    with fine_mix():
        small = world(**people, teams=TEAMS)
    settings.ROOT_URLCONF = "tests.surveys.blackbox.leaks"

    found = everything(small, TELLING, only=("leader",))

    assert [told.kind for told in found.of("leaks/mixing").told()] == [RAW]
    assert found.of("leaks/figures.csv").isolated()
    assert found.without("leaks/figures.csv").isolated()
    assert found.without("leaks/").isolated() == []  # what the product itself shows of the same rows


def test_alarm_a_release_that_forgets_what_is_left_over_is_caught(people):
    with fine_mix(), threshold_alone():
        small = world(**people, teams=TEAMS)

    assert everything(small, TELLING, only=("leader",)).isolated()


def test_alarm_fewer_than_ten_texts_are_seen(small):
    found = everything(small, TELLING, only=("leader",))
    found.replies.append(Reply("leader", "/planted/", 200, "I cook. zqaz I drive. zqbz"))

    with pytest.raises(AssertionError):
        assert_nobody_stands_out(found)
