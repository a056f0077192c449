"""Planned rounds: the list, the form, and what each button does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Role
from surveys.forms import plans as plan_forms
from surveys.models import Instrument, Round, RoundPlan
from surveys.services import Schedule, open_due_plans, put_away_survey
from tests.factories.alignment import mission_with
from tests.factories.organizations import MembershipFactory, TeamFactory
from tests.factories.own_surveys import own_survey, write
from tests.factories.round_plans import plan_for, told_and_acted_on
from tests.factories.staff_rounds import closed, open_staff_round, staff

NOW = timezone.now()
SOON = (NOW + timedelta(days=20)).date()
DUE = NOW + timedelta(days=22)


@pytest.fixture
def mission(organization):
    return mission_with(organization=organization)


@pytest.fixture
def people(organization) -> list[Person]:
    return staff(organization)


@pytest.fixture
def signed_in(leader, client_of) -> Client:
    return client_of(leader)


def soon(leader, **planned) -> RoundPlan:
    return plan_for(by=leader.person, at=NOW, schedule=Schedule(SOON, every_months=6), **planned)


def url_of(name: str, organization, *ids: int) -> str:
    return reverse(f"surveys:{name}", args=[organization.slug, *ids])


def a_form(mission, **fields) -> dict:
    return {
        "kind": "staff",
        "mission": mission.pk,
        "audience": "staff",
        "first_on": SOON.isoformat(),
        "time_of_day": "10:30",
        "open_for": "7",
        "every_months": "3",
        "minimum_scores": "6",
        "minimum_distributions": "9",
        "minimum_quotes": "12",
    } | fields


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_members_are_refused_and_strangers_find_nothing(leader, mission, member, client_of):
    plan = soon(leader, mission=mission)
    stranger = client_of(MembershipFactory(role=Role.ADMINISTRATOR))
    urls = [url_of("plans", mission.organization), url_of("plan-new", mission.organization)]
    urls += [url_of(name, mission.organization, plan.pk) for name in ("plan-edit", "plan-end")]

    seen = [(client_of(member).get(url).status_code, stranger.get(url).status_code) for url in urls]
    assert seen == [(403, 404)] * 4


def test_another_organization_s_plan_is_not_found(leader, mission, signed_in, organization):
    theirs = plan_for(by=MembershipFactory(role=Role.LEADER).person)
    names = ("plan-edit", "plan-pause", "plan-omission", "plan-owner", "plan-end")

    assert {signed_in.post(url_of(name, organization, theirs.pk)).status_code for name in names} == {404}
    theirs.refresh_from_db()
    assert (theirs.is_paused, theirs.has_ended) == (False, False)


def test_empty_page_teaches_and_leads_to_the_form(signed_in, organization, mission):
    page = words_of(signed_in.get(url_of("plans", organization)))

    assert "One round is a picture; two are a direction." in page
    assert url_of("plan-new", organization) in page


def test_pages_that_ask_lead_to_asking_later(signed_in, organization, mission):
    for name, kind in [("round-new", "leaders"), ("staff-round-new", "staff"), ("sight-round-new", "sight")]:
        assert f"{url_of('plan-new', organization)}?kind={kind}" in words_of(signed_in.get(url_of(name, organization)))
    chosen = signed_in.get(url_of("plan-new", organization) + "?kind=sight").context["form"]["kind"].value()
    assert chosen == "sight"
    assert signed_in.get(url_of("plan-new", organization) + "?kind=public").context["form"]["kind"].value() == "staff"


def test_what_was_chosen_is_planned_and_shown(signed_in, organization, mission, leader):
    kitchen = TeamFactory(organization=organization, name="Kitchen")

    page = signed_in.post(
        url_of("plan-new", organization), a_form(mission, audience="teams", teams=[kitchen.pk]), follow=True
    )

    plan = RoundPlan.objects.get()
    assert (plan.next_on, plan.every_months, plan.open_for, str(plan.time_of_day)) == (SOON, 3, 7, "10:30:00")
    assert (plan.minimum_scores, plan.minimum_distributions, plan.minimum_quotes) == (6, 9, 12)
    assert (plan.owner, list(plan.teams.all())) == (leader.person, [kitchen])
    for words in ("Every 3 months", "7 days", "at 10:30 by the clock in UTC", "Kitchen", "Lena Leader"):
        assert words in words_of(page)


def test_sent_twice_it_is_planned_once(signed_in, organization, mission):
    signed_in.post(url_of("plan-new", organization), a_form(mission))
    again = signed_in.post(url_of("plan-new", organization), a_form(mission))

    assert "planned for this day already" in words_of(again)
    assert RoundPlan.objects.count() == 1


def test_leaders_are_planned_without_choosing_people(signed_in, organization, mission):
    signed_in.post(url_of("plan-new", organization), a_form(mission, kind="leaders"))

    assert RoundPlan.objects.get().audience == "leaders"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"first_on": "2026-01-01"}, "This day has passed"),
        ({"audience": "teams"}, "Choose at least one team"),
        ({"minimum_scores": "10"}, "Each number must be at least as large"),
        ({"open_for": "0"}, "greater than or equal to 1"),
        ({"every_months": "1"}, "Select a valid choice"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(signed_in, organization, mission, wrong, words):
    page = signed_in.post(url_of("plan-new", organization), a_form(mission, **wrong))

    assert (page.status_code, RoundPlan.objects.count()) == (400, 0)
    assert words in words_of(page)
    assert 'value="12"' in words_of(page)


def test_a_strangers_mission_or_team_cannot_be_chosen(signed_in, organization, mission):
    theirs = mission_with(organization=TeamFactory(name="Theirs").organization)
    team = theirs.organization.teams.get()

    for wrong in ({"mission": theirs.pk}, {"audience": "teams", "teams": [team.pk]}):
        assert signed_in.post(url_of("plan-new", organization), a_form(mission) | wrong).status_code == 400
    assert not RoundPlan.objects.exists()


def test_changing_shows_what_is_there_and_keeps_it(signed_in, organization, leader, mission):
    plan = soon(leader, mission=mission, is_strict=True)
    url = url_of("plan-edit", organization, plan.pk)

    shown = signed_in.get(url).context["form"]
    assert [shown[name].value() for name in ("first_on", "every_months", "is_strict")] == [SOON, 6, True]
    assert signed_in.post(url, a_form(mission, every_months="12")).status_code == 302
    plan.refresh_from_db()
    assert (plan.every_months, plan.is_strict, RoundPlan.objects.count()) == (12, False, 1)


def test_paused_resumed_left_out_and_ended(signed_in, organization, leader, mission):
    plan = soon(leader, mission=mission)

    def press(name: str, **fields: str) -> str:
        page = words_of(signed_in.post(url_of(name, organization, plan.pk), fields, follow=True))
        plan.refresh_from_db()
        return page

    assert "Paused. Nothing opens until you resume it." in press("plan-pause")
    assert plan.is_paused
    assert "The plan goes on." in press("plan-pause", resume="on")
    assert not plan.is_paused
    following = plan.day_after(SOON)
    for _ in range(2):  # a double click
        press("plan-omission", day=SOON.isoformat())
    assert plan.next_on == following
    assert signed_in.post(url_of("plan-omission", organization, plan.pk), {"day": "soon"}).status_code == 404
    assert "End this plan?" in words_of(signed_in.get(url_of("plan-end", organization, plan.pk)))
    assert "The plan has ended." in press("plan-end")
    assert plan.has_ended
    assert "This plan has ended. Make a new one." in press("plan-pause")


def test_page_says_why_one_waits_and_what_to_do(signed_in, organization, leader, people, mission):
    last = closed(open_staff_round(by=leader.person, people=people, mission=mission), by=leader.person)
    soon(leader, mission=mission)
    open_due_plans(at=DUE)

    waiting = words_of(signed_in.get(url_of("plans", organization)))
    assert f"People have not heard what came of “{last.title}”." in waiting
    assert url_of("summary", organization, last.pk) in waiting
    assert url_of("actions", organization, last.pk) in waiting

    told_and_acted_on(last, by=leader.person)
    assert "It opens within a minute." in words_of(signed_in.get(url_of("plans", organization)))
    open_due_plans(at=DUE)
    assert Round.objects.filter(plan__isnull=False).get().title in words_of(
        signed_in.get(url_of("plans", organization))
    )


def test_page_names_the_open_round_in_the_way(signed_in, organization, leader, people, mission):
    beside = open_staff_round(by=leader.person, people=people, mission=mission)
    soon(leader, mission=mission)
    open_due_plans(at=NOW + timedelta(days=21))

    assert f"“{beside.title}” is still open." in words_of(signed_in.get(url_of("plans", organization)))


def test_one_nobody_answers_for_is_taken_over(organization, leader, administrator, people, mission, client_of):
    plan = soon(leader, mission=mission)
    Person.objects.filter(pk=leader.person_id).update(left_on=SOON)
    open_due_plans(at=DUE)
    signed_in = client_of(administrator)

    page = words_of(signed_in.get(url_of("plans", organization)))
    assert "Lena Leader has left or may not open rounds any more." in page
    signed_in.post(url_of("plan-owner", organization, plan.pk))
    assert open_due_plans(at=DUE) == 1


@pytest.mark.parametrize(("kind", "words"), [("staff", "Fewer than 5 people"), ("leaders", "Nobody here is a leader")])
def test_page_says_that_there_are_too_few(signed_in, organization, leader, mission, kind, words):
    plan = soon(leader, mission=mission, kind=kind, audience=kind)
    RoundPlan.objects.filter(pk=plan.pk).update(blocked_by="people", blocked_at=NOW)

    assert words in words_of(signed_in.get(url_of("plans", organization)))


def test_page_says_that_the_mission_is_gone(signed_in, organization, leader, mission):
    soon(leader, mission=mission)
    RoundPlan.objects.update(blocked_by="mission", blocked_at=NOW)

    assert "Choose another mission" in words_of(signed_in.get(url_of("plans", organization)))


def test_four_plans_cost_as_many_questions_as_one(signed_in, organization, leader, mission):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            signed_in.get(url_of("plans", organization))
        return len(captured)

    soon(leader, mission=mission)
    signed_in.get(url_of("plans", organization))
    one = queries()
    for kind, audience in (("leaders", "leaders"), ("sight", "staff")):
        soon(leader, mission=mission, kind=kind, audience=audience)
    soon(leader, mission=mission, kind="own", survey=own_survey(organization))

    assert queries() == one


def test_one_of_our_own_surveys_is_planned_with_a_look_at_it_first(signed_in, organization, mission):
    survey = own_survey(organization)
    url = url_of("plan-new", organization)

    form = words_of(signed_in.get(f"{url}?kind=own&survey={survey.pk}"))
    page = words_of(signed_in.post(url, a_form(mission, kind="own", survey=survey.pk, volunteers="on"), follow=True))

    assert url_of("survey-preview", organization, survey.pk) in form
    assert f'name="survey" value="{survey.pk}" checked' in form
    plan = RoundPlan.objects.get()
    assert (plan.kind, plan.survey, plan.audience, plan.volunteers) == ("own", survey, "staff", False)
    assert "Vans, " in page and url_of("survey-preview", organization, survey.pk) in page
    shown = signed_in.get(url_of("plan-edit", organization, plan.pk))
    assert f'name="survey" value="{survey.pk}" checked' in words_of(shown)


def test_asking_one_of_our_own_leads_to_asking_it_later(signed_in, organization, mission):
    survey = own_survey(organization)
    page = words_of(signed_in.get(f"{url_of('staff-round-new', organization)}?survey={survey.pk}"))

    assert f"{url_of('plan-new', organization)}?kind=own&amp;survey={survey.pk}" in page


def test_which_of_our_own_has_to_be_said(signed_in, organization, mission):
    none = words_of(signed_in.get(url_of("plan-new", organization)))
    own_survey(organization)
    page = signed_in.post(url_of("plan-new", organization), a_form(mission, kind="own"))

    assert "None of your own surveys can be asked yet." in none
    assert (page.status_code, "Choose which of your own surveys to ask." in words_of(page)) == (400, True)


def test_one_that_is_ticked_under_another_kind_is_not_meant(signed_in, organization, mission):
    signed_in.post(url_of("plan-new", organization), a_form(mission, survey="77"))

    assert (RoundPlan.objects.get().kind, RoundPlan.objects.get().survey) == ("staff", None)


def not_ours_or_not_to_be_asked(organization) -> list[Instrument]:
    theirs = own_survey(MembershipFactory().organization)
    away, faulty = own_survey(organization, title="Away"), own_survey(organization, title="Faulty")
    put_away_survey(survey=away, by=None, at=NOW)
    write(faulty, "", title="Faulty")
    return [theirs, away, faulty]


def test_a_stranger_s_survey_and_one_that_cannot_be_asked_are_refused(signed_in, organization, mission):
    for wrong in not_ours_or_not_to_be_asked(organization):
        page = signed_in.post(url_of("plan-new", organization), a_form(mission, kind="own", survey=wrong.pk))
        assert (page.status_code, "cannot be asked as it stands" in words_of(page)) == (400, True)
        assert f'name="survey" value="{wrong.pk}"' not in words_of(page)
    assert not RoundPlan.objects.exists()


def test_alarm_were_every_survey_offered_a_stranger_s_would_be_shown(signed_in, organization, mission, monkeypatch):
    theirs = own_survey(MembershipFactory().organization, title="Theirs")
    monkeypatch.setattr(plan_forms, "ready_surveys", lambda organization: list(Instrument.objects.own()))

    assert f'name="survey" value="{theirs.pk}"' in words_of(signed_in.get(url_of("plan-new", organization)))


def test_changing_a_plan_says_that_its_survey_cannot_be_asked(signed_in, organization, leader, mission):
    survey = own_survey(organization)
    plan = soon(leader, mission=mission, kind="own", survey=survey)
    write(survey, "", title="Vans")

    page = words_of(signed_in.get(url_of("plan-edit", organization, plan.pk)))

    assert "“Vans” cannot be asked as it stands." in page and survey.get_absolute_url() in page


def test_page_says_what_is_wrong_with_its_survey(signed_in, organization, leader, people, mission):
    survey = own_survey(organization)
    soon(leader, mission=mission, kind="own", survey=survey)
    write(survey, "", title="Vans")
    open_due_plans(at=DUE)
    faulty = words_of(signed_in.get(url_of("plans", organization)))
    Instrument.objects.filter(pk=survey.pk).update(archived_at=NOW)
    away = words_of(signed_in.get(url_of("plans", organization)))

    assert "“Vans” has faults that would mislead people." in faulty and survey.get_absolute_url() in faulty
    assert "“Vans” was put away, so nobody is asked it." in away and "Bring it back" in away
