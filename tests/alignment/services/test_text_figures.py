"""What the texts of a staff round show, per team, and nothing of any one text."""

import pytest
from django.utils import timezone

from alignment.models import Release, ReleasedAnswer
from alignment.services import release_round
from missionhub.organizations.models import Person
from surveys import intake
from surveys.models import ReleasedFigure, Round
from tests.alignment.encoders import WordEncoder
from tests.factories.staff_rounds import closed, open_staff_round, staff, staff_answer

SHOWS = "I make sure hungry families are fed every week."
WORKS = "I keep the books and file the reports."


@pytest.fixture
def released(leader) -> tuple[Round, Release]:
    round = open_staff_round(by=leader.person, people=staff(leader.organization, {"Kitchen": 12, "Yard": 12}))
    for number in range(1, 13):
        staff_answer(round, f"Kitchen {number}", work=f"{SHOWS} On day {number}.")
        staff_answer(round, f"Yard {number}", work=f"{WORKS} On day {number}.")
    intake.open_up(round=closed(round, by=leader.person), at=timezone.now())
    round.refresh_from_db()
    return round, release_round(round=round, encoder=WordEncoder(), at=timezone.now())


def test_shares_stand_per_team_and_are_the_only_trace_of_the_texts(released):
    _round, release = released
    shares = {
        figure.node.name: (figure.n, figure.value["percent"])
        for figure in ReleasedFigure.objects.filter(measure="shows_mission").select_related("node")
    }

    assert set(shares) == {"Harbor Kitchen", "Kitchen", "Yard"}
    assert shares["Kitchen"][1] > shares["Yard"][1]
    assert not ReleasedAnswer.objects.filter(release=release).exists()
    assert release.mentioning_share is None
    assert str(release.summary).find(SHOWS) == -1


def test_promises_are_counted_by_team(released):
    keys = set(ReleasedFigure.objects.filter(measure="promise").values_list("item_key", flat=True))

    assert len(keys) == 3


def test_a_second_worker_adds_nothing(released):
    round, release = released
    before = ReleasedFigure.objects.count()

    assert release_round(round=round, encoder=WordEncoder(), at=timezone.now()) == release
    assert ReleasedFigure.objects.count() == before


TRADES = (
    *("cook soup", "drive vans", "keep books", "teach baking", "call donors"),
    *("wash pots", "sort fruit", "plan shifts", "greet families"),
)


def release_of(trades: tuple[str, ...], *, by: Person) -> Release:
    round = open_staff_round(by=by, people=staff(by.organization, {"Kitchen": 12}))
    for number, trade in enumerate(trades, start=1):
        staff_answer(round, f"Kitchen {number}", work=f"I {trade} for hungry families and nobody else does it here.")
    intake.open_up(round=closed(round, by=by), at=timezone.now())
    round.refresh_from_db()
    return release_round(round=round, encoder=WordEncoder(), at=timezone.now())


def test_how_alike_is_told_in_tenths(leader):
    release = release_of(TRADES, by=leader.person)

    assert release.consensus_value is not None
    assert f"{release.consensus_value:.1f}" == str(release.consensus_value)


def test_how_alike_is_not_told_of_seven(leader):
    """Agreement counts as a distribution: of fewer than eight it would tell how each one answered."""
    release = release_of(TRADES[:7], by=leader.person)

    assert (release.counted, release.consensus_value, release.promise_agreement) == (7, None, None)
