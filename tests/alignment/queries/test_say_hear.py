import pytest
from django.urls import reverse

from alignment.models import Release
from alignment.queries.readings import newest_readings
from alignment.queries.say_hear import say_hear
from alignment.queries.staff import released_rounds
from alignment.queries.staff.coded import Share
from missions.models import Promise
from tests.alignment.queries.test_said_planned_paid import staff_row
from tests.factories.alignment import mission_with, released_round
from tests.factories.staff_results import staff_results

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture
def promises(organization) -> list[Promise]:
    return list(Promise.objects.filter(mission=mission_with(organization=organization)).order_by("position"))


def told(promises, *shares: Share):
    return staff_row({str(promise.pk): share for promise, share in zip(promises, shares, strict=False)})


def test_nobody_asked_has_no_part_of_the_page(organization, promises):
    assert say_hear(organization, promises, reading=None, staff=[], public=[]) is None


def test_gap_is_named_where_intervals_lie_apart(organization, promises):
    staff = told(promises, Share(90, 60), Share(50, 60), Share(20, 60))
    public = told(promises, Share(85, 60), Share(45, 60), Share(70, 60))

    found = say_hear(organization, promises, reading=None, staff=[staff], public=[public])

    assert found.sentence == (
        "People outside mention “Train people for paid work” more than staff do: 70% of 60 against 20% of 60."
    )
    assert [audience.key for audience in found.missing] == ["leaders"]
    assert found.next_step == ("Open a leaders’ round", reverse("surveys:round-new", args=["harbor-kitchen"]))


def test_differences_within_chance_are_not_named(organization, promises):
    staff = told(promises, Share(50, 10), Share(50, 10), Share(30, 10))
    public = told(promises, Share(40, 10), Share(60, 10), Share(60, 10))

    found = say_hear(organization, promises, reading=None, staff=[staff], public=[public])

    assert found.widest is None
    assert "may be chance" in found.sentence


def test_leaders_are_read_after_corrections_with_their_interval(organization, administrator, promises):
    released_round(organization=organization, by=administrator.person, mission=promises[0].mission)
    (reading,) = newest_readings(organization)

    found = say_hear(organization, promises, reading=reading, staff=[], public=[])

    first = found.rows[0].cells[0]
    assert (first.words, first.n, round(first.low), round(first.high)) == ("50%", 4, 15, 85)
    assert found.sentence == "One audience alone has no gap. Ask a second one."
    assert [audience.missing for audience in found.missing] == [
        "Our staff have not been asked yet.",
        "People outside have not been asked yet.",
    ]


def test_promise_that_a_round_did_not_show_is_hatched_with_a_reason_and_no_figure(organization, promises):
    staff = told(promises, Share(50, 20), Share(40, 20))

    found = say_hear(organization, promises, reading=None, staff=[staff], public=[])
    cell = found.rows[2].cells[0]

    assert found.reasons == [cell.hidden]
    assert (cell.words, cell.value, cell.n) == ("", 0.0, 0)
    assert cell.hidden == "not among the promises then"


def test_audience_below_the_minimum_has_no_figure_and_says_so(organization, leader, administrator):
    """Seven wrote, a share needs eight."""
    round = staff_results(by=leader.person, teams={"Kitchen": 7})
    promises = list(Promise.objects.filter(mission=round.mission).order_by("position"))
    released_round(organization=organization, by=administrator.person, mission=round.mission)
    (reading,) = [one for one in newest_readings(organization) if one.release.round_id != round.pk]

    found = say_hear(organization, promises, reading=reading, staff=released_rounds(organization), public=[])

    assert [audience.key for audience in found.asked] == ["leaders"]
    assert found.missing[0].missing == "Fewer than 8 of our staff wrote an answer, so nothing is shown."
    assert {cell.audience for row in found.rows for cell in row.cells} == {"leaders"}


def test_alarm_enough_answers_do_show_a_figure(organization, leader):
    """The same round with one person more: what the test above holds back is there."""
    round = staff_results(by=leader.person, teams={"Kitchen": 8})
    promises = list(Promise.objects.filter(mission=round.mission).order_by("position"))

    found = say_hear(organization, promises, reading=None, staff=released_rounds(organization), public=[])

    assert [cell.n for row in found.rows for cell in row.cells] == [8, 8, 8]
    assert Release.objects.with_names().count() == 0
