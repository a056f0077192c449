from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.permissions import Role
from surveys.models import Round
from surveys.queries import invitation_url
from surveys.services import close_round, open_leaders_round, open_up_closed_rounds
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_rounds import open_staff_round
from tests.factories.surveys import NAMES, answer, invitation_of, mission_with_text, open_round


@pytest.fixture
def round(leader) -> Round:
    return open_round(by=leader.person)


@pytest.fixture
def signed_in(leader, client_of) -> Client:
    return client_of(leader)


def pages_of(round: Round) -> list[str]:
    slug = round.organization.slug
    return [
        reverse("surveys:round-list", args=[slug]),
        reverse("surveys:round-new", args=[slug]),
        round.get_absolute_url(),
        reverse("surveys:closure", args=[slug, round.pk]),
        reverse("surveys:sheet", args=[slug, round.pk]),
        reverse("surveys:invitation-qr", args=[slug, invitation_of(round).pk]),
        reverse("surveys:founder-answer", args=[slug, round.mission_id]),
    ]


def test_members_are_refused_strangers_find_nothing_and_nobody_signs_in(round, member, client_of):
    stranger = client_of(MembershipFactory(role=Role.ADMINISTRATOR))

    seen = [
        (client_of(member).get(url).status_code, stranger.get(url).status_code, Client().get(url).status_code)
        for url in pages_of(round)
    ]

    assert seen == [(403, 404, 302)] * 7


def test_another_organization_cannot_reach_a_round_through_its_own_door(round, client_of):
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)
    signed_in = client_of(stranger)
    own = [url.replace(round.organization.slug, stranger.organization.slug) for url in pages_of(round)]

    assert [signed_in.get(url).status_code for url in own] == [200, 200, 404, 404, 404, 404, 404]
    closure = reverse("surveys:closure", args=[stranger.organization.slug, round.pk])
    assert signed_in.post(closure).status_code == 404
    assert Round.objects.get(pk=round.pk).is_open


def test_round_page_says_who_has_answered_and_links_only_the_others(round, signed_in):
    answer(round)

    page = signed_in.get(round.get_absolute_url()).content.decode()

    links = {name: invitation_url(invitation_of(round, name)) in page for name in NAMES}
    assert "1 of 4" in page
    assert links == {"Ana Ruiz": False, "Bo Chen": True, "Cy Adler": True, "Di Novak": True}
    assert page.count(">Answered<") == 1 and page.count(">Not yet<") == 3


def test_people_are_listed_by_name(round, signed_in):
    page = signed_in.get(round.get_absolute_url())

    assert [row["invitation"].roster_entry.name for row in page.context["people"]] == sorted(NAMES)


def test_mail_that_is_off_is_said_plainly(round, signed_in, settings):
    settings.MAIL_ENABLED = False

    assert "Mail is off on this server; copy the links" in signed_in.get(round.get_absolute_url()).content.decode()


def test_page_shows_what_people_were_told(round, signed_in):
    assert round.disclosure_text in signed_in.get(round.get_absolute_url()).content.decode()


def test_closing_asks_first_and_then_closes_once(round, signed_in, leader):
    url = reverse("surveys:closure", args=[round.organization.slug, round.pk])

    asked = signed_in.get(url)
    was_open = Round.objects.get(pk=round.pk).is_open
    first, second = signed_in.post(url), signed_in.post(url, follow=True)

    assert (asked.status_code, was_open, first.status_code) == (200, True, 302)
    assert "closed already" in second.content.decode()
    assert Round.objects.get(pk=round.pk).closed_by == leader.person


def test_confirmation_of_a_closed_round_leads_back(round, signed_in, leader):
    close_round(round=round, by=leader.person, at=timezone.now())

    page = signed_in.get(reverse("surveys:closure", args=[round.organization.slug, round.pk]))

    assert page.headers["Location"] == round.get_absolute_url()


