from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from surveys.models import RoundNode
from surveys.services import open_leaders_round, refresh_due_participation, refresh_participation
from tests.factories.organizations import PersonFactory
from tests.factories.staff_rounds import TEAMS, open_staff_round, staff, staff_answer
from tests.factories.surveys import mission_with_text

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def round(leader):
    return open_staff_round(by=leader.person, at=timezone.now())


def shown(round) -> dict[str, tuple[int | None, str]]:
    nodes = RoundNode.objects.filter(round=round).in_order()
    return {node.name: (node.participation, node.participation_end) for node in nodes}


def test_teams_of_five_and_more_are_counted_and_a_small_one_is_not(round):
    for number in range(1, 5):
        staff_answer(round, f"Kitchen {number}")

    refresh_participation(round=round, at=timezone.now())

    assert TEAMS == {"Kitchen": 8, "Drivers": 6, "Office": 3}
    # With the Office hidden, its three would follow from the total: the next smallest, Drivers, is hidden with it.
    assert shown(round) == {
        "Harbor Kitchen": (25, ""),
        "Kitchen": (50, ""),
        "Drivers": (None, ""),
        "Office": (None, ""),
    }


def test_nobody_and_everybody_are_told_as_ends(leader):
    people = staff(leader.organization, {"Kitchen": 8, "Drivers": 8})
    round = open_staff_round(by=leader.person, people=people)
    for number in range(1, 9):
        staff_answer(round, f"Kitchen {number}")

    refresh_participation(round=round, at=timezone.now())

    figures = shown(round)
    assert (figures["Kitchen"][1], figures["Drivers"][1]) == ("at_least", "at_most")
    assert 100 not in {percent for percent, _end in figures.values()}


def test_a_day_shows_one_figure_whatever_happens_in_it(round):
    refresh_participation(round=round, at=NOON)
    before = shown(round)
    for number in range(1, 9):
        staff_answer(round, f"Kitchen {number}")

    again = refresh_due_participation(at=NOON + timedelta(hours=3))
    same_day = shown(round)
    next_day = refresh_due_participation(at=NOON + timedelta(days=1))

    assert (again, same_day, next_day) == (0, before, 1)
    assert shown(round) != before


def test_figure_would_move_within_a_day_if_the_day_were_not_kept(round):
    """The alarm: what the test above would see, were each call to count."""
    refresh_participation(round=round, at=NOON)
    before = shown(round)
    for number in range(1, 9):
        staff_answer(round, f"Kitchen {number}")

    RoundNode.objects.filter(round=round).update(participation_on=None)
    refresh_participation(round=round, at=NOON + timedelta(hours=3))

    assert shown(round) != before


def test_the_day_turns_where_the_organization_lives(round):
    type(round.organization).objects.update(time_zone="Pacific/Auckland")
    round.organization.refresh_from_db()

    first = refresh_participation(round=round, at=datetime(2026, 11, 25, 10, 0, tzinfo=UTC))  # 23:00 there
    second = refresh_participation(round=round, at=datetime(2026, 11, 25, 12, 0, tzinfo=UTC))  # 01:00 there

    assert (first, second) == (True, True)


def test_round_with_names_is_never_counted_here(leader):
    round = open_leaders_round(
        mission=mission_with_text(organization=leader.organization),
        people=[PersonFactory(organization=leader.organization) for _ in range(6)],
        by=leader.person,
        at=timezone.now(),
    )

    assert refresh_participation(round=round, at=timezone.now()) is False
    assert {figure for figure, _end in shown(round).values()} == {None}
