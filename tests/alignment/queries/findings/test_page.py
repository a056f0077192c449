import pytest

from alignment.queries.findings import findings, top_findings
from missions.models import Outcome
from surveys.models import Action
from tests.factories.alignment import AT, PROMISES, mission_with, released_round
from tests.factories.plans import CheckInFactory, OutcomeFactory
from tests.factories.staff_results import staff_results

pytestmark = pytest.mark.either


def test_before_a_round_is_released_the_plan_alone_speaks_and_says_to_ask(organization):
    assert [(row.rule, row.label) for row in findings(organization, on=AT.date()).open] == [("unwritten", "Write it")]
    mission_with(organization=organization)

    page = findings(organization, on=AT.date())

    assert [row.rule for row in page.open] == ["unowned"] * 3 + ["unasked"]
    assert {(row.round, row.agreed) for row in page.open} == {(None, ())}
    assert top_findings(organization, on=AT.date()) == ()


def test_outcomes_that_stand_alike_are_one_finding_that_leads_to_the_first(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)
    for title in ("Feed them", "Teach them"):
        late = OutcomeFactory(organization=organization, title=title, start_on=AT.date())
        CheckInFactory(outcome=late, on=AT.date(), confidence="low")

    row = next(one for one in findings(organization, on=AT.date()).open if one.rule == "off_track")

    assert row.sentence == "“Feed them” and 1 other outcome are off track."
    assert (row.url, row.round) == (Outcome.objects.get(title="Feed them").get_absolute_url(), release.round)
    common = {"organization": organization, "round": release.round, "due_on": AT.date(), "created_at": AT}
    Action.objects.create(**common, given_at=AT, text="Help", finding=row.stored)
    assert "off_track" in [one.rule for one in findings(organization, on=AT.date()).acted_on]


def test_imported_texts_are_not_called_leaders(organization, administrator):
    release = released_round(organization=organization, by=administrator.person)
    said = " ".join(row.sentence + " ".join(row.sure) for row in findings(organization, on=AT.date()).every)
    assert "No leader mentions" in said and "Leaders: " in said

    type(release).objects.filter(pk=release.pk).update(summary=release.summary | {"label": "published statements"})

    said = " ".join(row.sentence + " ".join(row.sure) for row in findings(organization, on=AT.date()).every)
    assert "No published text mentions" in said and "eaders" not in said


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