def test_closed_round_leads_to_results_and_links_no_longer_ask(round, signed_in, leader):
    close_round(round=round, by=leader.person, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())

    page = signed_in.get(round.get_absolute_url()).content.decode()

    assert reverse("alignment:results", args=[round.organization.slug, round.pk]) in page
    assert "QR code for" not in page and page.count(">No answer<") == 4


def test_links_to_the_results_can_be_sent_again_to_whoever_is_still_here(round, signed_in, leader):
    gone = invitation_of(round, "Bo Chen").roster_entry.person
    gone.left_on = timezone.now().date()
    gone.save()
    close_round(round=round, by=leader.person, at=timezone.now())

    links = signed_in.get(round.get_absolute_url()).context["links"].splitlines()

    here = [name for name in NAMES if name != "Bo Chen"]
    assert links == [f"{name}: {invitation_url(invitation_of(round, name))}" for name in here]


def test_links_to_results_that_nobody_was_promised_are_not_offered(round, signed_in, leader):
    Round.objects.update(shows_results_by_link=False)
    close_round(round=round, by=leader.person, at=timezone.now())

    assert "/a/" not in signed_in.get(round.get_absolute_url()).content.decode()


def test_links_of_an_open_round_are_copied_at_once_for_whoever_has_not_answered(round, signed_in):
    answer(round, name="Ana Ruiz")

    links = signed_in.get(round.get_absolute_url()).context["links"].splitlines()

    assert links == [f"{name}: {invitation_url(invitation_of(round, name))}" for name in NAMES[1:]]


def test_reader_who_is_asked_too_is_told_until_the_answer_is_in(leader, administrator, client_of):
    round = open_leaders_round(
        mission=mission_with_text(organization=leader.organization),
        people=[leader.person],
        by=leader.person,
        at=timezone.now(),
    )
    asked, other = client_of(leader), client_of(administrator)

    before = asked.get(round.get_absolute_url()).context["own_url"]
    answer(round, name=leader.person.name)

    assert before == invitation_url(invitation_of(round, leader.person.name))
    assert asked.get(round.get_absolute_url()).context["own_url"] == ""
    assert other.get(round.get_absolute_url()).context["own_url"] == ""


def test_round_closed_by_its_date_says_so(leader, signed_in):
    round = open_round(by=leader.person)
    close_round(round=round, by=None, at=timezone.now() + timedelta(days=14))

    assert "by its date" in signed_in.get(round.get_absolute_url()).content.decode()


def test_slips_are_for_those_who_have_not_answered(round, signed_in):
    answer(round)

    page = signed_in.get(reverse("surveys:sheet", args=[round.organization.slug, round.pk])).content.decode()

    assert page.count('role="img"') == 3 and "Ana Ruiz" not in page


def test_code_is_drawn_without_inline_style_or_script(round, signed_in):
    page = signed_in.get(reverse("surveys:invitation-qr", args=[round.organization.slug, invitation_of(round).pk]))

    drawing = page.content.decode().split('class="qr"')[1].split("</div>")[0]
    assert "<svg" in drawing and "style" not in drawing and "script" not in drawing


def test_code_of_an_answered_invitation_is_gone(round, signed_in):
    answer(round)

    url = reverse("surveys:invitation-qr", args=[round.organization.slug, invitation_of(round).pk])
    assert signed_in.get(url).status_code == 404


@pytest.mark.parametrize("page", ["sheet", "invitation-qr", "founder-answer"])
def test_pages_shown_before_somebody_answers_hide_the_mission(round, signed_in, page):
    pk = {"sheet": round.pk, "invitation-qr": invitation_of(round).pk, "founder-answer": round.mission_id}[page]

    shown = signed_in.get(reverse(f"surveys:{page}", args=[round.organization.slug, pk])).content.decode()

    assert "No one in Harbor goes hungry" not in shown


def test_round_page_does_show_the_mission(round, signed_in):
    assert "No one in Harbor goes hungry" in signed_in.get(round.get_absolute_url()).content.decode()


