from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Role
from surveys.models import Invitation, Round
from surveys.questionnaire import VOLUNTEER_QUESTION
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_rounds import open_staff_round
from tests.factories.surveys import mission_with_text, open_round


@pytest.fixture
def mission(organization):
    return mission_with_text(organization=organization)


@pytest.fixture
def signed_in(leader, client_of) -> Client:
    return client_of(leader)


def url_of(organization) -> str:
    return reverse("surveys:round-new", args=[organization.slug])


def a_form(mission, **fields) -> dict:
    return {"mission": mission.pk, "question": "What do you get paid to do?", "names": "", "closes_on": ""} | fields


def test_without_a_mission_it_leads_to_one(signed_in, organization):
    page = signed_in.get(url_of(organization)).content.decode()

    assert reverse("missions:mission-new", args=[organization.slug]) in page


def test_a_mission_without_words_does_not_count(signed_in, organization):
    mission_with_text(organization=organization, statement="")

    assert "First, the mission" in signed_in.get(url_of(organization)).content.decode()


def test_leaders_and_administrators_are_ticked_and_others_not(signed_in, mission, administrator, member):
    page = signed_in.get(url_of(mission.organization))

    ticked = {person.name: is_ticked for person, is_ticked in page.context["form"].leaders}
    others = {person.name: is_ticked for person, is_ticked in page.context["form"].others}
    assert ticked == {"Ada Administrator": True, "Lena Leader": True}
    assert others == {"Max Member": False}


def test_one_click_asks_the_ticked_and_the_named(signed_in, mission, leader):
    form = a_form(mission, people=[leader.person.pk], names="Ana Ruiz, ana@example.org\nBo Chen")

    answer = signed_in.post(url_of(mission.organization), form)

    round = Round.objects.get()
    assert answer.headers["Location"] == round.get_absolute_url()
    assert list(round.roster.order_by("position").values_list("name", flat=True)) == [
        "Lena Leader",
        "Ana Ruiz",
        "Bo Chen",
    ]
    assert (round.opened_by, round.closes_at) == (leader.person, None)
    assert Person.objects.get(name="Ana Ruiz").email == "ana@example.org"


def test_the_round_closes_at_the_end_of_the_day_where_the_organization_lives(signed_in, mission):
    type(mission.organization).objects.update(time_zone="America/New_York")
    day = (timezone.now() + timedelta(days=9)).date()

    signed_in.post(url_of(mission.organization), a_form(mission, names="Ana", closes_on=day.isoformat()))

    closes_at = Round.objects.get().closes_at
    assert closes_at.utcoffset() == timedelta(0)
    assert (closes_at - timedelta(hours=5)).date() == day and closes_at.date() > day


def test_the_question_for_volunteers(signed_in, mission):
    signed_in.post(url_of(mission.organization), a_form(mission, names="Ana", question=VOLUNTEER_QUESTION))

    assert Round.objects.get().question_text == VOLUNTEER_QUESTION


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"names": ""}, "Choose at least one person"),
        ({"names": "Ana <not-an-address@>"}, "Not read"),
        ({"names": "Ana Ruiz\nBo Chen", "closes_on": "2020-01-01"}, "This day has passed"),
        ({"names": "Ana Ruiz\nBo Chen", "closes_on": "tomorrow"}, "Enter a valid date"),
        ({"names": "Ana Ruiz\nBo Chen", "question": "Whom do you vote for?"}, "Select a valid choice"),
    ],
)
def test_a_mistake_opens_nothing_and_keeps_everything_typed(signed_in, mission, wrong, words):
    page = signed_in.post(url_of(mission.organization), a_form(mission, **wrong)).content.decode()

    assert words in page
    assert wrong["names"].replace("<", "&lt;").replace(">", "&gt;") in page
    assert (Round.objects.count(), Person.objects.filter(name__startswith="Ana").count()) == (0, 0)


def test_people_and_missions_of_strangers_are_refused(signed_in, mission):
    stranger = MembershipFactory(role=Role.LEADER)
    theirs = mission_with_text(organization=stranger.organization)

    signed_in.post(url_of(mission.organization), a_form(mission, people=[stranger.person.pk]))
    signed_in.post(url_of(mission.organization), a_form(theirs, names="Ana"))

    assert Round.objects.count() == 0


def test_fewer_than_four_are_warned_kindly(signed_in, mission):
    few = signed_in.post(url_of(mission.organization), a_form(mission, names="Ana\nBo\nCy"), follow=True)
    enough = signed_in.post(url_of(mission.organization), a_form(mission, names="Ana\nBo\nCy\nDi"), follow=True)

    assert "Fewer than four people are asked" in few.content.decode()
    assert "Fewer than four people are asked" not in enough.content.decode()


def test_founder_is_led_to_answer_first_until_done(signed_in, mission):
    url = reverse("surveys:founder-answer", args=[mission.organization.slug, mission.pk])
    assert url in signed_in.get(url_of(mission.organization)).content.decode()

    signed_in.post(url, {"text": "I run the kitchen."})

    assert url not in signed_in.get(url_of(mission.organization)).content.decode()


def test_one_mission_is_not_asked_about_and_two_are(signed_in, mission):
    assert "About which mission?" not in signed_in.get(url_of(mission.organization)).content.decode()

    mission_with_text(organization=mission.organization)

    assert "About which mission?" in signed_in.get(url_of(mission.organization)).content.decode()


def test_page_costs_the_same_for_many_people(signed_in, mission, django_assert_num_queries):
    for number in range(25):
        MembershipFactory(organization=mission.organization, role=Role.LEADER, person__name=f"Leader {number}")
    signed_in.get(url_of(mission.organization))

    with django_assert_num_queries(11):
        signed_in.get(url_of(mission.organization))


def test_factory_opens_a_round_with_one_invitation_each(leader):
    assert Invitation.objects.filter(round=open_round(by=leader.person)).count() == 4


def test_people_of_the_last_round_are_ticked_again(signed_in, mission, leader):
    open_round(by=leader.person, mission=mission, names=("Ana Ruiz",))
    open_staff_round(by=leader.person, mission=mission, people=[], kind="awareness", mode="public", audience="public")
    Person.objects.create(organization=mission.organization, name="Bo Chen")

    form = signed_in.get(url_of(mission.organization)).context["form"]

    assert [(person.name, ticked) for person, ticked in form.leaders] == [("Lena Leader", True), ("Ana Ruiz", True)]
    assert [(person.name, ticked) for person, ticked in form.others] == [("Bo Chen", False)]


def test_round_that_is_still_open_is_named_before_a_second_one_is_opened(signed_in, mission, leader):
    before = signed_in.get(url_of(mission.organization)).content.decode()
    round = open_round(by=leader.person, mission=mission)

    after = signed_in.get(url_of(mission.organization)).content.decode()

    assert ["is still open. A new round asks everybody again." in page for page in (before, after)] == [False, True]
    assert round.get_absolute_url() in after
