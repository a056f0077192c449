"""Promise 9: in a round without names no page says who has answered, or counts it live, whoever reads."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.models import Invitation, Round
from surveys.queries import invitation_url, public_url
from surveys.services import open_leaders_round, refresh_participation
from tests.factories.staff_rounds import everybody_answers, invitation_to, open_staff_round, staff, staff_answer


@pytest.fixture
def round(leader) -> Round:
    return open_staff_round(by=leader.person)


@pytest.fixture
def superuser(administrator, client_of) -> Client:
    administrator.user.is_superuser = administrator.user.is_staff = True
    administrator.user.save()
    return client_of(administrator)


def pages_of(round: Round) -> list[str]:
    slug = round.organization.slug
    return [
        round.get_absolute_url(),
        round.get_absolute_url() + "?seen=0",
        reverse("surveys:round-list", args=[slug]),
        reverse("surveys:round-kinds", args=[slug]),
        reverse("surveys:staff-round-new", args=[slug]),
        reverse("surveys:closure", args=[slug, round.pk]),
        reverse("alignment:results", args=[slug, round.pk]),
        reverse("home:overview", args=[slug]),
        reverse("messaging:message-list", args=[slug]),
    ]


def seen(client: Client, round: Round) -> list[tuple[int, str]]:
    """Everything the pages say, without what changes at each reading anyway."""
    answers = [client.get(url) for url in pages_of(round)]
    return [(one.status_code, re.sub(r'value="[\w-]{64}"', "", one.content.decode())) for one in answers]


def test_no_page_changes_when_somebody_answers(round, superuser):
    refresh_participation(round=round, at=timezone.now())
    before = seen(superuser, round)

    everybody_answers(round)

    assert seen(superuser, round) == before


def test_a_round_with_names_does_change(leader, superuser):
    """The alarm: the same reading of the same pages tells where telling is promised."""
    round = open_leaders_round(
        mission=open_staff_round(by=leader.person).mission,
        people=staff(leader.organization),
        by=leader.person,
        at=timezone.now(),
    )
    before = seen(superuser, round)

    everybody_answers(round)

    assert seen(superuser, round) != before


def test_no_page_holds_anybodys_link(round, superuser):
    text = " ".join(content for _status, content in seen(superuser, round))

    assert [invitation_url(row) for row in round.invitations.all() if row.token in text] == []


def test_code_of_one_person_does_not_exist(round, superuser):
    url = reverse("surveys:invitation-qr", args=[round.organization.slug, invitation_to(round, "Kitchen 1").pk])

    assert superuser.get(url).status_code == 404


def test_slips_name_nobody_and_stay_the_same_set(round, superuser, settings):
    settings.MAIL_ENABLED = False
    url = reverse("surveys:sheet", args=[round.organization.slug, round.pk])
    first = superuser.get(url).content.decode()

    staff_answer(round, "Kitchen 1")
    second = superuser.get(url).content.decode()

    links = [set(re.findall(r"/a/[\w.:-]+/", page)) for page in (first, second)]
    assert links[0] == links[1] != set()
    assert "Kitchen 1" not in first + second


def test_who_is_asked_is_told_and_nothing_about_each(round, superuser):
    staff_answer(round, "Kitchen 1")

    page = superuser.get(round.get_absolute_url()).content.decode()

    assert "Kitchen 1" in page
    assert ">Answered<" not in page and ">Not yet<" not in page


def test_own_missing_answer_is_told_to_oneself_alone(leader, administrator, client_of):
    people = [*staff(leader.organization), leader.person]
    round = open_staff_round(by=leader.person, people=people)
    own = invitation_url(Invitation.objects.get(round=round, roster_entry__person=leader.person))

    pages = [client_of(one).get(round.get_absolute_url()).content.decode() for one in (leader, administrator)]

    assert [own in page for page in pages] == [True, False]


def test_public_round_shows_its_link_code_and_poster(leader, client_of):
    round = open_staff_round(by=leader.person, people=[], kind="awareness", mode="public", audience="public")
    signed_in = client_of(leader)

    page = signed_in.get(round.get_absolute_url()).content.decode()
    poster = signed_in.get(reverse("surveys:sheet", args=[round.organization.slug, round.pk])).content.decode()

    assert public_url(round) in page and public_url(round) in poster
    assert 'role="img"' in page and 'role="img"' in poster
    assert "told with the results" in page and f"{public_url(round)}?kiosk" in page


def test_sheet_of_a_closed_round_leads_back(round, superuser):
    superuser.post(reverse("surveys:closure", args=[round.organization.slug, round.pk]))

    answer = superuser.get(reverse("surveys:sheet", args=[round.organization.slug, round.pk]))

    assert answer.headers["Location"] == round.get_absolute_url()
