"""What the plan form shows before it is sent, and people chosen one by one."""

import pytest
from django.test import Client
from django.utils.formats import date_format

from missionhub.organizations.models import Person
from surveys.models import RoundPlan
from tests.factories.alignment import mission_with
from tests.factories.organizations import MembershipFactory
from tests.factories.own_surveys import own_survey
from tests.factories.staff_rounds import staff
from tests.surveys.views.test_plans import SOON, a_form, soon, url_of, words_of


@pytest.fixture
def mission(organization):
    return mission_with(organization=organization)


@pytest.fixture
def people(organization) -> list[Person]:
    return staff(organization)


@pytest.fixture
def signed_in(leader, client_of) -> Client:
    return client_of(leader)


def test_the_form_shows_what_people_will_read_and_when(signed_in, organization, mission):
    survey = own_survey(organization, words="How are the vans today?")
    url = url_of("plan-new", organization)

    first = words_of(signed_in.get(url))
    page = signed_in.post(url, a_form(mission, kind="own", survey=survey.pk, first_on="2096-11-30", preview="1"))
    shown = words_of(page)

    assert "What do you get paid to do?" in first and "“Staff round”, as it stands today." in first
    assert "How are the vans today?" in shown and "“Vans”, as it stands today." in shown
    assert "Opens on 30 November 2096, 28 February 2097, 30 May 2097 and so on." in shown
    assert (page.status_code, RoundPlan.objects.count()) == (200, 0)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"kind": "leaders"}, "Leaders’ round”, as it stands"),
        ({"kind": "sight"}, "Line-of-sight check”, as it stands"),
        ({"kind": "staff", "volunteers": "on"}, "<li>What are you here to do?</li>"),
        ({"every_months": "0", "first_on": "2096-11-30"}, "Opens on 30 November 2096."),
    ],
)
def test_what_is_chosen_is_what_is_shown(signed_in, organization, mission, chosen, words):
    shown = words_of(signed_in.post(url_of("plan-new", organization), a_form(mission, **chosen, preview="1")))

    assert words in shown


def test_what_cannot_be_shown_is_left_out(signed_in, organization, mission):
    for wrong in ({"kind": "own"}, {"kind": "nothing"}, {"first_on": "never"}, {"every_months": "x"}):
        page = signed_in.post(url_of("plan-new", organization), a_form(mission, **wrong))
        assert (page.status_code, page.context["form"].preview() == []) == (400, "kind" in wrong)
        assert (page.context["form"].coming == []) == ("kind" not in wrong)


def test_a_plan_that_goes_on_shows_the_days_that_come(signed_in, organization, leader, mission):
    plan = soon(leader, mission=mission)
    RoundPlan.objects.filter(pk=plan.pk).update(next_on=plan.day_after(SOON))

    form = signed_in.get(url_of("plan-edit", organization, plan.pk)).context["form"]
    plan.refresh_from_db()
    assert form.coming == plan.coming()
    assert all(
        date_format(day, "j F Y") in words_of(signed_in.get(url_of("plans", organization))) for day in form.coming
    )


def test_people_are_chosen_one_by_one(signed_in, organization, mission, people):
    url, six = url_of("plan-new", organization), people[:6]
    nobody = signed_in.post(url, a_form(mission, audience="people"))
    page = signed_in.post(url, a_form(mission, audience="people", people=[one.pk for one in six]), follow=True)

    assert (nobody.status_code, "Choose the people to ask." in words_of(nobody)) == (400, True)
    plan = RoundPlan.objects.get()
    assert (plan.audience, set(plan.people.all())) == ("people", set(six))
    assert "6 chosen people" in words_of(page)
    form = signed_in.get(url_of("plan-edit", organization, plan.pk)).context["form"]
    assert {person for person, ticked in form.person_rows if ticked} == set(six)
    Person.objects.filter(pk=six[0].pk).update(left_on=SOON)
    assert "5 chosen people" in words_of(signed_in.get(url_of("plans", organization)))


def test_leaders_are_planned_whoever_was_ticked_before(signed_in, organization, mission, people):
    signed_in.post(url_of("plan-new", organization), a_form(mission, kind="leaders", audience="people"))

    assert (RoundPlan.objects.get().audience, RoundPlan.objects.get().people.count()) == ("leaders", 0)


def choosing_strangers(signed_in, organization, mission) -> int:
    theirs = [one.pk for one in staff(MembershipFactory().organization)]
    fields = a_form(mission, audience="people", people=theirs)
    return signed_in.post(url_of("plan-new", organization), fields).status_code


def test_strangers_cannot_be_chosen(signed_in, organization, mission):
    assert (choosing_strangers(signed_in, organization, mission), RoundPlan.objects.exists()) == (400, False)


def test_alarm_were_everybody_offered_strangers_would_be_chosen(signed_in, organization, mission, monkeypatch):
    monkeypatch.setattr("surveys.forms.asking.staff_of", lambda organization: Person.objects.all())

    assert choosing_strangers(signed_in, organization, mission) == 302