def test_links_have_the_configured_host(round, signed_in, settings):
    settings.SITE_URL = "https://missionhub.example.org"

    page = signed_in.get(round.get_absolute_url(), headers={"host": "localhost"})

    hosts = {urlsplit(row["url"]).netloc for row in page.context["people"]}
    assert hosts == {"missionhub.example.org"}


def test_an_empty_list_teaches(leader, signed_in):
    page = signed_in.get(reverse("surveys:round-list", args=[leader.organization.slug])).content.decode()

    assert "Ask your leaders one question" in page


def test_pages_cost_the_same_for_many(leader, signed_in, django_assert_num_queries):
    rounds = [open_round(by=leader.person, names=tuple(f"Person {n}" for n in range(12))) for _ in range(5)]
    signed_in.get(rounds[0].get_absolute_url())

    with django_assert_num_queries(8):
        signed_in.get(rounds[0].get_absolute_url())
    with django_assert_num_queries(7):
        signed_in.get(reverse("surveys:round-list", args=[leader.organization.slug]))


def test_round_page_asked_again_is_silent_until_somebody_answers(leader, signed_in):
    round = open_round(by=leader.person, names=("Ada", "Bo"))

    assert signed_in.get(round.get_absolute_url(), {"seen": "0"}).status_code == 204

    answer(round, name="Ada", text="I cook.")
    assert signed_in.get(round.get_absolute_url(), {"seen": "0"}).status_code == 200


def test_links_that_open_here_only_say_so_before_and_after_opening(leader, signed_in, settings):
    round = open_round(by=leader.person, names=("Ada", "Bo"))
    forms = ("round-new", "staff-round-new", "public-round-new", "consultation-new")
    pages = [
        round.get_absolute_url(),
        *(reverse(f"surveys:{form}", args=[leader.organization.slug]) for form in forms),
    ]
    warning = "open only on this computer"

    settings.SITE_URL = "http://127.0.0.1:8000"
    assert [page for page in pages if warning not in signed_in.get(page).content.decode()] == []

    settings.SITE_URL = "https://mission.example.org"
    assert [page for page in pages if warning in signed_in.get(page).content.decode()] == []


def test_links_are_not_spoken_of_once_everybody_has_answered(leader, signed_in, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    round = open_round(by=leader.person, names=("Ada",))
    for invitation in round.invitations.all():
        answer(round, name=str(invitation), text="I cook.")

    assert "open only on this computer" not in signed_in.get(round.get_absolute_url()).content.decode()


def test_each_link_has_a_message_to_send_with_it(round, signed_in, leader):
    page = signed_in.get(round.get_absolute_url())

    waiting = [one for one in page.context["people"] if one["url"]]
    assert waiting
    for one in waiting:
        said = one["message"]
        told = [str(one["invitation"]), round.question_text, "three minutes", one["url"], round.disclosure_text]
        assert [part for part in told if part not in said] == []
        assert said.count("/a/") == 1
        assert said.endswith(leader.person.name)
    assert [one for one in page.context["people"] if not one["url"] and "message" in one] == []


def test_whoever_may_not_manage_sees_no_message(round, member, client_of):
    page = client_of(member).get(round.get_absolute_url())

    assert "A message to send with it" not in page.content.decode()


def test_closing_says_who_has_not_answered(leader, signed_in):
    round = open_round(by=leader.person, names=("Ada", "Bo", "Cleo"))
    answer(round, name="Bo", text="I cook.")
    closing = reverse("surveys:closure", args=[leader.organization.slug, round.pk])

    for page in (round.get_absolute_url(), closing):
        assert "Not yet: Ada, Cleo." in signed_in.get(page).content.decode()


def test_closing_a_confidential_round_names_nobody(leader, signed_in):
    round = open_staff_round(by=leader.person)
    closing = reverse("surveys:closure", args=[leader.organization.slug, round.pk])

    page = signed_in.get(closing)

    assert page.context["awaited"] == []
    assert "Not yet:" not in page.content.decode()
