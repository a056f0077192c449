import pytest

from surveys.models import Invitation, RosterEntry
from surveys.queries import invitation_url, slip_groups
from tests.factories.staff_rounds import open_staff_round, staff, staff_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(settings):
    settings.MAIL_ENABLED = True


def a_round(leader, *, paper: dict[str, int]):
    """Eight in the kitchen, six drivers, three in the office; so many of each have no address."""
    people = staff(leader.organization)
    for person in people:
        team, number = person.name.split()
        person.email = "" if int(number) <= paper.get(team, 0) else f"{team}.{number}@example.org".lower()
        person.save()
    return open_staff_round(by=leader.person, people=people)


def piles(round) -> dict[str, int]:
    return {group.name: len(group.urls) for group in slip_groups(round)}


def test_no_slips_where_everybody_has_mail(leader, mail):
    assert piles(a_round(leader, paper={})) == {}


def test_everybody_has_a_slip_where_mail_is_off(leader, settings):
    settings.MAIL_ENABLED = False

    round = a_round(leader, paper={})

    assert sum(piles(round).values()) == 17
    assert {url for group in slip_groups(round) for url in group.urls} == {
        invitation_url(invitation) for invitation in round.invitations.all()
    }


def test_a_large_pile_is_the_teams_own_and_small_ones_lie_together(leader, mail):
    round = a_round(leader, paper={"Kitchen": 6, "Drivers": 3, "Office": 2})

    assert piles(round) == {"Harbor Kitchen": 5, "Kitchen": 6}


@pytest.mark.parametrize("few", [1, 4])
def test_one_person_without_mail_is_never_alone_on_a_sheet(leader, mail, few):
    assert piles(a_round(leader, paper={"Kitchen": few})) in ({"Harbor Kitchen": 5}, {"Kitchen": 5})


def test_sheet_is_the_same_after_answers_and_after_an_address_changed(leader, mail):
    round = a_round(leader, paper={"Kitchen": 6})
    before = {url for group in slip_groups(round) for url in group.urls}

    staff_answer(round, "Kitchen 1")
    person = RosterEntry.objects.get(round=round, name="Kitchen 2").person
    person.email = "now@example.org"
    person.save()

    assert {url for group in slip_groups(round) for url in group.urls} == before


def test_sheet_would_tell_if_it_left_out_who_has_answered(leader, mail):
    """The alarm: the link that vanishes from such a sheet is the link of whoever was just seen answering."""
    round = a_round(leader, paper={"Kitchen": 6})
    waiting = Invitation.objects.filter(round=round, roster_entry__on_paper=True).unanswered()
    before = {invitation_url(invitation) for invitation in waiting.all()}

    staff_answer(round, "Kitchen 1")

    assert before - {invitation_url(invitation) for invitation in waiting.all()} != set()


def test_order_is_drawn_anew_for_each_sheet(leader, settings):
    settings.MAIL_ENABLED = False
    round = a_round(leader, paper={})

    orders = {tuple(url for group in slip_groups(round) for url in group.urls) for _sheet in range(4)}

    assert len(orders) > 1
