from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alignment.queries.staff import staff_page
from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Role
from surveys import intake
from surveys.models import Round
from surveys.questionnaire import read_response
from tests.factories.alignment import mission_with
from tests.factories.organizations import MembershipFactory, TeamFactory
from tests.factories.staff_results import released
from tests.factories.staff_rounds import closed, invitation_to, open_staff_round, staff

KINDS = ("round-kinds", "staff-round-new", "sight-round-new", "public-round-new")


@pytest.fixture
def mission(organization):
    return mission_with(organization=organization)


@pytest.fixture
def signed_in(leader, client_of) -> Client:
    return client_of(leader)


def url_of(name: str, organization) -> str:
    return reverse(f"surveys:{name}", args=[organization.slug])


def a_form(mission, **fields) -> dict:
    day = timezone.now().date() + timedelta(days=10)
    return {
        "mission": mission.pk,
        "question": "What do you get paid to do?",
        "audience": "staff",
        "closes_on": day.isoformat(),
        "minimum_scores": "5",
        "minimum_distributions": "8",
        "minimum_quotes": "10",
    } | fields


def open_staff(signed_in, mission, **fields):
    return signed_in.post(url_of("staff-round-new", mission.organization), a_form(mission, **fields))


def test_members_are_refused_and_strangers_find_nothing(mission, member, client_of):
    stranger = client_of(MembershipFactory(role=Role.ADMINISTRATOR))

    seen = [
        (client_of(member).get(url).status_code, stranger.get(url).status_code)
        for url in (url_of(name, mission.organization) for name in KINDS)
    ]

    assert seen == [(403, 404)] * 4


def test_ask_page_offers_every_kind(signed_in, mission):
    page = signed_in.get(url_of("round-kinds", mission.organization)).content.decode()

    leads = [
        url_of(name, mission.organization) in page
        for name in ("round-new", "staff-round-new", "sight-round-new", "public-round-new")
    ]
    assert leads == [True] * 4


@pytest.mark.parametrize("name", ["staff-round-new", "sight-round-new", "public-round-new"])
def test_without_a_mission_it_leads_to_one(signed_in, organization, name):
    assert "First, the mission" in signed_in.get(url_of(name, organization)).content.decode()


def test_one_click_asks_everybody_in_confidence(signed_in, mission, leader):
    staff(mission.organization)

    answer = open_staff(signed_in, mission)

    round = Round.objects.get()
    assert answer.headers["Location"] == round.get_absolute_url()
    assert (round.mode, round.audience, round.opened_by) == ("confidential", "staff", leader.person)
    assert set(round.roster.values_list("name", flat=True)) == set(
        Person.objects.filter(organization=mission.organization).values_list("name", flat=True)
    )


def test_a_line_of_sight_check_asks_its_own_two_questions_and_is_read_as_plain_figures(signed_in, mission, leader):
    staff(mission.organization)
    page = signed_in.get(url_of("sight-round-new", mission.organization)).content.decode()
    assert "Which result does your work help most?" in page and "What are you here to do?" not in page

    signed_in.post(url_of("sight-round-new", mission.organization), a_form(mission))
    round = Round.objects.get()
    assert (round.mode, round.instrument.kind) == ("confidential", "sight")
    for name in round.roster.values_list("name", flat=True):
        answer = {"q-sight-outcome": ["4"], "q-sight-role": ["3"], "q-sight-owed": ["2"], "q-result": ["Warm meals."]}
        response = read_response(round.questionnaire, answer)
        intake.receive(invitation=invitation_to(round, name), response=response, at=timezone.now())

    (asked,) = staff_page(released(round, by=leader.person)).asked
    assert [(bar.text, bar.figure.value) for bar in asked.bars] == [
        ("I know which outcome my work serves.", 75),
        ("I know what my role is answerable for.", 50),
        ("I know what I owe next.", 25),
    ]


def test_chosen_teams_reach_the_teams_below_and_nobody_else(signed_in, mission):
    staff(mission.organization)
    kitchen = mission.organization.teams.get(name="Kitchen")
    below = TeamFactory(organization=mission.organization, name="Bakery", parent=kitchen)
    Person.objects.filter(name="Office 1").update(team=below)

    open_staff(signed_in, mission, audience="teams", teams=[kitchen.pk])

    asked = set(Round.objects.get().roster.values_list("name", flat=True))
    assert asked == {*(f"Kitchen {number}" for number in range(1, 9)), "Office 1"}


