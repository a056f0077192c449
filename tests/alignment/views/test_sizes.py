"""A dashboard of many teams, promises and rounds opens in twelve queries and does not grow with the answers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alignment.models import Release
from missions.models import Activity, Contribution, Mission, Outcome, Promise
from surveys.models import AS_RELEASED, Instrument, ReleasedFigure, Round, RoundNode
from surveys.models.answers import Answer
from surveys.questionnaire import BUILT_IN, as_json
from tests.factories.alignment import AT, mission_with
from tests.factories.unfrozen import unfrozen

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
SHARE = {"percent": 40, "at_least": False, "at_most": False}


def big(leader, *, teams: int, promises: int, rounds: int, answers: int) -> Round:
    """Rounds of staff with a figure of each promise for each team, as released; rows alone. The newest is returned; of
    the others no team has figures, to be quick: no page reads them."""
    organization = leader.organization
    mission = mission_with(organization=organization, promises=[f"Promise {n}" for n in range(promises)])
    _plan(mission, teams)
    instrument = Instrument.objects.create(organization=organization, kind="staff", title="Staff")
    with unfrozen():
        return [
            _round(instrument, mission, number, teams, answers, told=number == rounds - 1) for number in range(rounds)
        ][-1]


def _plan(mission: Mission, count: int) -> None:
    kept = list(Promise.objects.filter(mission=mission))
    organization = mission.organization
    outcomes = Outcome.objects.bulk_create(
        Outcome(organization=organization, title=f"Outcome {n}", created_at=AT, position=n) for n in range(count)
    )
    Contribution.objects.bulk_create(
        Contribution(outcome=outcome, promise=kept[n % len(kept)]) for n, outcome in enumerate(outcomes)
    )
    Activity.objects.bulk_create(
        Activity(organization=organization, name=f"Activity {n}", outcome=outcome, hours_a_month=1, created_at=AT)
        for n, outcome in enumerate(outcomes)
    )


def _round(instrument: Instrument, mission: Mission, number: int, teams: int, answers: int, *, told: bool) -> Round:
    at = timezone.now() - timedelta(days=100 - number)
    round = Round.objects.create(
        organization=mission.organization, instrument=instrument, mission=mission, title=f"Staff {number}",
        questions=as_json(BUILT_IN["staff"]), told={"en": ""}, mode="confidential", audience="staff", opened_at=at,
        closed_at=at, opened_up_at=at, released_at=at,
    )  # fmt: skip
    root = RoundNode.objects.create(round=round, name="All", position=0, invited=answers * teams)
    nodes = [
        root,
        *RoundNode.objects.bulk_create(
            RoundNode(round=round, parent=root, name=f"Team {n}", position=n, depth=1, invited=answers)
            for n in range(1, teams + 1)
        ),
    ]
    release = Release.objects.create(
        round=round, encoder="x", weights_sha256="x", engine_version="1", formula_version="1", fingerprint="x",
        released_at=at, invited=answers * teams, responded=answers * teams, counted=answers * teams,
    )  # fmt: skip
    kept = list(Promise.objects.filter(mission=mission))
    for position, promise in enumerate(kept):
        release.promises.create(promise=promise, position=position, text=promise.text)
    items = [("shows_mission", ""), *(("promise", str(promise.pk)) for promise in kept)]
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(
            round=round, node=node, measure=measure, question_key="work", item_key=item, value=SHARE,
            n=answers * (teams if node is root else 1), edition=AS_RELEASED,
        )
        for node in (nodes if told else nodes[:1])
        for measure, item in items
    )  # fmt: skip
    return round


def opened(client, url: str) -> tuple[int, int]:
    """How many queries it takes, and how many bytes come."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(url)
    assert page.status_code == 200
    return len(queries), len(page.content)


def urls(round: Round) -> list[str]:
    slug = round.organization.slug
    return [
        reverse("alignment:home", args=[slug]),
        reverse("alignment:results", args=[slug, round.pk]),
    ]


def test_two_hundred_teams_ten_promises_and_six_rounds_open_in_twelve_queries(leader, client_of):
    client = client_of(leader)

    found = [opened(client, url)[0] for url in urls(big(leader, teams=200, promises=10, rounds=6, answers=9))]

    assert [count <= MOST_QUERIES for count in found] == [True, True], found


def test_pages_do_not_grow_with_the_answers(leader, client_of):
    client = client_of(leader)
    round = big(leader, teams=8, promises=3, rounds=2, answers=10)
    pages = [*urls(round), reverse("home:overview", args=[round.organization.slug])]
    few = [opened(client, url) for url in pages]
    with unfrozen():
        ReleasedFigure.objects.update(n=F("n") * 100)
        node = RoundNode.objects.get(round=round, parent=None)
        Answer.objects.bulk_create(
            Answer(round=round, block="work", node=node, values={"work": "I cook for families."}) for _ in range(2000)
        )

    many = [opened(client, url) for url in pages]

    assert [queries for queries, _size in many] == [queries for queries, _size in few]
    for (_queries, before), (_more, after) in zip(few, many, strict=True):
        assert abs(after - before) < 400
