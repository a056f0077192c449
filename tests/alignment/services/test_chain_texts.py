"""What the texts of a survey that stays open show is told again only of ten more, and never of a few who now count."""

from datetime import UTC, datetime

import pytest

from alignment.models import Release
from alignment.queries.backlog import rounds_due
from alignment.services import release_round, release_rows
from alignment.services.release import RoundNotOpenedUp
from surveys.models import Chain, Round
from tests.alignment.encoders import WordEncoder
from tests.factories.chains import WEEK, front, open_chain, send, some_answer, sweep
from tests.factories.missions import MissionVersionFactory

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNREADABLE = "…"


@pytest.fixture
def chain(leader) -> Chain:
    return open_chain(by=leader.person, at=MONDAY)


def week(chain: Chain, number: int, texts: list[str]) -> Release | None:
    """These texts arrive, and what is due is released and read; the release of the week, if there is one."""
    at = MONDAY + number * WEEK
    for place, text in enumerate(texts):
        send(chain, f"{number} {place}", at=at, text=text)
    sweep(at=at + WEEK)
    due = rounds_due().filter(chain=chain).first()
    return release_round(round=due, encoder=WordEncoder(), at=at + WEEK) if due else None


def shows(release: Release) -> set[int]:
    return set(release.round.figures.filter(measure="shows_mission").values_list("n", flat=True))


def readable(people: int) -> list[str]:
    return [f"We feed {number} hungry families in Harbor." for number in range(people)]


def test_texts_are_told_of_all_so_far(chain):
    assert shows(week(chain, 0, readable(12))) == {12}
    assert week(chain, 1, readable(9)) is None
    assert shows(week(chain, 2, readable(5))) == {26}


def test_ten_new_texts_of_which_fewer_can_be_read_are_not_told(chain):
    assert shows(week(chain, 0, readable(12))) == {12}

    held = week(chain, 1, [*readable(7), *[UNREADABLE] * 5])
    assert (shows(held), held.counted, held.consensus_value) == (set(), 0, None)

    assert shows(week(chain, 2, readable(10))) == {29}  # 17 more than were told last


def test_alarm_without_the_rule_seven_would_be_told_by_difference(chain, monkeypatch):
    monkeypatch.setattr(release_rows, "may_show_texts", lambda **material: True)
    week(chain, 0, readable(12))

    assert shows(week(chain, 1, [*readable(7), *[UNREADABLE] * 5])) == {19}


def test_a_later_mission_does_not_turn_an_old_text_into_a_copy(chain):
    words = readable(12)
    first = week(chain, 0, words)
    MissionVersionFactory(mission=first.round.mission, number=2, statement=words[0], published_at=MONDAY + WEEK)

    assert shows(week(chain, 1, readable(10))) == {22}


def test_alarm_read_against_the_new_mission_an_old_text_would_count_no_more(chain, monkeypatch):
    monkeypatch.setattr("alignment.services.release.first_statement", lambda round: None)
    words = readable(12)
    first = week(chain, 0, words)
    MissionVersionFactory(mission=first.round.mission, number=2, statement=words[0], published_at=MONDAY + WEEK)

    assert shows(week(chain, 1, [f"We cook warm meals {number}." for number in range(10)])) == set()


def test_rounds_between_two_releases_are_not_read(chain):
    some_answer(chain, 9, at=MONDAY)
    sweep(at=MONDAY + WEEK)
    mixed = Round.objects.get(followed_by=front(chain))

    assert not rounds_due().filter(chain=chain).exists()
    with pytest.raises(RoundNotOpenedUp, match="Too few"):
        release_round(round=mixed, encoder=WordEncoder(), at=MONDAY + WEEK)
