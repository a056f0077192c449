import pytest

from alignment.queries.findings import findings
from surveys.models import Action
from tests.factories.alignment import AT, PROMISES, mission_with, released_round
from tests.factories.staff_results import staff_results

pytestmark = pytest.mark.either


def test_without_a_released_round_there_is_nothing(organization):
    mission_with(organization=organization)

    assert findings(organization, on=AT.date()).every == ()


def test_every_row_is_plain_and_tells_how_sure_it_is(organization, administrator):
    released_round(organization=organization, by=administrator.person)

    rows = findings(organization, on=AT.date()).every

    assert len({row.key for row in rows}) == len({row.anchor for row in rows}) == len(rows) >= 3
    assert all(row.sentence.endswith(".") and row.step.endswith(".") and row.sure and row.action for row in rows)
    assert not any("%" in row.sentence and "(" in row.sentence for row in rows)


def test_what_staff_hardly_mention_joins_what_no_leader_mentions(organization, administrator):
    staff_results(by=administrator.person)
    mission = organization.missions.get()
    released_round(organization=organization, by=administrator.person, mission=mission)

    about = [row for row in findings(organization, on=AT.date()).every if PROMISES[2] in row.sentence]

    assert len(about) <= 1


def test_action_about_another_promise_says_nothing_here(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)
    other, unheard = (release.promises.get(text=text).promise for text in (PROMISES[0], PROMISES[2]))
    common = {"organization": organization, "round": release.round, "due_on": AT.date(), "created_at": AT}
    for promise in (other, unheard):
        Action.objects.create(**common, given_at=AT, text=promise.text, promise=promise, finding="unheard")

    page = findings(organization, on=AT.date())

    assert [one.text for row in page.every for one in row.agreed] == [PROMISES[2]]