def test_chosen_people_and_added_names(signed_in, mission):
    people = staff(mission.organization, {"Kitchen": 4})

    open_staff(
        signed_in, mission, audience="people", people=[person.pk for person in people], names="Ana, ana@example.org"
    )

    asked = set(Round.objects.get().roster.values_list("name", flat=True))
    assert asked == {"Kitchen 1", "Kitchen 2", "Kitchen 3", "Kitchen 4", "Ana"}


def test_names_of_a_choice_that_was_given_up_are_not_kept(signed_in, mission):
    staff(mission.organization)

    open_staff(signed_in, mission, audience="staff", names="Ana Ruiz")

    assert not Person.objects.filter(name="Ana Ruiz").exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"audience": "teams"}, "Choose at least one team"),
        ({"audience": "people"}, "Choose the people to ask"),
        ({"audience": "people", "names": "Ana\nBo\nCy"}, "needs at least 5 people"),
        ({"minimum_scores": "4"}, "greater than or equal to 5"),
        ({"minimum_distributions": "7"}, "greater than or equal to 8"),
        ({"minimum_quotes": "9"}, "greater than or equal to 10"),
        ({"minimum_scores": "9"}, "at least as large as the one before"),
        ({"closes_on": ""}, "This field is required"),
        ({"closes_on": "2020-01-01"}, "This day has passed"),
    ],
)
def test_a_mistake_opens_nothing_and_says_what_to_change(signed_in, mission, wrong, words):
    staff(mission.organization)

    page = open_staff(signed_in, mission, **wrong).content.decode()

    assert words in page
    assert (Round.objects.count(), Person.objects.filter(name="Ana").count()) == (0, 0)
    assert wrong.get("names", "") in page


def test_preview_shows_the_words_that_are_then_frozen(signed_in, mission):
    staff(mission.organization)
    chosen = {"minimum_scores": "7", "minimum_quotes": "12", "question": "What are you here to do?"}

    shown = open_staff(signed_in, mission, preview="1", **chosen).context["preview"]
    was_opened = Round.objects.exists()
    open_staff(signed_in, mission, **chosen)

    round = Round.objects.get()
    assert not was_opened
    assert {side["code"]: side["told"] for side in shown} == round.told
    assert [[question["text"] for question in side["questions"]] for side in shown] == [
        [question.text[side["code"]] for question in round.questionnaire] for side in shown
    ]
    assert round.question_text == "What are you here to do?"


def test_raised_minimums_freeze_with_the_round(signed_in, mission):
    staff(mission.organization)

    open_staff(signed_in, mission, minimum_scores="6", minimum_distributions="9", minimum_quotes="15")

    round = Round.objects.get()
    assert (round.minimum_scores, round.minimum_distributions, round.minimum_quotes) == (6, 9, 15)


def test_near_round_is_strict_without_a_choice(signed_in, mission, leader):
    free = signed_in.get(url_of("staff-round-new", mission.organization)).content.decode()
    closed(open_staff_round(by=leader.person, mission=mission), by=leader.person)

    forced = signed_in.get(url_of("staff-round-new", mission.organization)).content.decode()
    open_staff(signed_in, mission, ask_anyway="on")

    assert ['name="is_strict"' in page for page in (free, forced)] == [True, False]
    assert Round.objects.newest_first().first().is_strict


def test_strict_may_be_chosen(signed_in, mission):
    staff(mission.organization)

    open_staff(signed_in, mission, is_strict="on")

    assert Round.objects.get().is_strict


@pytest.mark.parametrize("audience", ["public", "stakeholders"])
def test_public_round_opens_with_a_link_and_asks_nobody_by_name(signed_in, mission, audience):
    answer = signed_in.post(url_of("public-round-new", mission.organization), a_form(mission, audience=audience))

    round = Round.objects.get()
    assert answer.headers["Location"] == round.get_absolute_url()
    assert (round.mode, round.audience, round.roster.count()) == ("public", audience, 0)
    assert round.public_token in signed_in.get(round.get_absolute_url()).content.decode()


def test_people_and_teams_of_strangers_are_refused(signed_in, mission):
    stranger = MembershipFactory()
    team = TeamFactory(organization=stranger.organization)

    open_staff(signed_in, mission, audience="people", people=[stranger.person.pk])
    open_staff(signed_in, mission, audience="teams", teams=[team.pk])

    assert Round.objects.count() == 0


def test_form_costs_the_same_for_many_people_and_teams(signed_in, mission, django_assert_max_num_queries):
    staff(mission.organization, {f"Team {number}": 6 for number in range(8)})
    signed_in.get(url_of("staff-round-new", mission.organization))

    with django_assert_max_num_queries(16):
        signed_in.get(url_of("staff-round-new", mission.organization))
