"""Writing a survey on a page: every button saves, two people lose nothing, and what was written can be asked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.permissions import Role
from surveys.models import Instrument, InstrumentVersion, Round
from surveys.services import close_round, newest_of, put_away_survey, start_survey
from tests.factories.alignment import mission_with
from tests.factories.organizations import MembershipFactory
from tests.factories.own_surveys import own_survey
from tests.factories.round_plans import plan_for
from tests.factories.staff_rounds import open_staff_round, staff
from tests.surveys.views.test_asking import a_form


@pytest.fixture
def signed_in(leader, client_of) -> Client:
    return client_of(leader)


@pytest.fixture
def survey(organization) -> Instrument:
    return start_survey(organization=organization, by=None, at=timezone.now())


def list_url(organization) -> str:
    return reverse("surveys:survey-list", args=[organization.slug])


def press(client: Client, survey: Instrument, do: str = "save", **fields: str):
    """As a browser sends the page as it stands, with these fields typed over."""
    version = newest_of(survey)
    sent: dict = {"number": version.number, "title": version.title, "new_key": "q1", "do": do}
    sent["questions"] = " ".join(question.key for question in version.questionnaire)
    for one in version.questionnaire:
        sent[f"text-en-{one.key}"] = one.text.get("en", "")
        sent[f"items-en-{one.key}"] = "\n".join(item.text.get("en", "") for item in one.items)
        if one.role:
            sent[f"read-{one.key}"] = "on"
        if one.shown_if:
            sent[f"if-{one.key}"] = [f"{one.shown_if.question}:{item}" for item in one.shown_if.items]
    typed = {name if name == "new_key" else name.replace("_", "-"): value for name, value in fields.items()}
    return client.post(survey.get_absolute_url(), sent | typed)


def a_whole_survey(client: Client, survey: Instrument) -> None:
    press(client, survey, "add:single", new_key="drives")
    press(client, survey, "add:open", new_key="door", text_en_drives="Do you drive?", items_en_drives="Yes\nNo")
    press(client, survey, text_en_door="What do you do at the door?", read_door="on", **{"if_door": "drives:i1"})


def test_members_are_refused_and_strangers_find_nothing(survey, organization, member, client_of):
    stranger = client_of(MembershipFactory(role=Role.ADMINISTRATOR))
    aside = InstrumentVersion.objects.create(
        instrument=survey, number=1, state="set_aside", questions={"questions": []}, created_at=timezone.now()
    )
    urls = [
        list_url(organization),
        survey.get_absolute_url(),
        reverse("surveys:survey-preview", args=[organization.slug, survey.pk]),
        reverse("surveys:survey-conflict", args=[organization.slug, aside.pk]),
    ]

    seen = [(client_of(member).get(url).status_code, stranger.get(url).status_code) for url in urls]
    written = [(client_of(member).post(url).status_code, stranger.post(url).status_code) for url in urls]

    assert seen == [(403, 404)] * 4
    assert written == [(403, 404), (403, 404), (403, 404), (403, 404)]
    assert newest_of(survey).number == 1


def test_another_organizations_survey_is_not_found_by_number(signed_in, organization):
    theirs = start_survey(organization=MembershipFactory().organization, by=None, at=timezone.now())

    page = signed_in.get(reverse("surveys:survey", args=[organization.slug, theirs.pk]))
    copied = signed_in.post(list_url(organization), {"copy": theirs.pk})
    aside = InstrumentVersion.objects.create(
        instrument=theirs, number=1, state="set_aside", questions={"questions": []}, created_at=timezone.now()
    )
    conflict = reverse("surveys:survey-conflict", args=[organization.slug, aside.pk])
    decided = [signed_in.get(conflict), signed_in.post(conflict, {"keep-title": "mine"})]

    assert (page.status_code, copied.status_code) == (404, 404)
    assert [answer.status_code for answer in decided] == [404, 404]
    assert InstrumentVersion.objects.set_aside().get() == aside


def test_one_is_begun_empty_or_as_a_copy(signed_in, organization):
    empty = signed_in.post(list_url(organization))
    signed_in.post(list_url(organization), {"kind": "staff"})
    copy = Instrument.objects.get(origin__kind="staff")
    signed_in.post(list_url(organization), {"copy": copy.pk})

    assert empty.headers["Location"] == Instrument.objects.own().order_by("pk")[0].get_absolute_url()
    assert (copy.kind, copy.title, len(newest_of(copy).questionnaire)) == ("own", "Staff round, our own", 5)
    assert set(Instrument.objects.own().values_list("origin__kind", flat=True)) == {None, "staff"}
    page = signed_in.get(list_url(organization)).content.decode()
    assert "copied from “Staff round”" in page and "Nothing is asked yet" in page


def test_the_list_takes_as_many_queries_for_one_survey_as_for_three(
    signed_in, organization, survey, django_assert_num_queries
):
    signed_in.get(list_url(organization))
    with CaptureQueriesContext(connection) as one:
        signed_in.get(list_url(organization))
    for _more in range(2):
        start_survey(organization=organization, by=None, at=timezone.now())
    with django_assert_num_queries(len(one)):
        signed_in.get(list_url(organization))


def test_every_button_saves_what_was_typed(signed_in, survey):
    a_whole_survey(signed_in, survey)
    answer = press(signed_in, survey, "delete:drives", text_en_door="What at the door?", if_door="drives:i1")

    assert answer.headers["Location"] == f"{survey.get_absolute_url()}?saved=1&removed=drives#removed"
    assert [one.text["en"] for one in newest_of(survey).questionnaire] == ["What at the door?"]
    page = signed_in.get(f"{survey.get_absolute_url()}?saved=1&removed=drives").content.decode()
    assert "depends on a choice that is not asked before it" in page and "Ask everybody instead" in page
    press(signed_in, survey, "restore:drives")
    assert [one.key for one in newest_of(survey).questionnaire] == ["drives", "door"]
    assert newest_of(survey).questionnaire.faults() == []


def test_adding_twice_by_a_double_click_adds_once(signed_in, survey):
    sent = {"number": 1, "title": "New survey", "new_key": "q1", "do": "add:rating", "questions": ""}

    for _click in range(2):
        signed_in.post(survey.get_absolute_url(), sent)

    assert [one.key for one in newest_of(survey).questionnaire] == ["q1"]


def test_the_twenty_first_question_is_refused_and_what_was_typed_is_saved(signed_in, survey):
    for number in range(20):
        press(signed_in, survey, "add:open", new_key=f"n{number}")
    press(signed_in, survey, "add:open", new_key="more", text_en_n0="Typed")

    asked = newest_of(survey).questionnaire
    assert (len(asked), asked.question("n0").text["en"]) == (20, "Typed")
    page = signed_in.get(survey.get_absolute_url()).content.decode()
    assert "20 questions at most" in page and 'value="add:open"' not in page


def test_two_people_in_one_question_are_shown_both_texts_and_lose_none(signed_in, survey, organization):
    a_whole_survey(signed_in, survey)
    number = newest_of(survey).number
    press(signed_in, survey, text_en_door="Theirs at the door?")

    answer = press(signed_in, survey, number=number, text_en_door="Mine at the door?", text_en_drives="Do you go?")

    aside = InstrumentVersion.objects.set_aside().get()
    url = reverse("surveys:survey-conflict", args=[organization.slug, aside.pk])
    assert answer.headers["Location"] == url
    page = signed_in.get(url).content.decode()
    assert "Theirs at the door?" in page and "Mine at the door?" in page and "Nothing is lost" in page
    assert "Choose what stands" in signed_in.get(survey.get_absolute_url()).content.decode()

    signed_in.post(url, {"keep-door": "mine"})
    asked = newest_of(survey).questionnaire
    assert [one.text["en"] for one in asked] == ["Do you go?", "Mine at the door?"]
    assert "decided about this text already" in signed_in.get(url).content.decode()
    signed_in.post(url, {"keep-door": "theirs"})
    assert newest_of(survey).questionnaire == asked


def test_the_preview_shows_what_a_phone_shows(signed_in, survey, organization):
    mission_with(organization=organization)
    a_whole_survey(signed_in, survey)
    answer = press(signed_in, survey, "preview", section_en_drives="You", text_de_drives="Fahren Sie?")
    url = answer.headers["Location"]

    english, german = (signed_in.get(f"{url}?language={code}").content.decode() for code in ("en", "de"))

    assert "Do you drive?" in english and "Question 1 of 2" in english and "question-section" in english
    assert 'name="q-drives" value="i1"' in english and "Only after certain choices" in english
    assert "Fahren Sie?" in german and "Do you drive?" not in german


def test_an_own_survey_is_asked_like_a_staff_round(signed_in, survey, organization, leader):
    mission = mission_with(organization=organization)
    people = staff(organization)
    a_whole_survey(signed_in, survey)
    url = reverse("surveys:staff-round-new", args=[organization.slug])

    assert press(signed_in, survey, "ask").headers["Location"] == f"{url}?survey={survey.pk}"
    page = signed_in.get(f"{url}?survey={survey.pk}").content.decode()
    kinds = signed_in.get(reverse("surveys:round-kinds", args=[organization.slug])).content.decode()
    signed_in.post(url, a_form(mission, survey=survey.pk))

    assert "What do you do at the door?" in page and "What are you here to do?" not in page
    assert f"{url}?survey={survey.pk}" in kinds
    round = Round.objects.get()
    assert (round.instrument, round.mode, round.roster.count()) == (survey, "confidential", len(people) + 1)
    assert [one.key for one in round.questionnaire] == ["drives", "door"]


def test_a_survey_with_faults_and_one_of_strangers_cannot_be_asked(signed_in, survey, organization):
    mission = mission_with(organization=organization)
    staff(organization)
    stranger = start_survey(organization=MembershipFactory().organization, by=None, at=timezone.now())
    url = reverse("surveys:staff-round-new", args=[organization.slug])

    for chosen in (survey, stranger):
        page = signed_in.post(url, a_form(mission, survey=chosen.pk)).content.decode()
        assert "cannot be asked as it stands" in page
    assert not Round.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "-1", "99999999999999", "0"])
def test_a_number_that_nobody_saved_loses_nothing(signed_in, survey, number):
    answer = press(signed_in, survey, "add:open", number=number, new_key="mine")

    assert answer.status_code == 302
    kept = [one.questions["questions"] for one in InstrumentVersion.objects.exclude(number=1, state="saved")]
    assert [[question["key"] for question in questions] for questions in kept] == [["mine"]]


def press_button(client: Client, name: str, survey: Instrument, organization) -> str:
    url = reverse(f"surveys:{name}", args=[organization.slug, survey.pk])
    return " ".join(client.post(url, follow=True).content.decode().split())


def choices_of(client: Client, organization) -> str:
    """Every page on which a survey to ask is chosen."""
    names = ("round-kinds", "staff-round-new", "plan-new")
    return "".join(client.get(reverse(f"surveys:{name}", args=[organization.slug])).content.decode() for name in names)


def test_one_is_put_away_and_brought_back(signed_in, organization, leader):
    mission_with(organization=organization)
    survey = own_survey(organization)
    round = open_staff_round(by=leader.person, version=newest_of(survey))
    close_round(round=round, by=leader.person, at=timezone.now())
    assert choices_of(signed_in, organization).count("Vans") >= 3

    page = press_button(signed_in, "survey-archive", survey, organization)

    assert "“Vans” was put away. Its rounds and results stay." in page and "Put away: 1" in page
    assert "Vans" not in choices_of(signed_in, organization)
    shown = signed_in.get(survey.get_absolute_url()).content.decode()
    assert "This was put away." in shown and 'value="ask"' not in shown
    assert [signed_in.get(url).status_code for url in pages_of(survey, round, organization)] == [200, 200, 200]

    back = press_button(signed_in, "survey-return", survey, organization)
    assert "“Vans” can be asked again." in back and 'value="ask"' in back
    assert choices_of(signed_in, organization).count("Vans") >= 3


def pages_of(survey: Instrument, round: Round, organization) -> list[str]:
    results = reverse("alignment:results", args=[organization.slug, round.pk])
    return [reverse("surveys:survey-preview", args=[organization.slug, survey.pk]), round.get_absolute_url(), results]


def test_whoever_writes_in_one_that_is_put_away_meanwhile_loses_nothing(signed_in, organization):
    survey = own_survey(organization)
    put_away_survey(survey=survey, by=None, at=timezone.now())

    answer = press(signed_in, survey, "ask", text_en_q1="Typed meanwhile?")

    assert answer.headers["Location"] == f"{survey.get_absolute_url()}?saved=1"
    assert newest_of(survey).questionnaire.question("q1").text["en"] == "Typed meanwhile?"


def test_one_that_a_plan_asks_stays_and_the_page_leads_to_the_plan(signed_in, organization, leader):
    survey = own_survey(organization)
    plan = plan_for(by=leader.person, kind="own", survey=survey)

    page = press_button(signed_in, "survey-archive", survey, organization)

    assert "“Vans” is planned for 1 June 2026. End the plan or let it ask something else first." in page
    assert plan.get_absolute_url() in page
    survey.refresh_from_db()
    assert not survey.is_archived


def test_putting_away_is_for_whoever_opens_rounds(organization, member, client_of):
    survey = own_survey(organization)
    stranger = client_of(MembershipFactory(role=Role.ADMINISTRATOR))
    urls = [reverse(f"surveys:survey-{name}", args=[organization.slug, survey.pk]) for name in ("archive", "return")]

    assert [(client_of(member).post(url).status_code, stranger.post(url).status_code) for url in urls] == [
        (403, 404)
    ] * 2
    survey.refresh_from_db()
    assert not survey.is_archived


def test_a_strangers_survey_is_not_put_away_by_number(signed_in, organization):
    theirs = own_survey(MembershipFactory().organization)
    urls = [reverse(f"surveys:survey-{name}", args=[organization.slug, theirs.pk]) for name in ("archive", "return")]

    assert [signed_in.post(url).status_code for url in urls] == [404, 404]
    theirs.refresh_from_db()
    assert not theirs.is_archived


def test_alarm_without_the_tenancy_door_a_strangers_survey_would_be_put_away(signed_in, organization, monkeypatch):
    theirs = own_survey(MembershipFactory().organization)
    monkeypatch.setattr("surveys.views.own_surveys.own_surveys", lambda organization: Instrument.objects.own())

    press_button(signed_in, "survey-archive", theirs, organization)

    theirs.refresh_from_db()
    assert theirs.is_archived
